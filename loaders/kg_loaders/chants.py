"""Chants: what crowds shout and write on their signs ("No to the tax!", "Scrap the levy!")."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg_loaders.arguments import Arguments, Filler
from kg_loaders.frames import Claim
from kg_loaders.lexicon import Lexicon
from kg_loaders.parse import ParsedArticle
from kg_loaders.speakers import quotations
from kg_loaders.syntax import children, lemma
from kg_loaders.valency import subjects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["find_chants"]

_LONGEST = 9
_NEAR = 3
_SHOUTING = frozenset("chant shout yell scream cry sing".split())
_SIGNS = frozenset("placard sign banner poster t-shirt shirt flag slogan leaflet badge".split())
_READING = frozenset("read say declare proclaim bear carry".split())
_AGAINST = frozenset("no stop scrap down against withdraw repeal reject end kill drop ban never ditch axe".split())
_OUT = frozenset("out resign quit go leave murderer killer liar thief dictator crook traitor criminal".split())
"""What is called after those whom a crowd is against: "Brown out", "Brown must go"."""
_SPARED = frozenset("free let not for release with save".split())
_FOR = frozenset("yes save support approve pass back adopt".split())


def find_chants(parsed: ParsedArticle, arguments: Arguments, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield the sides that chants and signs take on proposals that the article knows."""
    doc = parsed.doc
    for start, end in quotations(parsed):
        quoted = doc[start + 1 : end]
        if not 2 <= len(quoted) <= _LONGEST:
            continue
        relation, thing = _side(quoted, arguments, lexicon)
        verb = _above(doc[start])
        if thing is None and verb is not None:
            relation, thing = Relation.CRITICIZES, _decried(quoted, arguments)
        for source in _shouters(verb, arguments) if verb is not None and thing is not None else ():
            if thing is not None and thing.role.name.lower().startswith("no "):
                continue  # "No War", taken for a name
            if thing is not None and source.role is not thing.role:
                stance = {Relation.SUPPORTS: 2, Relation.REJECTS: -2}.get(relation)
                yield Claim(relation, source, thing, verb or doc[start], "chant", stance, 0.7 * source.confidence)


def _side(quoted: "Span", arguments: Arguments, lexicon: Lexicon) -> tuple[Relation, Filler | None]:
    first = quoted[0].lower_
    relation = Relation.REJECTS if first in _AGAINST else Relation.SUPPORTS
    if first not in _AGAINST | _FOR:
        return relation, None
    at = arguments.cast.at
    if [t.lower_ for t in quoted].count("no") == 2:
        return relation, None  # "no justice, no peace" wants both
    for token in quoted[1:]:
        role = at.get(token.i)
        known = role is not None and role.type is NodeKind.PROPOSAL
        if known or (token.pos_ in ("NOUN", "PROPN") and lemma(token) in lexicon.classes["proposals"]):
            return relation, Filler(role, token, 0.85) if role is not None else arguments.proposal(token)
    return relation, None


def _decried(quoted: "Span", arguments: Arguments) -> Filler | None:
    """Return whom a crowd is against: "No Brown", "Down with Brown", "Brown must go", "Brown is a murderer"."""
    words = [t.lower_ for t in quoted]
    begun = words[0] in ("no", "down", "against", "stop") and (words[0] != "down" or words[1] == "with")
    if not begun and set(words) & _SPARED:
        return None
    for token in quoted:
        role = arguments.cast.at.get(token.i)
        if role is None or role.type is not NodeKind.PERSON:
            continue
        named = token.i - quoted.start
        if (begun and named <= _NEAR) or (not begun and named < _NEAR and set(words[named + 1 :]) & _OUT):
            return Filler(role, token, 0.8)
    return None


def _above(mark: "Token") -> "Token | None":
    """Return the verb of shouting or reading before the quotation, in its sentence."""
    before = [t for t in mark.doc[max(mark.sent.start, mark.i - 8) : mark.i] if t.pos_ in ("VERB", "AUX")]
    verb = before[-1] if before else None
    return verb if verb is not None and lemma(verb) in _SHOUTING | _READING else None


def _shouters(verb: "Token", arguments: Arguments) -> list[Filler]:
    """Return who shouts; of what a sign reads, who carries it."""
    if lemma(verb) in _SHOUTING:
        tokens = subjects(verb)
    else:
        signs = [t for t in verb.sent if t.i < verb.i and lemma(t) in _SIGNS]
        if not signs:
            return []
        sign = signs[-1]
        above = sign.head if sign.dep_ == "dobj" else sign.head.head if sign.dep_ == "pobj" else sign
        tokens = subjects(above) if above.pos_ == "VERB" else [above] if above.pos_ in ("NOUN", "PROPN") else []
        tokens = tokens or [s for s in children(verb.sent.root, "nsubj") if s.i < sign.i]
    found = (arguments.actor(t) or arguments.people(t) or arguments.crowd(t) for t in tokens)
    return [f for f in found if f is not None and f.role.type is not NodeKind.PROPOSAL]
