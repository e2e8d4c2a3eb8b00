"""Asides: who speaks in "according to X", "X said" after a comma and "as X puts it", and how far that reaches."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.arguments import Arguments, Filler
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, lemma, preposition_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["aside_speaker"]

_VIEWS = frozenset("view opinion account words reckoning telling".split())
_ASKING = ("WDT", "WP", "WRB")
_MARKS = frozenset({",", "—", "-", "--", '"', "``", "''", "("})
_TELLING = frozenset("tell put see have describe say note explain argue".split())
_CONTRASTS = frozenset("and but while whereas although though yet".split())


@dataclass(frozen=True, slots=True)
class _Aside:
    """The tokens of an aside, first and last, and who speaks in it."""

    first: int
    last: int
    speaker: Filler


def aside_speaker(predicate: "Token", arguments: Arguments, lexicon: Lexicon) -> Filler | None:
    """Return who speaks in an aside of the predicate's sentence that reaches the predicate."""
    found = [*_according(predicate, arguments), *_spoken(predicate, arguments, lexicon)]
    reaching = [a for a in found if _reaches(a, predicate)]
    return min(reaching, key=lambda a: abs(a.first - predicate.i)).speaker if reaching else None


def _according(predicate: "Token", arguments: Arguments) -> Iterator[_Aside]:
    """ "according to X", "according to a report by X", "in the view of X"."""
    for token in predicate.sent:
        named: list[Token] = []
        word = token.lower_
        if word in _VIEWS and token.dep_ == "pobj":
            named, top = preposition_objects(token, "of") + children(token, "poss"), token.head
        elif word == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
            named, top = preposition_objects(token, "to") or preposition_objects(token.nbor().head, "to"), token
        elif word in ("for", "to") and token.i == predicate.sent.start and lemma(predicate) == "be":
            named, top = children(token, "pobj"), token  # "For Chad, the treaty is a betrayal"
            if not named or token.doc[named[0].right_edge.i + 1].text != ",":
                continue
        for pobj in named:
            writers = preposition_objects(pobj, "by") + preposition_objects(pobj, "from")
            filler = next((f for t in (pobj, *writers) for f in [arguments.actor(t)] if f is not None), None)
            if filler is not None:
                yield _Aside(top.left_edge.i, max(top.i, pobj.right_edge.i), filler)
                break


def _spoken(predicate: "Token", arguments: Arguments, lexicon: Lexicon) -> Iterator[_Aside]:
    """ "Egypt, the ministry said, had bombed", "..., said a spokesman", "as the minister tells it"."""
    for token in predicate.sent:
        if token.pos_ != "VERB" or token.i == predicate.i:
            continue
        word = lemma(token)
        if word not in lexicon.classes["speech_verbs"]:
            continue
        own = children(token, "nsubj")
        subject = next((s for s in reversed(own) if abs(s.i - token.i) < _nearest(token, own) + 1), None)
        if subject is None or any(c.tag_ in _ASKING for c in (*token.children, *subject.children)):
            continue
        as_told = word in _TELLING and any(
            c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in token.children
        )
        if not as_told and (children(token, "mark") or _has_content(token)):
            continue
        first = min(subject.left_edge.i, token.i) if not as_told else token.left_edge.i
        before = token.doc[first - 1].text if first > token.sent.start else ""
        if as_told or before in _MARKS:
            filler = arguments.actor(subject)
            if filler is not None:
                yield _Aside(first, _last(token, subject), filler)


def _nearest(verb: "Token", subjects: list["Token"]) -> int:
    return min((abs(s.i - verb.i) for s in subjects), default=0)


def _has_content(verb: "Token") -> bool:
    """Tell whether what is said follows the verb, so that it is no aside to what stands before."""
    return any(c.i > verb.i and c.dep_ in ("ccomp", "xcomp", "dobj", "advcl", "oprd") for c in verb.children)


def _last(verb: "Token", subject: "Token") -> int:
    """Return the last token of "said the minister on Monday in Oslo", without clauses that hang on it."""
    inner = [
        c for c in verb.children if c.dep_ in ("prep", "npadvmod", "advmod", "dobj", "dative") and c.i > verb.i
    ]
    return max([verb.i, subject.right_edge.i, *(c.right_edge.i for c in inner)])


def _reaches(aside: _Aside, predicate: "Token") -> bool:
    """Tell whether an aside is about the predicate.

    One at the start or the end of a sentence is about all of it. One in the middle is about its own clause: what
    stands before it if a further clause follows ("..., X said, and Y ..."), else what follows it.
    """
    doc, sentence = predicate.doc, predicate.sent
    if aside.first <= predicate.i <= aside.last:
        return False
    rest = [t for t in doc[aside.last + 1 : sentence.end] if not t.is_punct and t.text not in _MARKS]
    if not rest:
        return True
    if all(t.is_punct for t in doc[sentence.start : aside.first]):
        return True
    if rest[0].lower_ in _CONTRASTS:
        return predicate.i < aside.first
    first, last = sorted((predicate.i, aside.last if predicate.i > aside.last else aside.first))
    return not any(_opens_clause(t) for t in doc[first + 1 : last])


def _opens_clause(token: "Token") -> bool:
    """Tell whether a conjunction begins a clause with a subject of its own."""
    if token.lower_ not in _CONTRASTS:
        return False
    if token.dep_ == "mark":
        return bool(children(token.head, "nsubj", "nsubjpass"))
    joined = (c for c in children(token.head, "conj") if c.i > token.i)
    return token.dep_ == "cc" and any(children(c, "nsubj", "nsubjpass") for c in joined)
