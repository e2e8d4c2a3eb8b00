"""Sentences and clauses of a passage, by punctuation and conjunctions alone."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg_loaders.temporal.spans import Spans

__all__ = ["Clauses", "sentence_starts"]

_BREAK = re.compile(r"[.!?…]+[\"”’»)\]]*\s+(?=[\"“‘«(\[]?[^\W\d_]*)|\n\s*\n")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Sen|Rep|Gov|Pres|Rev|Hon|St|Jr|Sr|No|vs|Inc|Ltd|Co|Corp"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|c)|\b[A-Za-z]|\b[ap]\.m)\.$"
)
_SIGN = re.compile(
    r"(?P<open>[(\[“«])|(?P<close>[)\]”»])|(?P<straight>\")|(?P<dash>—|\s[–-]\s)|(?P<hard>;|:\s)|(?P<comma>,\s)"
    r"|\b(?P<word>[Ww]ho|[Ww]hom|[Ww]hose|[Ww]hich|[Ww]here(?:by)?|[Ww]hen|[Ww]hile|[Bb]ecause|[Aa]lthough|[Tt]hough"
    r"|[Ww]hereas|[Ii]f|[Uu]nless|[Uu]ntil|[Aa]fter|[Bb]efore|[Ss]ince|[Oo]nce|[Dd]espite|[Ff]ollowing|[Aa]head of"
    r"|[Ii]n response to)\b"
)

_CLOSING = {"straight": "straight", "dash": "dash"}
_BEHIND_COMMA = re.compile(r"(?:[,“\"](?:\s[\w’'-]+){0,3}\s*| (?:and|but) )$")


class Clauses:
    """Numbers the clauses of a text, so that two places are in one clause if their numbers are equal.

    Quoted and bracketed stretches, subordinate clauses and what is set off by dashes have numbers of their own,
    and what encloses them goes on after them under its old number.
    """

    def __init__(self, text: str, masked: Spans) -> None:
        self._sentences = [0, *sentence_starts(text, masked)]
        self._starts: list[int] = [0]
        self._numbers: list[int] = [0]
        self._count = 0
        self._quoted: set[int] = set()
        self._text = text
        self._masked = masked
        for start, end in zip(self._sentences, [*self._sentences[1:], len(text)], strict=True):
            self._number(start, end)

    def sentence(self, position: int) -> int:
        """Return the number of the sentence at a place."""
        return bisect_right(self._sentences, position)

    def quoted(self, position: int) -> bool:
        """Tell whether a place is inside quotation marks."""
        return self.clause(position) in self._quoted

    def clause(self, position: int) -> int:
        """Return the number of the clause at a place."""
        return self._numbers[bisect_right(self._starts, position) - 1]

    def _enter(self, position: int, number: int | None = None) -> int:
        if number is None:
            self._count += 1
            number = self._count
        self._starts.append(position)
        self._numbers.append(number)
        return number

    def _number(self, start: int, end: int) -> None:
        """Number the clauses of one sentence; ``stack`` holds what is open, with the sign that closes it."""
        stack: list[tuple[int, str]] = [(self._enter(start), "")]
        for sign in _SIGN.finditer(self._text, start, end):
            kind, at = sign.lastgroup or "", sign.start()
            if at in self._masked:
                continue
            kind = self._kind(kind, stack, sign, end)
            if kind == "open":
                stack.append((self._enter(at), _CLOSING.get(sign.lastgroup or "", "close")))
                if sign.group() in '“«"':
                    self._quoted.add(stack[-1][0])
            elif kind == "word":
                closing = "comma" if self._set_off(at, start) else "nothing"
                stack.append((self._enter(at), closing))
            elif kind == "hard":
                stack[-1] = (self._enter(sign.end()), stack[-1][1])
            elif kind in ("close", "comma"):
                self._leave(stack, kind if kind == "comma" else sign.lastgroup or "", sign.end())

    def _kind(self, kind: str, stack: list[tuple[int, str]], sign: re.Match[str], end: int) -> str:
        if kind == "straight":
            return "close" if any(closing == "straight" for _, closing in stack) else "open"
        if kind == "dash":
            if any(closing == "dash" for _, closing in stack):
                return "close"
            return "open" if re.search(r"—|\s[–-]\s", self._text[sign.end() : end]) else "hard"
        if kind == "open" and self._is_short(sign):
            return ""
        return kind

    def _is_short(self, sign: re.Match[str]) -> bool:
        """Tell whether brackets hold nothing but a masked span."""
        inside = self._masked.end_of(sign.end())
        return sign.group() == "(" and inside is not None and self._text[inside : inside + 1] == ")"

    def _set_off(self, position: int, start: int) -> bool:
        """Tell whether a conjunction stands behind a comma, so that the next one ends its clause."""
        return bool(_BEHIND_COMMA.search(self._text, max(start, position - 40), position)) or position == start

    def _leave(self, stack: list[tuple[int, str]], closing: str, position: int) -> None:
        depth = next((i for i in range(len(stack) - 1, 0, -1) if stack[i][1] == closing), None)
        if closing == "comma" and stack[-1][1] != "comma":
            return
        if depth is not None:
            del stack[depth:]
            self._enter(position, stack[-1][0])


def sentence_starts(text: str, masked: Spans) -> Iterator[int]:
    """Yield where each sentence of a text but the first begins; no sentence ends inside what is masked."""
    for found in _BREAK.finditer(text):
        following = text[found.end() : found.end() + 2].lstrip('"“‘«([')
        if (found.end() - 1 in masked and found.end() in masked) or (following and following[0].islower()):
            continue
        if found.group()[0] == "." and _ABBREVIATED.search(text, max(0, found.start() - 12), found.start() + 1):
            continue
        yield found.end()
