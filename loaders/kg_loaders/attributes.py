"""Attributes: parts of speech, features and lemmas as spaCy's attribute ruler gives them, remembered by form."""

import re
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["RememberedRuler", "Ruler", "remember_attributes"]

_READ: Final[list[int | str]] = ["LOWER", "TAG", "DEP"]
_GIVEN: Final[list[int | str]] = ["POS", "MORPH", "LEMMA"]
_KNOWN: Final = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
_RULER: Final = "attribute_ruler"
_OURS: Final = "kg_attributes"
_UNNAMED: Final = 0
"""The sort of every form that no pattern names: spaCy's number of the empty string."""
_SPACE: Final = 1
"""The sort of white space, which the ruler relabels and which is therefore always left to it."""

_Spec = dict[str, object]


class Ruler(Protocol):
    """What is asked of spaCy's attribute ruler."""

    @property
    def patterns(self) -> list[dict[str, Any]]:
        """Return its patterns; each has several lists of conditions, one condition to a token."""

    def __call__(self, doc: "Doc") -> "Doc":
        """Set the attributes in place."""


class RememberedRuler:
    """What spaCy's attribute ruler gives a token, asked for once for each form, tag and label.

    All but a few of the ruler's patterns look at one token. What they gave it is given again to every token of
    the same form, tag and label, where all forms that no pattern names count as one. A text goes to spaCy's
    ruler itself if it holds such a token for the first time, or white space, or a token with which a longer
    pattern could begin. ``knows_all`` is false where patterns ask for more: then the ruler must stay.
    """

    def __init__(self, nlp: "Language", ruler: Ruler) -> None:
        self._ruler = ruler
        self._strings = nlp.vocab.strings
        patterns: list[list[_Spec]] = [specs for entry in ruler.patterns for specs in entry["patterns"]]
        first = [specs[0] for specs in patterns if len(specs) > 1]
        labels = [s.get("DEP") for s in first if "LOWER" not in s]
        self.knows_all = all(spec.keys() <= _KNOWN for specs in patterns for spec in specs)
        self.knows_all &= all(isinstance(label, str) for label in labels)
        self._begin_labels = {self._strings[label] for label in labels if isinstance(label, str)}
        self._begins = _fits([s["LOWER"] for s in first if "LOWER" in s])
        self._named = _fits([s["LOWER"] for specs in patterns for s in specs if "LOWER" in s])
        self._sorts: dict[int, int] = {}
        self._beginning: set[int] = set()
        self._given: dict[tuple[int, int, int], tuple[int, int, int]] = {}

    def __call__(self, doc: "Doc") -> "Doc":
        """Set parts of speech, features and fixed lemmas in place."""
        read: Any = doc.to_array(_READ)
        tokens: list[tuple[int, int, int]] = read.tolist()
        try:
            rows = [(self._sorts[lower], tag, dep) for lower, tag, dep in tokens]
        except KeyError:
            rows = [(self._sort(lower), tag, dep) for lower, tag, dep in tokens]
        if any(s == _SPACE or s in self._beginning or dep in self._begin_labels for s, _, dep in rows):
            return self._ruler(doc)
        try:
            given = [self._given[row] for row in rows]
        except KeyError:
            doc = self._ruler(doc)
            found: Any = doc.to_array(_GIVEN)
            self._given.update(zip(rows, map(tuple, found.tolist()), strict=True))
            return doc
        if given:
            array: Any = np.array(given, dtype=np.uint64)
            doc.from_array(_GIVEN, array)
        return doc

    def _sort(self, lower: int) -> int:
        known = self._sorts.get(lower)
        if known is not None:
            return known
        form = self._strings[lower]
        if self._begins.search(form):
            self._beginning.add(lower)
        self._sorts[lower] = _SPACE if form.isspace() else lower if self._named.search(form) else _UNNAMED
        return self._sorts[lower]


def remember_attributes(nlp: "Language") -> None:
    """Put a remembered ruler in the place of the pipeline's attribute ruler; the attributes stay the same.

    A pipeline without a ruler, or with patterns that ask for more than a form, tag and label, stays as it is.
    """
    if _RULER not in nlp.pipe_names:
        return
    own: Any = nlp.get_pipe(_RULER)
    ruler = RememberedRuler(nlp, own)
    if ruler.knows_all:
        from spacy.language import Language

        Language.factory(_OURS, func=lambda nlp, name: ruler)
        nlp.add_pipe(_OURS, after=_RULER)
        nlp.disable_pipe(_RULER)


def _fits(forms: list[object]) -> re.Pattern[str]:
    """Return what finds the lower forms that one of these conditions allows."""
    return re.compile("|".join(f"(?:{_regex(form)})" for form in forms) or r"(?!)")


def _regex(form: object) -> str:
    """Return a condition on a form as a regular expression; one that is not understood fits every form."""
    if isinstance(form, dict) and form.keys() == {"REGEX"}:
        return str(form["REGEX"])
    if isinstance(form, dict) and form.keys() == {"IN"}:
        return "|".join(rf"^{re.escape(one)}$" for one in form["IN"])
    return rf"^{re.escape(form)}$" if isinstance(form, str) else ""
