"""Settled trees: what is read off a tree that no longer changes is read once."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["once", "settle", "unsettle"]

_READ: Final = "kg_read"
_T = TypeVar("_T")


def settle(doc: "Doc") -> None:
    """Say that the heads, labels and lemmas of the document stay as they are: what is read off them is kept."""
    doc.user_data[_READ] = {}


def unsettle(doc: "Doc") -> None:
    """Forget what was read off the document, because its tree is about to change."""
    doc.user_data.pop(_READ, None)


def once(function: Callable[["Token"], _T]) -> Callable[["Token"], _T]:
    """Return the function with what it said of each token of a settled document kept; lists come out as copies."""

    @wraps(function)
    def kept(token: "Token") -> _T:
        read: dict[Any, _T] | None = token.doc.user_data.get(_READ)
        if read is None:
            return function(token)
        key = (function, token.i)
        if key not in read:
            read[key] = function(token)
        found = read[key]
        return cast("_T", found[:]) if isinstance(found, list) else found

    return kept
