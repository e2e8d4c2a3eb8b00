"""What goes to a language model and what comes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

__all__ = ["Chat", "Message", "Reply"]


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model wrote; ``cut_off`` where it ran out of room before its end."""

    content: str
    cut_off: bool = False


class Chat(Protocol):
    """The line to a language model; whoever makes the extractor gives it one."""

    @property
    def model(self) -> str:
        """Name of the model."""
        ...

    def reply(self, messages: Sequence[Message]) -> Reply:
        """Return the model's next turn.

        Raises AnswerError where none comes for this conversation, ExtractionError where none will come at all.
        """
        ...
