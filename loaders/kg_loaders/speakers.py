"""Speakers: who utters the words between quotation marks, and the clause after "Minister: ..." in a headline."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import ORTH

from kg_loaders.arguments import Arguments, Filler
from kg_loaders.blocks import BlockKind
from kg_loaders.boundaries import COLON_LABEL
from kg_loaders.cast import Role
from kg_loaders.labels import QUOTE_MARKS
from kg_loaders.lexicon import Lexicon
from kg_loaders.parse import ParsedArticle
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_loaders.valency import by_agent, objects, subjects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["find_speakers", "is_own", "quotations", "speaker_of"]

_FEWEST = 3  # tokens between quotation marks; less is a word put in inverted commas
_TALKERS = (NodeKind.PERSON, NodeKind.STATE, NodeKind.ORGANIZATION, NodeKind.GROUP)
_HEADLINES = (BlockKind.TITLE, BlockKind.HEADING)
_STOPS = frozenset(".!?\"”’')")
_GOING_ON = frozenset("continue conclude resume elaborate".split())
"""What one does with words only beside a quotation."""
_BESIDE = 3
_BETWEEN = 25
"""Tokens at most between two quotations of one speaker."""
_ENDS = frozenset(".!?;:")
_PRONOUNS = ("he", "she")
_OUTLETS = frozenset("television tv media radio broadcaster newspaper".split())


def speaker_of(verb: "Token", arguments: Arguments) -> Role | None:
    """Return who is the speaker of a speech verb: its logical subject; a state's outlets speak for it."""
    for token in _talkers(verb):
        filler = arguments.actor(token)
        if filler is not None:
            return filler.role
        official = _official_before(token) if token.lower_ in ("he", "she") else None
        filler = arguments.actor(official) if official is not None else None
        if filler is not None:
            return filler.role
        if lemma(token) in _OUTLETS and any(c.lower_ == "state" for c in children(token, "compound", "amod")):
            return arguments.nominals.state_of(token)
    return None


def _official_before(pronoun: "Token") -> "Token | None":
    """Return the subject above that "he" stands for where it is an official without a name."""
    found = (s for verb in pronoun.head.ancestors for s in children(verb, "nsubj") if s.i < pronoun.i)
    return next(found, None)


def is_own(source: Filler, speaker: Role | None, arguments: Arguments) -> bool:
    """Tell whether who takes a position says so, alone or with another: "Chad and Mali said they backed it"."""
    if speaker is source.role:
        return True
    top = source.token
    while top.dep_ == "conj":
        top = top.head
    first = arguments.actor(top) if speaker is not None and top.dep_ == "nsubj" else None
    return first is not None and first.role is speaker


def find_speakers(parsed: ParsedArticle, arguments: Arguments, lexicon: Lexicon) -> dict[int, Role]:
    """Return who speaks, for each token of direct speech and of a headline's clause beside its speaker's name."""
    speakers: dict[int, Role] = {}
    for clause, role in _headlines(parsed, arguments):
        speakers.update((token.i, role) for token in clause)
    before = -1
    for start, end in quotations(parsed):
        if end - start < _FEWEST:
            continue
        found = _quoted(start, end, parsed, arguments, lexicon) or _still_speaking(start, end, parsed, speakers)
        if found is None and _goes_on(before, start, parsed, lexicon):
            found = speakers.get(before)
        before = end
        if found is not None:
            speakers.update((i, found) for i in range(start, end + 1))
    return speakers


