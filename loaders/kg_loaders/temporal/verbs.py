"""Verb groups of a text, by their forms alone: enough to tell what a time expression stands with."""

import re
from dataclasses import dataclass, replace

from kg_loaders.temporal.spans import Spans
from kg_loaders.temporal.words import temporal_words

__all__ = ["VerbGroup", "verb_groups"]


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries; ``head`` is its last word, in lower case."""

    start: int
    end: int
    head: str
    future: bool = False
    past: bool = False
    infinitive: bool = False
    adjunct: bool = False
    """A participle that goes along with another verb: "speaking on Friday"."""


_CLASSES = temporal_words().classes
_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*")
_MODALS = frozenset(
    "will would shall should can could may might must won't won’t wouldn't cannot can't can’t".split()
)
_PRESENT_BE, _PAST_BE = (
    frozenset(["is", "are", "isn't", "aren't", "am"]),
    frozenset(["was", "were", "wasn't", "weren't"]),
)
_HAVE = frozenset("has have had hasn't haven't hadn't having".split())
_DO = frozenset("did does do didn't doesn't don't didn’t doesn’t don’t".split())
_BE = frozenset(["be", "been", "being"])
_FILLERS = frozenset(
    "not also never still now only again then already both all soon finally ever just yet".split()
)
_DETERMINERS = frozenset(
    "the a an this that these those its his her their our my your no any some each every another such other new"
    " more most very so-called".split()
)
_PREPOSITIONS = frozenset(
    "in of by with from for on at against between among over under into towards toward near as".split()
)
_NOT_INFINITIVE = (
    _DETERMINERS | _PREPOSITIONS | frozenset(["him", "them", "me", "us", "it", "date", "whom", "which", "what"])
)
_BEFORE_PARTICIPLE = frozenset(["by", "after", "before", "while", "without", "when", "since"])
_PRONOUNS = frozenset(["they", "we", "you", "i", "who", "that", "which", "he", "she", "it", "both"])


def _is_past_form(word: str) -> bool:
    if word in _CLASSES["irregular_verbs"]:
        return True
    return word.endswith("ed") and len(word) > 3 and word not in _CLASSES["not_verbs"]


def _is_participle(word: str) -> bool:
    return word.endswith("ing") and len(word) > 5 and word not in _CLASSES["not_verbs"]


class _Reader:
    """Goes over the words of one text once, from the left."""

    def __init__(self, text: str, masked: Spans) -> None:
        self.text = text
        spans = [m.span() for m in _WORD.finditer(text)]
        self.spans = [s for s in spans if s[0] not in masked]
        self.words = [text[start:end] for start, end in self.spans]
        self.lower = [word.lower() for word in self.words]
        self.groups: list[VerbGroup] = []

    def read(self) -> tuple[VerbGroup, ...]:
        i = 0
        while i < len(self.words):
            i = max(i + 1, self._at(i))
        return tuple(self.groups)

    def _at(self, i: int) -> int:
        """Add the group that starts at a word, if one does; return the index of the word after it."""
        word = self.lower[i]
        if (word in _MODALS and self.words[i] not in ("May", "Will")) or word.endswith(("'ll", "’ll")):
            return self._with_auxiliary(i, future=True, past=False)
        if word in _PRESENT_BE or word in _PAST_BE or word in _HAVE or word in _DO:
            return self._with_auxiliary(i, future=False, past=word not in _PRESENT_BE)
        if word == "to":
            return self._infinitive(i)
        if self.words[i] == word or (i == 0 and _is_participle(word)):
            return self._plain(i)
        return i

    def _add(self, i: int, j: int, **flags: bool) -> int:
        self.groups.append(VerbGroup(self.spans[i][0], self.spans[j][1], self.lower[j], **flags))
        return j + 1

    def _adjacent(self, i: int) -> bool:
        """Tell whether only space stands between a word and the one before it."""
        return i > 0 and self.text[self.spans[i - 1][1] : self.spans[i][0]].isspace()

    def _after_fillers(self, i: int, more: frozenset[str] = frozenset()) -> int:
        while i < len(self.words) and (
            self.lower[i] in _FILLERS or self.lower[i] in more or self.lower[i].endswith("ly")
        ):
            i += 1
        return i

    def _with_auxiliary(self, i: int, *, future: bool, past: bool) -> int:
        j = self._after_fillers(i + 1, _BE | _HAVE)
        if j >= len(self.words) or not (self.words[j] == self.lower[j] and self._adjacent(j)):
            return self._add(i, i, future=future or not past, past=past)
        word = self.lower[j]
        if word == "to":
            return self._infinitive(j, group_start=i, future=not past)
        if future or self.lower[i] in _DO:
            return self._add(i, j, future=future, past=past)
        if not (_is_past_form(word) or _is_participle(word) or word in _CLASSES["future_heads"]):
            return self._add(i, max(i, j - 1), future=not past and self.lower[i] in _PRESENT_BE, past=past)
        present = self.lower[i] in _PRESENT_BE
        if j + 1 < len(self.words) and self.lower[j + 1] == "to" and word in _CLASSES["future_heads"] and present:
            return self._infinitive(j + 1, group_start=i, future=True)
        coming = present and (_is_participle(word) or word in _CLASSES["future_participles"])
        return self._add(i, j, future=coming, past=not coming)

    def _infinitive(self, i: int, group_start: int | None = None, *, future: bool = False) -> int:
        j = self._after_fillers(i + 1, _BE | _HAVE)
        word = self.lower[j] if j < len(self.words) else ""
        plural = word.endswith("s") and not word.endswith(("ss", "us"))
        if not word.isalpha() or word in _NOT_INFINITIVE or word != self.words[j] or plural:
            return i + 1 if group_start is None else self._add(group_start, i - 1, future=future, past=not future)
        if group_start is not None:
            return self._add(group_start, j, future=future, past=not future)
        before = self.lower[i - 1] if i else ""
        governor = self.groups[-1] if self.groups and self.groups[-1].end > self.spans[max(0, i - 5)][0] else None
        coming = before in _CLASSES["future_heads"] or (
            governor is not None and (governor.future or governor.head in _CLASSES["future_heads"])
        )
        return self._add(i, j, infinitive=True, future=coming)

    def _plain(self, i: int) -> int:
        word, before = self.lower[i], self.lower[i - 1] if self._adjacent(i) else ""
        if "-" in word:
            return i
        if word in _CLASSES["future_participles"] and self._followed_by(i, "for", "on", "in", "by", "at"):
            return self._add(i, i, future=True)
        if _is_past_form(word):
            return i if before in _DETERMINERS or before in _PREPOSITIONS else self._add(i, i, past=True)
        if _is_participle(word):
            starts = not self._adjacent(i) or before in _BEFORE_PARTICIPLE
            return self._add(i, i, adjunct=True) if starts else i
        if word in _CLASSES["speech_verbs"]:
            return self._add(i, i)
        return self._add(i, i, future=True) if word in _CLASSES["scheduled_verbs"] and self._has_subject(i) else i

    def _followed_by(self, i: int, *words: str) -> bool:
        after = self.text[self.spans[i][1] :].lstrip()
        return after.startswith(words) or (i + 1 < len(self.words) and self.lower[i + 1] in words)

    def _has_subject(self, i: int) -> bool:
        if not self._adjacent(i):
            return False
        before, word = self.words[i - 1], self.lower[i]
        if before.lower() in _DETERMINERS or before.lower() in _PREPOSITIONS or before[0].isdigit():
            return False
        if word.endswith("s") and not word.endswith("ss"):
            return True
        return before.lower() in _PRONOUNS or (before.endswith("s") and not before.endswith("ss"))


def verb_groups(text: str, masked: Spans) -> tuple[VerbGroup, ...]:
    """Return the verb groups of a text, in order, leaving out the words of masked spans."""
    groups = _Reader(text, masked).read()
    return tuple(replace(group, past=group.past and not group.future) for group in groups)
