"""A server of chat completions of our own, which speaks the protocol over HTTP and can misbehave in every way."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Asked", "LanguageServer", "completion", "language_server", "said"]


@dataclass(frozen=True)
class Asked:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def last(self) -> str:
        """What the last turn says."""
        return str(self.body["messages"][-1]["content"])


@dataclass(frozen=True)
class Sent:
    """One answer: bytes after a status, ``drip`` seconds apart byte by byte, or cut after ``cut`` bytes."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    drip: float = 0.0
    cut: int | None = None


def completion(content: object, *, finish: str = "stop", **how: Any) -> Sent:
    """Return the answer that a model gives which says this: text as it is, anything else as JSON."""
    text = content if isinstance(content, str) or content is None else json.dumps(content, ensure_ascii=False)
    message = {"role": "assistant", "content": text}
    body = {"object": "chat.completion", "choices": [{"index": 0, "message": message, "finish_reason": finish}]}
    return Sent(body=json.dumps(body).encode(), **how)


def said(*statements: dict[str, Any], entities: dict[str, str] | None = None) -> dict[str, Any]:
    """Return an answer with these entities (name to type, names of one thing joined by |) and statements."""
    usual = {
        "polarity": "affirmed", "modality": "asserted", "paragraph": 1, "attributed_to": None, "stance": None,
        "office": None, "former": False,
    }  # fmt: skip
    named = [
        {"name": names.split("|")[0], "type": kind, "aliases": names.split("|")[1:]}
        for names, kind in (entities or {}).items()
    ]
    return {"entities": named, "statements": [usual | s for s in statements]}


class LanguageServer:
    """Answers each question with the next of ``script``, the last one again and again; keeps what was asked."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[Asked] = []
        self.script: list[Sent | Callable[[Asked], Sent]] = []

    def answer(self, asked: Asked) -> Sent:
        """Return what is sent for a question."""
        self.asked.append(asked)
        step = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        return step(asked) if callable(step) else step


@contextmanager
def language_server() -> Iterator[LanguageServer]:
    """Run the server on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            sent = served.answer(Asked(self.path, dict(self.headers), body))
            time.sleep(sent.delay)
            self.send_response(sent.status)
            for name, value in {"Content-Length": str(len(sent.body)), **sent.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self._write(sent)
            except OSError:
                self.close_connection = True

        def _write(self, sent: Sent) -> None:
            if not sent.drip:
                self.wfile.write(sent.body[: sent.cut])
                return
            for byte in sent.body:
                self.wfile.write(bytes([byte]))
                time.sleep(sent.drip)

        def log_message(self, format: str, *arguments: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = LanguageServer(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