def quotations(parsed: ParsedArticle) -> list[tuple[int, int]]:
    """Return the token spans between pairs of quotation marks, within a block."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    block_of = parsed.block_of
    marks = [parsed.doc.vocab.strings[mark] for mark in QUOTE_MARKS]
    for at in map(int, np.flatnonzero(np.isin(parsed.doc.to_array([ORTH]), np.array(marks, dtype=np.uint64)))):
        if opened is not None and block_of[opened] == block_of[at]:
            spans.append((opened, at))
            opened = None
        else:
            opened = at
    return spans


def _quoted(start: int, end: int, parsed: ParsedArticle, arguments: Arguments, lexicon: Lexicon) -> Role | None:
    """Look for a speech verb just before or after the quotation, in the sentences that it touches."""
    doc = parsed.doc
    first, last = doc[start].sent, doc[min(end + 1, len(doc) - 1)].sent
    block = parsed.block_of[start]
    candidates = [*doc[first.start : start], *doc[end + 1 : last.end]]
    verbs = [
        t
        for t in candidates
        if t.pos_ == "VERB" and parsed.block_of[t.i] == block
        if lemma(t) in lexicon.classes["speech_verbs"]
        or (lemma(t) in _GOING_ON and (0 < start - t.i <= _BESIDE or 0 < t.i - end <= _BESIDE))
        if not (t.sent.start > end and any(c.i > t.i for c in children(t, "ccomp")))  # says something else
    ]
    for verb in sorted(verbs, key=lambda t: min(abs(t.i - start), abs(t.i - end))):
        for speaker in _talkers(verb):
            if start <= speaker.i <= end:
                continue
            filler = arguments.actor(speaker)
            if filler is not None and not (speaker.lower_ in _PRONOUNS and _names(filler.role, start, end)):
                return filler.role
    return _according_to(candidates, arguments)


def _names(role: Role, start: int, end: int) -> bool:
    """Tell whether a quotation names someone: "Brown must go," he said, and "he" is not Brown."""
    return any(start < head < end for head in role.heads)


def _still_speaking(start: int, end: int, parsed: ParsedArticle, speakers: dict[int, Role]) -> Role | None:
    """Return who spoke last, of a paragraph that is one quotation and follows another's end."""
    block = parsed.block_of[start]
    whole = (start == 0 or parsed.block_of[start - 1] != block) and (
        end + 1 == len(parsed.doc) or parsed.block_of[end + 1] != block
    )
    before = [i for i in range(start - 1, -1, -1) if parsed.block_of[i] == block - 1] if whole else []
    spoke = next((speakers[i] for i in before if i in speakers), None)
    return spoke if spoke is not None and spoke.type is NodeKind.PERSON else None


def _goes_on(before: int, start: int, parsed: ParsedArticle, lexicon: Lexicon) -> bool:
    """Tell whether a quotation goes on with the one before: '"It is wrong," Ada Brown said. "It must go."'."""
    if before < 0 or parsed.block_of[before] != parsed.block_of[start]:
        return False
    between = [t for t in parsed.doc[before + 1 : start] if not t.is_space]
    if not 1 < len(between) <= _BETWEEN or between[-1].text != "." or any(t.text in _ENDS for t in between[:-1]):
        return False
    said = (t for t in between if t.pos_ == "VERB" and lemma(t) in lexicon.classes["speech_verbs"])
    return any(t.tag_ in ("VBD", "VBZ") for t in said) and between[0].text[:1] != "."


def _according_to(candidates: list["Token"], arguments: Arguments) -> Role | None:
    """Return who is named by "according to Ada Brown", "according to a tweet by Ada Brown"."""
    for token in candidates:
        if token.lower_ != "according":
            continue
        for named in preposition_objects(token, "to"):
            authors = preposition_objects(named, "by") + preposition_objects(named, "from")
            for author in [*authors, named]:
                filler = arguments.actor(author)
                if filler is not None:
                    return filler.role
    return None


def _talkers(verb: "Token") -> list["Token"]:
    """Return the heads of who talks: who is quoted, of "quote" and "cite", else who says."""
    if lemma(verb) in ("quote", "cite"):
        return objects(verb)
    if lemma(verb) in ("hear", "learn"):  # "a court in Rome heard that": somebody else said so there
        return preposition_objects(verb, "from")
    return by_agent(verb) if is_passive(verb) else subjects(verb)


def _headlines(parsed: ParsedArticle, arguments: Arguments) -> Iterator[tuple["Span", Role]]:
    """Yield the clauses of headlines that name their speaker before or after a colon, and the speaker."""
    sentences = list(parsed.doc.sents)
    for label, clause in pairwise(sentences):
        same = parsed.block_of[label.start] == parsed.block_of[clause.start]
        if not same or label[-1].text != ":" or not _is_headline(parsed, label.root):
            continue
        if len(clause) <= COLON_LABEL and clause.root.pos_ in ("NOUN", "PROPN"):
            label, clause = clause, label
        role = _labelled(label, clause, arguments)
        if role is not None:
            yield clause, role


def _is_headline(parsed: ParsedArticle, token: "Token") -> bool:
    """Tell whether a token stands in a title or heading, or in a line without a full stop."""
    block = parsed.blocks[parsed.block_of[token.i]]
    return block.kind in _HEADLINES or parsed.article.text[block.end - 1] not in _STOPS


def _labelled(label: "Span", clause: "Span", arguments: Arguments) -> Role | None:
    """Return whom a label names; a country's bare name is a topic, unless the clause is about somebody else."""
    filler = arguments.actor(label.root)
    if filler is None or filler.role.type not in _TALKERS:
        return None
    if filler.role.type is NodeKind.STATE and filler.token.text == filler.role.name:
        about = [arguments.actor(t) for t in children(clause.root, "nsubj")]
        if not any(f is not None and f.role is not filler.role for f in about):
            return None
    return filler.role
