"""What follows or interrupts an article: other stories, the author's life, readers' comments."""

import re
from dataclasses import dataclass

from kg_loaders.boilerplate import comment_marker, is_section_word, tail_marker
from kg_loaders.layout import Chunk

__all__ = ["drop_tails"]

_TEASER = "teaser of another story"
_LONG = 30
_FULL = 25
_BIO = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'.-]* ){1,4}(?:is|was|has been|covers|writes|reports|joined|works|teaches)\b.{0,60}"
    r"\b(?:correspondent|reporter|journalist|columnist|editor|writer|contributor|freelancer?|author of"
    r"|bureau chief|producer|fellow at|professor (?:of|at)|lecturer|covers|covering"
    r"|writes (?:about|on|for)|reports (?:on|for))\b.{0,400}"
)
_SIGN_OF_READERS = re.compile(r"\bago\b|\breply\b|\bsays:|\blikes?\b|\breport\b")


@dataclass(slots=True)
class _Ahead:
    """From a chunk on: where the next whole paragraph is, whether two stand together, how many are long."""

    full: int
    paired: bool
    long: int


def drop_tails(parts: list[Chunk], reasons: list[str], head: int) -> None:
    """Drop boxes and tails of other stories in place: ``reasons`` gets a sentence where a chunk is dropped.

    A line that announces other stories ends the article, unless its text plainly goes on; without such a
    line, summaries that break off and headlines with dates after the text show where it ends.
    """
    ahead = _ahead(parts, reasons)
    body = sum(1 for j in range(head) if not reasons[j] and _is_full(parts[j]))
    i = head
    while i < len(parts):
        marked = tail_marker(parts[i].text)
        if i > head and body and _opens_comments(parts, i):
            _drop(reasons, i, len(parts), "comments of readers")
        elif marked or (body >= 2 and _is_teaser(parts, i)):
            end = _resumes(ahead[i + 1], body, len(parts))
            _drop(reasons, i if marked else _headline_of(parts, i), end, _TEASER)
            i = end
            continue
        body += not reasons[i] and _is_full(parts[i])
        i += 1
    _drop_dated_stories(parts, reasons, head)
    _drop_last_headlines(parts, reasons, head)
    _drop_biography(parts, reasons, head)


def _drop(reasons: list[str], start: int, end: int, reason: str) -> None:
    for i in range(start, end):
        reasons[i] = reasons[i] or reason


def _is_full(part: Chunk) -> bool:
    """Tell whether a chunk is a whole paragraph rather than a summary that breaks off."""
    return part.prose and not part.truncated and part.words >= _FULL


def _ahead(parts: list[Chunk], reasons: list[str]) -> list[_Ahead]:
    """Return for each chunk, and for the end, what stands from there on."""
    seen = [_Ahead(len(parts), False, 0)]
    for i in range(len(parts) - 1, -1, -1):
        after = seen[-1]
        if reasons[i] or not _is_full(parts[i]):
            seen.append(after)
        else:
            paired = after.paired or after.full == i + 1
            seen.append(_Ahead(i, paired, after.long + (parts[i].words >= _LONG)))
    return seen[::-1]


def _opens_comments(parts: list[Chunk], i: int) -> bool:
    """Tell whether readers' comments begin here; the bare word needs signs of readers under it."""
    text = parts[i].text
    if not comment_marker(text):
        return False
    under = [p.text.casefold() for p in parts[i + 1 : i + 12]]
    signs = any(_SIGN_OF_READERS.search(t) for t in under if len(t) <= 60)
    return text.strip(" :").casefold() not in ("comment", "comments") or signs or not under


def _is_teaser(parts: list[Chunk], i: int) -> bool:
    """Tell whether a chunk is the summary of another story: it breaks off, and a headline stands over it."""
    part = parts[i]
    return part.truncated and 6 <= part.words < 70 and i > 0 and not parts[i - 1].prose and not parts[i - 1].item


def _headline_of(parts: list[Chunk], i: int) -> int:
    """Return where the short lines over chunk ``i`` begin: the headline, section and date of its story."""
    start = i
    while start > 0 and not parts[start - 1].prose and not parts[start - 1].item:
        start -= 1
    return start


def _resumes(rest: _Ahead, body: int, end: int) -> int:
    """Return where the article goes on after a box of other stories, or the end if it does not.

    It goes on if two whole paragraphs stand together further down, or two long ones anywhere; then with the
    first whole paragraph. Before the article's own second paragraph a box is taken to be but its short lines.
    """
    return rest.full if rest.paired or rest.long >= 2 or body < 2 else end


def _drop_dated_stories(parts: list[Chunk], reasons: list[str], head: int) -> None:
    """Drop a tail of headlines with dates or sections and at most a short summary each.

    Lines of dates all through the text (a live blog) are no sign of other stories.
    """
    cues = [i for i in range(head, len(parts)) if reasons[i] in ("date line", "name of a section")]
    if len(cues) < 2 or sum(1 for j in range(cues[0]) if not reasons[j] and _is_full(parts[j])) < 2:
        return
    start = _headline_of(parts, cues[0])
    above = start - 1
    if above > head and parts[above].words < _LONG and _headline_of(parts, above) < above:
        start = _headline_of(parts, above)
    summaries = [p for i, p in enumerate(parts[start:], start) if p.prose and not reasons[i]]
    if all(p.words < _LONG for p in summaries) and len(summaries) <= len(cues):
        _drop(reasons, start, len(parts), _TEASER)


def _drop_last_headlines(parts: list[Chunk], reasons: list[str], head: int) -> None:
    """Drop short lines under which no text follows any more."""
    for i in range(len(parts) - 1, head, -1):
        if parts[i].prose or parts[i].item:
            if not reasons[i]:
                return
        elif not reasons[i]:
            reasons[i] = "name of a section" if is_section_word(parts[i].text) else "headline without a text"


def _drop_biography(parts: list[Chunk], reasons: list[str], head: int) -> None:
    """Drop a last paragraph that tells who the author is."""
    kept = [i for i in range(head, len(parts)) if not reasons[i]]
    if len(kept) >= 3 and parts[kept[-1]].words <= 60 and _BIO.fullmatch(parts[kept[-1]].text):
        reasons[kept[-1]] = "about the author"
