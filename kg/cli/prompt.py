"""The prompt of ``kg shell``: lines with completion and history; needs the extra ``shell`` (prompt_toolkit)."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from kg_schema import ENTITIES, Graph, Relation

__all__ = ["Vocabulary", "questions"]

_WORDS: Final = (
    "MATCH OPTIONAL WHERE RETURN ORDER BY LIMIT WITH UNWIND DISTINCT COUNT EXISTS NOT AND OR AS CONTAINS "
    "SELECT ASK CONSTRUCT DESCRIBE FILTER UNION GROUP VALUES BIND "
    "Article Statement IN_ARTICLE MENTIONS "
    "name id title quote date confidence modality polarity attributed_to stance origins published publisher "
    "relation source target event_date"
).split()
_COMMANDS: Final = ":param :params :format :limit :named :list :search :help :quit".split()
_WORD: Final = re.compile(r":?\w+$")
_QUOTED: Final = re.compile(r"""["']([^"']*)$""")
_LEAST: Final = 2
"""Letters after which names are offered."""


class Vocabulary(Completer):
    """Offers keywords, labels, relations and properties; inside quotation marks the names of the entities."""

    def __init__(self, graph: Graph) -> None:
        self._words = sorted(
            {*_WORDS, *(r.value for r in Relation), *(k.value for k in ENTITIES)}, key=str.casefold
        )
        self._names = sorted({e.name for e in graph.entities}, key=str.casefold)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Yield what may stand where the cursor is."""
        before = document.text_before_cursor
        if before.lstrip().startswith(":") and " " not in before.lstrip():
            yield from _beginning(_COMMANDS, before.lstrip())
        elif _is_open(before) and (quoted := _QUOTED.search(before)):
            if len(quoted.group(1)) >= _LEAST:
                yield from _beginning(self._names, quoted.group(1))
        elif word := _WORD.search(before):
            yield from _beginning(self._words, word.group().lstrip(":"))


def _beginning(words: Iterable[str], typed: str) -> Iterator[Completion]:
    return (Completion(w, -len(typed)) for w in words if w.casefold().startswith(typed.casefold()))


def _is_open(text: str) -> bool:
    return text.count('"') % 2 == 1 or text.count("'") % 2 == 1


def questions(graph: Graph, history: Path) -> Iterator[str]:
    """Yield what is typed, a query or a command at a time, until Ctrl-D; Ctrl-C drops the line."""
    session: PromptSession[str] = PromptSession(
        "kg> ",
        completer=Vocabulary(graph),
        complete_while_typing=False,
        history=_kept(history),
        multiline=Condition(lambda: not _is_whole(get_app().current_buffer.text)),
        prompt_continuation="...   ",
        key_bindings=_keys(),
    )
    while True:
        try:
            yield session.prompt()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return


def _kept(history: Path) -> History:
    """Return the history on disk, or one in memory where the file cannot be written."""
    with suppress(OSError):
        history.parent.mkdir(parents=True, exist_ok=True)
        history.touch(mode=0o600)
        return FileHistory(str(history))
    return InMemoryHistory()


def _is_whole(text: str) -> bool:
    stripped = text.strip()
    return not stripped or stripped.startswith(":") or stripped.endswith(";") or text.endswith("\n")


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("tab")
    def _(event: KeyPressEvent) -> None:
        """Complete the word, a common beginning first."""
        event.current_buffer.start_completion(insert_common_part=True)

    return keys
