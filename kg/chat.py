"""The line to a language model: chat completions over HTTP, as many servers offer them after OpenAI's manner.

Nothing is sent but the conversation, the model's name and the settings that make answers repeatable. The key goes
into one header and nowhere else: no sentence of ours holds it.
"""

import json
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse

from kg.settings import LanguageModelSettings
from kg_loaders.llm import Message, Reply
from kg_loaders.readers.fetching import cut_after, trusting_context
from kg_schema import AnswerError, ExtractionError

__all__ = ["ChatServer"]

_PATH: Final = "/chat/completions"
_LARGEST: Final = 10_000_000
_CHUNK: Final = 65_536
_LONGEST_WAIT: Final = 60.0
_GIVES_UP: Final = 5
"""Questions in a row without an answer after which no further one is asked."""
_AGAIN: Final = frozenset({408, 409, 425, 429, *range(500, 600)})
_REPEATABLE: Final = {"temperature": 0, "seed": 0, "response_format": {"type": "json_object"}}
"""What is asked for and not every server knows; one that objects is asked without it."""
_Json: TypeAlias = dict[str, Any]


class _FailedError(Exception):
    """One try failed; ``str(error)`` goes on after the name of the server, ``wait`` is what it asked for."""

    def __init__(self, why: str, wait: float | None = None, *, unreachable: bool = False) -> None:
        super().__init__(why)
        self.wait = wait
        self.unreachable = unreachable


@dataclass(slots=True)
class ChatServer:
    """A server of chat completions; implements ``kg_loaders.llm.Chat``.

    A question that fails for a while (429, 5xx, no answer in time) is asked ``tries`` times, ``pause`` seconds
    apart at first, twice as long each time, or as long as the server says.
    """

    settings: LanguageModelSettings
    tries: int = 4
    pause: float = 2.0
    _extras: _Json = field(default_factory=lambda: dict(_REPEATABLE))
    _answered: bool = False
    _unanswered: int = 0

    @property
    def model(self) -> str:
        """Name of the model, as the server knows it."""
        return self.settings.model

    @property
    def server(self) -> str:
        """Name of the server, for people."""
        return urlsplit(self.settings.url).netloc

    def reply(self, messages: Sequence[Message]) -> Reply:
        """Return the model's next turn; ``cut_off`` also where the conversation is too long for it.

        Raises AnswerError where no answer comes, ExtractionError where there is no use in asking again: nobody
        there, key or model refused, or several questions in a row without an answer.
        """
        turns = [{"role": message.role, "content": message.content} for message in messages]
        try:
            reply = self._tried({"model": self.model, "messages": turns})
        except AnswerError as error:
            self._unanswered += 1
            if self._unanswered >= _GIVES_UP:
                raise ExtractionError(
                    f"The language model left {_GIVES_UP} questions in a row without an answer, the last because "
                    f"{error}. Run the same command later: it goes on from here."
                ) from error
            raise
        self._answered, self._unanswered = True, 0
        return reply

    def _tried(self, question: _Json) -> Reply:
        for left in range(self.tries - 1, -1, -1):
            try:
                return self._asked(question)
            except _FailedError as error:
                if not left or (error.unreachable and not self._answered):
                    raise self._last(error) from error
                pause = self.pause * 2 ** (self.tries - 1 - left)
                time.sleep(min(pause if error.wait is None else error.wait, _LONGEST_WAIT))
        raise AssertionError("tries is at least 1")

    def _last(self, error: _FailedError) -> Exception:
        if error.unreachable:
            return ExtractionError(
                f"The language model at {self.server} cannot be reached ({error}): check KG_LLM_URL."
            )
        return AnswerError(f"the language model at {self.server} {error}, asked {self.tries} times")

    def _asked(self, question: _Json) -> Reply:
        """Ask once; a second time, with less, where the server objects to what we asked for besides."""
        status, headers, body = self._exchanged(question | self._extras)
        if status in (400, 422) and self._extras and not _too_long(body):
            said = body.decode("utf-8", "replace")
            unknown = [name for name in self._extras if name in said] or list(self._extras)
            self._extras = {name: value for name, value in self._extras.items() if name not in unknown}
            status, headers, body = self._exchanged(question | self._extras)
        if status == 200:
            return _reply(body)
        if status == 413 or (status == 400 and _too_long(body)):
            return Reply("", cut_off=True)
        raise self._objection(status, headers, body)

    def _objection(self, status: int, headers: Mapping[str, str], body: bytes) -> Exception:
        """Return what a status other than 200 means for us."""
        if status in _AGAIN:
            busy = "has too much to do" if status == 429 else "fails"
            return _FailedError(f"{busy} ({status})", _wait(headers))
        here = f"The language model at {self.server}"
        if status in (401, 403):
            which = (
                "the key in KG_LLM_KEY" if self.settings.key else "to answer without a key (KG_LLM_KEY is not set)"
            )
            return ExtractionError(f"{here} refuses {which} ({status}): set one that it accepts.")
        if status == 404:
            return ExtractionError(
                f"{here} knows no model '{self.model}', or nothing at this address ({status}): "
                "check KG_LLM_MODEL and KG_LLM_URL."
            )
        if 300 <= status < 400:
            return ExtractionError(f"{here} sends elsewhere ({status}): set KG_LLM_URL to where it really is.")
        return AnswerError(
            f"the language model at {self.server} refuses the question ({status}{self._said(body)})"
        )

    def _said(self, body: bytes) -> str:
        """Return what an error says, in short and without the key, with a colon before it."""
        try:
            said = json.loads(body)["error"]
            said = said["message"] if isinstance(said, dict) else said
        except (ValueError, KeyError, TypeError, RecursionError):
            return ""
        words = " ".join(str(said).split())
        if self.settings.key:
            words = words.replace(self.settings.key, "…")
        return f": {words[:200].rstrip('.')}"

    def _exchanged(self, question: _Json) -> tuple[int, Mapping[str, str], bytes]:
        """Send one question; return status, headers and body, or raise _FailedError."""
        deadline = time.monotonic() + self.settings.timeout
        try:
            with cut_after(self._connection(), self.settings.timeout) as connection:
                try:
                    connection.connect()
                except (HTTPError, OSError) as error:
                    raise _FailedError(_reason(error), unreachable=True) from error
                connection.request(
                    "POST",
                    self._path(),
                    body=json.dumps(question).encode(),
                    headers=self._headers(),
                    preload_content=False,
                    decode_content=False,
                )
                with closing(connection.getresponse()) as response:
                    return response.status, response.headers, _body(response, deadline)
        except (HTTPError, HTTPException, OSError) as error:
            if time.monotonic() >= deadline or isinstance(error, TimeoutError):
                why = f"gave no full answer within {self.settings.timeout:g} seconds"
                raise _FailedError(why) from error
            raise _FailedError(f"broke off ({_reason(error)})") from error

    def _connection(self) -> HTTPConnection:
        parts = urlsplit(self.settings.url)
        assert parts.hostname is not None
        if parts.scheme == "http":
            return HTTPConnection(parts.hostname, parts.port or 80, timeout=self.settings.timeout)
        context = trusting_context()
        return HTTPSConnection(
            parts.hostname, parts.port or 443, timeout=self.settings.timeout, ssl_context=context
        )

    def _path(self) -> str:
        parts = urlsplit(self.settings.url)
        path = parts.path.rstrip("/")
        path = path if path.endswith(_PATH) else path + _PATH
        return f"{path}?{parts.query}" if parts.query else path

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "kg-positions"}
        if self.settings.key:
            headers["Authorization"] = f"Bearer {self.settings.key}"
        return headers


