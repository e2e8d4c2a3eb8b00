"""Attribution: who says so, in direct, indirect and nested speech, and by "according to"."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.arguments import Arguments, Filler
from kg_loaders.cast import Role
from kg_loaders.lexicon import Lexicon
from kg_loaders.parse import ParsedArticle
from kg_loaders.syntax import by_agent, children, is_passive, lemma, preposition_objects, subjects
from kg_schema import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Source", "find_speakers", "who_says"]

_REACH = 600  # characters that a quotation may be long


@dataclass(frozen=True, slots=True)
class Source:
    """Who says a thing, and in what mode: asserted, or alleged where the text keeps its distance."""

    role: Role | None
    modality: Modality = Modality.ASSERTED
    verb: "Token | None" = None


def who_says(predicate: "Token", arguments: Arguments, lexicon: Lexicon) -> Source:
    """Return who is said to say what the predicate claims; the article itself if nobody is."""
    found = _embedding_speaker(predicate, arguments, lexicon)
    modality = Modality.ALLEGED if _hedged(predicate, lexicon) else Modality.ASSERTED
    if found is not None:
        if found.modality is Modality.ALLEGED or modality is Modality.ALLEGED:
            modality = Modality.ALLEGED
        return Source(found.role, modality, found.verb)
    quoted = arguments.speaker_at.get(predicate.i)
    if quoted is not None:
        return Source(quoted, modality)
    named = _according_to(predicate, arguments) or _aside(predicate, arguments, lexicon)
    return Source(named.role if named else None, modality)


def _hedged(predicate: "Token", lexicon: Lexicon) -> bool:
    token = predicate
    for _ in range(3):
        if any(c.lower_ in lexicon.classes["alleging_adverbs"] for c in token.children):
            return True
        if token.head.i == token.i or token.head.pos_ not in ("VERB", "AUX"):
            break
        token = token.head
    return False


def _embedding_speaker(predicate: "Token", arguments: Arguments, lexicon: Lexicon) -> Source | None:
    """Climb to the nearest speech verb whose content the predicate stands in."""
    token = predicate
    for _ in range(12):
        head = token.head
        if head.i == token.i:
            return None
        word = lemma(head)
        if head.pos_ in ("VERB", "AUX") and word in lexicon.classes["speech_verbs"] and _is_content(token, word):
            modality = Modality.ALLEGED if word in lexicon.classes["alleging_verbs"] else Modality.ASSERTED
            for speaker in by_agent(head) if is_passive(head) else subjects(head):
                filler = arguments.actor(speaker)
                if filler is not None:
                    return Source(filler.role, modality, head)
            return Source(None, modality, head)
        if token.dep_ in ("acl", "ccomp") and word in lexicon.classes["claim_nouns"]:
            for owner in children(head, "poss"):
                filler = arguments.actor(owner)
                if filler is not None:
                    return Source(filler.role, Modality.ALLEGED, None)
        token = head
    return None


def _is_content(token: "Token", verb: str) -> bool:
    """Tell whether the token's clause is what a speech verb says: a clause of it, or what one is accused of."""
    if token.dep_ in ("ccomp", "parataxis", "dep"):
        return True
    if token.dep_ == "xcomp" and is_passive(token.head):
        return True  # "was reported by Reuters to have signed"
    return token.dep_ in ("pcomp", "prep", "acl") and verb in ("accuse", "suspect", "blame")


def _according_to(predicate: "Token", arguments: Arguments) -> Filler | None:
    for token in predicate.sent:
        if token.lower_ in ("view", "opinion", "account", "words") and token.dep_ == "pobj":
            for pobj in preposition_objects(token, "of"):
                filler = arguments.actor(pobj)
                if filler is not None:
                    return filler
        if token.lower_ != "according" or token.i + 1 >= len(token.doc) or token.doc[token.i + 1].lower_ != "to":
            continue
        for pobj in preposition_objects(token, "to") or preposition_objects(token.doc[token.i + 1].head, "to"):
            filler = arguments.actor(pobj) or next(
                (
                    f
                    for t in preposition_objects(pobj, "by") + preposition_objects(pobj, "from")
                    for f in [arguments.actor(t)]
                    if f
                ),
                None,
            )
            if filler is not None:
                return filler
    return None


def _aside(predicate: "Token", arguments: Arguments, lexicon: Lexicon) -> Filler | None:
    """Find the speaker of "Egypt, the ministry said, had bombed" and of a sentence that ends in ", X said"."""
    for token in predicate.sent:
        if token.pos_ != "VERB" or token.i == predicate.i or lemma(token) not in lexicon.classes["speech_verbs"]:
            continue
        aside = token.dep_ in ("parataxis", "ccomp", "dep") and token.head.i == predicate.i
        last = (
            token.dep_ == "ROOT"
            and token.i > predicate.i
            and not any(c.i > token.i for c in children(token, "ccomp", "dobj"))
        )
        if not aside and not last:
            continue
        between = predicate.doc[min(token.i, predicate.i) : max(token.i, predicate.i)]
        marks = {t.text for t in between}
        if "," not in marks or ";" in marks or children(token, "ccomp"):
            continue
        for speaker in subjects(token):
            filler = arguments.actor(speaker)
            if filler is not None:
                return filler
    return None


def find_speakers(parsed: ParsedArticle, arguments: Arguments, lexicon: Lexicon) -> dict[int, Role]:
    """Return who speaks, for each token between quotation marks of a clause of direct speech."""
    doc = parsed.doc
    speakers: dict[int, Role] = {}
    for start, end in _quotations(parsed):
        if end - start < 3:
            continue
        role = _speaker_of(start, end, parsed, arguments, lexicon)
        if role is not None:
            for i in range(start, end + 1):
                speakers[i] = role
    del doc
    return speakers


def _quotations(parsed: ParsedArticle) -> list[tuple[int, int]]:
    """Return the token spans between pairs of quotation marks, within a block."""
    spans, opened = [], None
    for token in parsed.doc:
        if opened is not None and parsed.block_of[opened] != parsed.block_of[token.i]:
            opened = None
        if token.text in ('"', "``", "''"):
            if opened is None:
                opened = token.i
            else:
                spans.append((opened, token.i))
                opened = None
    return spans


def _speaker_of(
    start: int, end: int, parsed: ParsedArticle, arguments: Arguments, lexicon: Lexicon
) -> Role | None:
    """Look for a speech verb just before or after the quotation, in the sentences that it touches."""
    doc = parsed.doc
    first, last = doc[start].sent, doc[min(end + 1, len(doc) - 1)].sent
    block = parsed.block_of[start]
    candidates = [*doc[first.start : start], *doc[end + 1 : last.end]]
    verbs = [
        t
        for t in candidates
        if t.pos_ == "VERB" and lemma(t) in lexicon.classes["speech_verbs"] and parsed.block_of[t.i] == block
    ]
    for verb in sorted(verbs, key=lambda t: min(abs(t.i - start), abs(t.i - end))):
        for speaker in by_agent(verb) if is_passive(verb) else subjects(verb):
            if start <= speaker.i <= end:
                continue
            filler = arguments.actor(speaker)
            if filler is not None:
                return filler.role
    return None