def _body(response: HTTPResponse, deadline: float) -> bytes:
    """Return what follows the headers; TimeoutError where it is not there in time, whole or not."""
    body = bytearray()
    while True:
        chunk = response.read1(_CHUNK, decode_content=False)
        body += chunk
        if time.monotonic() >= deadline:
            raise TimeoutError
        if not chunk:
            return bytes(body)
        if len(body) > _LARGEST:
            raise _FailedError(f"sends more than {_LARGEST // 1_000_000} MB")


def _reply(body: bytes) -> Reply:
    """Return the turn that a completion holds; raise _FailedError if it is none, AnswerError if withheld."""
    try:
        choice = json.loads(body)["choices"][0]
        content, ended = choice["message"].get("content"), choice.get("finish_reason")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise _FailedError("sends something else than a chat completion") from error
    if ended == "length":
        return Reply(content if isinstance(content, str) else "", cut_off=True)
    if ended == "content_filter":
        raise AnswerError("the language model's server withholds its answer (content_filter)")
    if not isinstance(content, str):
        raise _FailedError("sends a completion without a text")
    return Reply(content)


def _too_long(body: bytes) -> bool:
    """Tell whether an error says that the conversation does not fit into the model's context."""
    said = body.decode("utf-8", "replace").lower()
    return "context_length" in said or ("context" in said and ("length" in said or "window" in said))


def _wait(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that a server asks to wait, None where it does not say."""
    said = headers.get("Retry-After", "").strip()
    return float(said) if said.isdigit() else None


def _reason(error: Exception) -> str:
    inner = error.__cause__ if isinstance(error.__cause__, OSError) else error
    said = getattr(inner, "strerror", None) or " ".join(str(inner).split())[:120]
    return f"{type(inner).__name__}: {said}"
