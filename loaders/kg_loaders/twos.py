"""Twos: who "both sides", "the two men", "each government" or "the trio" are, where they are at hand."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg_loaders.cast import Cast, Role
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.syntax import children, conjuncts, lemma, preposition_objects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["two_meant"]

_BACK = 120
"""Tokens that are looked at, backwards, for the only two that are named."""
_LAST = 2
"""Sentences before this one in which the two may be named together."""
_COUNTING = frozenset("both two each either neither".split())
_THREE = frozenset("three trio".split())
_PLACING = frozenset("in near inside across at".split())
_PAIRS = frozenset(
    "man woman leader president minister general candidate politician lawmaker senator official premier "
    "rival diplomat envoy governor commander chief statesman lawyer activist mayor counterpart prosecutor".split()
)
"""People of whom "both" or "the two" are those named before."""
_STATES = frozenset("government country army nation state capital power neighbour neighbor belligerent".split())
_SIDES = frozenset("side camp leader force".split())
_AT_ODDS = frozenset("warring rival opposing feuding hostile quarrelling fighting".split())
_ALONE = frozenset("both each two pair duo".split())


def two_meant(token: "Token", cast: Cast, gazetteer: Gazetteer) -> list[Role]:
    """Return the two that "both sides" or "the two men" means: those named together before, or only, or most."""
    if token.lower_ in ("they", "them"):
        return _they(token, cast, gazetteer)
    if token.lower_ in _THREE or (token.tag_ == "NNS" and any(c.lower_ == "three" for c in token.lefts)):
        return _three_meant(token, cast, gazetteer)
    if token.lower_ in _ALONE and token.pos_ in ("PRON", "DET", "NUM", "NOUN"):
        return _alone(token, cast, gazetteer)
    if token.pos_ != "NOUN" or not (any(c.lower_ in _COUNTING for c in token.lefts) or _at_odds(token)):
        return []
    if children(token, "prep", "relcl", "acl"):
        return []
    named = _named_both_before(token)
    if named is not None:
        return two_meant(named, cast, gazetteer)  # "asked both parties to go to A and B, as both sides agreed"
    new = any(c.lower_ == "two" for c in token.lefts) and not _is_known(token)
    if new and (token.dep_ != "nsubj" or children(token, "amod")):
        return []  # "blocked two Turkish ministers"
    word = lemma(token)
    told_apart = any(c.lower_ not in _AT_ODDS for c in children(token, "amod"))  # "both big parties"
    kinds: list[tuple[NodeKind, ...]] = [(NodeKind.PERSON,)] if word in _PAIRS and _is_of_people(token) else []
    kinds += [(NodeKind.STATE,)] if word in _STATES | _SIDES and not told_apart else []
    kinds += [(NodeKind.STATE, NodeKind.ORGANIZATION)] if word in _SIDES and not told_apart else []
    kinds += [(NodeKind.STATE,)] if word == "party" and _at_odds(token) else []
    kinds += [(NodeKind.ORGANIZATION,)] if word == "party" and not told_apart else []
    most = word not in _PAIRS | {"party"} or _at_odds(token)
    for kind in kinds:
        found = (
            _together(token, cast, gazetteer, kind, 0)
            or _in_sentence(token, cast, kind)
            or (_most(token, cast, kind) if most else [])
        )
        found = found or _only(token, cast, kind) or _together(token, cast, gazetteer, kind)
        found = found or (_met(token, cast) if kind == (NodeKind.PERSON,) else [])
        found = found or _just_named(token, cast, kind)
        if found:
            return found
    return []


def _named_both_before(token: "Token") -> "Token | None":
    """Return the "both parties" or "the two sides" told of before in the sentence."""
    before = token.sent[: token.i - token.sent.start]
    return next((t for t in before if t.tag_ == "NNS" and any(c.lower_ == "both" for c in t.lefts)), None)


def _in_sentence(token: "Token", cast: Cast, kind: tuple[NodeKind, ...]) -> list[Role]:
    """Return the only two states that the sentence names before "the two countries"."""
    before = (cast.at.get(t.i) for t in token.sent if t.i < token.i)
    states = list({r.key: r for r in before if r is not None and r.type is NodeKind.STATE}.values())
    acting = _acting(token, cast) if token.dep_ != "nsubj" else set()
    two = kind == (NodeKind.STATE,) and len(states) == 2 and token.tag_ == "NNS"
    return states if two and not acting & set(states) else []


def _they(token: "Token", cast: Cast, gazetteer: Gazetteer) -> list[Role]:
    """Return the two of "the two countries brokered a truce, and they are to meet again", led by them alone."""
    led = [t for t in token.sent[: token.i - token.sent.start] if t.dep_ == "nsubj" and t.pos_ != "PRON"]
    if not led and token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
        return _led_before(token, cast)
    two = led and led[0].tag_ == "NNS" and any(c.lower_ in ("two", "both") for c in led[0].lefts)
    return two_meant(led[0], cast, gazetteer) if two and len(led) == 1 and token.dep_ == "nsubj" else []


def _led_before(token: "Token", cast: Cast) -> list[Role]:
    """Return the several who lead the sentence before: "Chad, Mali and Niger left. They accuse Oman of ..."."""
    start = token.sent.start
    if not start or token.i - start > 2:
        return []
    before = token.doc[start - 1].sent
    heads = [c for s in children(before.root, "nsubj") for c in conjuncts(s)]
    roles = [cast.at.get(h.i) for h in heads]
    named = [r for r in roles if r is not None and r.named and r.type in _ACTORS]
    others = [t for t in before if t.tag_ == "NNS" and t.dep_ in ("dobj", "nsubj", "pobj") and t.i in cast.at]
    return named if len(named) == len(roles) > 1 and len(set(named)) == len(named) and not others else []


_ACTORS = (NodeKind.PERSON, NodeKind.STATE, NodeKind.ORGANIZATION)


def _three_meant(token: "Token", cast: Cast, gazetteer: Gazetteer) -> list[Role]:
    """Return the three that "the three countries", "all three men" or "the trio" means: those named together."""
    known = any(c.lower_ in ("the", "all", "these") for c in token.lefts)
    if not known or children(token, "prep", "relcl", "acl", "amod"):
        return []
    word = lemma(token)
    people = token.lower_ in _THREE or word in _PAIRS
    kinds = [NodeKind.PERSON] if people else []
    kinds += [NodeKind.STATE] if token.lower_ in _THREE or word in _STATES else []
    kinds += [NodeKind.ORGANIZATION] if word == "party" else []
    found = (_together(token, cast, gazetteer, (kind,), 1, 3) for kind in kinds)
    return next((f for f in found if f), [])


def _met(token: "Token", cast: Cast) -> list[Role]:
    """Return who met whose counterpart in the sentences before: "Brown received her Danish counterpart"."""
    sentence = token.sent
    for _ in range(_LAST):
        if sentence.start == 0:
            return []
        sentence = token.doc[sentence.start - 1].sent
        for other in sentence:
            host = next((c for c in children(other, "poss") if c.lower_ in ("his", "her", "its")), None)
            if lemma(other) != "counterpart" or host is None or other.i not in cast.at:
                continue
            verb = next((a for a in other.ancestors if a.pos_ == "VERB"), other)
            led = [cast.at[s.i] for s in children(verb, "nsubj") if s.i in cast.at]
            if len(led) == 1 and led[0] is not cast.at[other.i] and not children(other, "conj"):
                return [led[0], cast.at[other.i]]
    return []


def _just_named(token: "Token", cast: Cast, kinds: tuple[NodeKind, ...]) -> list[Role]:
    """Return the only two that the sentence before names, not as places, and this one does not name."""
    if token.dep_ != "nsubj" or token.sent.start == 0 or not any(c.lower_ in _KNOWN for c in token.lefts):
        return []
    before = token.doc[token.sent.start - 1].sent
    told = [t for t in before if t.i in cast.at and cast.at[t.i].type in kinds and cast.at[t.i].named]
    placed = {
        t.i for t in told if t.dep_ == "pobj" and t.head.lower_ in _PLACING and kinds[0] is not NodeKind.PERSON
    }
    found = list(dict.fromkeys(cast.at[t.i] for t in told if t.i not in placed))
    here = {cast.at[t.i] for t in token.sent if t.i in cast.at}
    return found if len(found) == 2 and not here & set(found) else []


def _at_odds(token: "Token") -> bool:
    """Tell whether "the warring parties" or "the belligerents" are spoken of."""
    if token.tag_ != "NNS" or not any(c.lower_ == "the" for c in token.lefts):
        return False
    return lemma(token) == "belligerent" or any(c.lower_ in _AT_ODDS for c in token.lefts)


def _is_of_people(token: "Token") -> bool:
    return token.tag_ == "NNS" or any(c.lower_ == "each" for c in token.lefts)


def _alone(token: "Token", cast: Cast, gazetteer: Gazetteer) -> list[Role]:
    """Return who "both", "both of them", "the two" or "each" are: two people or states named together before."""
    parts = preposition_objects(token, "of")
    if parts and parts[0].lower_ != "them":
        return []
    if token.dep_ not in ("nsubj", "dobj", "pobj") or (token.lower_ in ("two", "pair") and not _is_the(token)):
        return []
    for kind in (NodeKind.PERSON, NodeKind.STATE):
        found = _together(token, cast, gazetteer, (kind,), 1)
        if found:
            return found
    if not parts and token.lower_ in ("two", "pair", "both") and token.dep_ == "nsubj":
        return _only_people(token, cast)
    if not parts or token.sent.start == 0:
        return []
    before = (cast.at.get(t.i) for t in token.doc[token.sent.start - 1].sent)
    people = list(dict.fromkeys(r for r in before if r is not None and r.type is NodeKind.PERSON))
    return people if len(people) == 2 and not _acting(token, cast) & set(people) else []


def _only_people(token: "Token", cast: Cast) -> list[Role]:
    """Return the only two people named before "the two" in its sentence, else in the one before."""
    sentence = token.sent
    for first, last in ((sentence.start, token.left_edge.i), (0, sentence.start)):
        first = token.doc[last - 1].sent.start if not first and last else first
        named = (cast.at.get(i) for i in range(first, last))
        people = list(dict.fromkeys(r for r in named if r is not None and r.type is NodeKind.PERSON))
        if people:
            return people if len(people) == 2 else []
    return []


_KNOWN = frozenset("the both these those their his her its".split())


def _is_known(token: "Token") -> bool:
    return any(c.lower_ in _KNOWN for c in token.lefts)


def _is_the(token: "Token") -> bool:
    return any(c.lower_ == "the" for c in token.lefts) and not children(token, "amod", "prep", "acl")


def _together(
    token: "Token", cast: Cast, gazetteer: Gazetteer, kinds: tuple[NodeKind, ...], last: int = _LAST, many: int = 2
) -> list[Role]:
    """Return the two or three last named together, here or in the sentences before: "between A and B"."""
    barred = _acting(token, cast) if token.dep_ != "nsubj" else set()
    sentence, stop = token.sent, token.left_edge.i
    for back in range(last + 1):
        pairs = [p for p in _pairs(sentence, stop, cast, gazetteer, kinds, many) if not barred & set(p[1])]
        led = back == 1 and token.dep_ == "nsubj" and NodeKind.PERSON not in kinds
        leading = [p for t, p in pairs if led and t.dep_ == "nsubj" and t.head.dep_ == "ROOT"]
        found = [p for _, p in pairs if not back or p in leading or _stand_out(p, sentence, token, cast)]
        if found:
            return found[-1] if all(set(p) == set(found[-1]) for p in found) else []
        if sentence.start == 0:
            break
        sentence = token.doc[sentence.start - 1].sent
        stop = sentence.end
    return []


def _stand_out(pair: list[Role], sentence: "Span", token: "Token", cast: Cast) -> bool:
    """Tell whether a pair that was named before is who is spoken of: no other person there, no state as often."""
    kind = pair[0].type
    if kind is NodeKind.PERSON:
        named = {cast.at[t.i] for t in token.doc[sentence.start : token.left_edge.i] if t.i in cast.at}
        return {r for r in named if r.type is kind} <= set(pair)
    here = {cast.at[t.i] for t in token.sent if t.i in cast.at}  # "the two countries ... a truce for Syria"
    others = set(cast.of_type(kind)) - _acting(token, cast) - here
    told = {r.order: sum(h < token.i for h in r.heads) for r in others}
    least = min(told.get(r.order, 0) for r in pair)
    return all(n < least for order, n in told.items() if order not in [r.order for r in pair])


def _pairs(
    sentence: "Span", stop: int, cast: Cast, gazetteer: Gazetteer, kinds: tuple[NodeKind, ...], many: int
) -> Iterator[tuple["Token", list[Role]]]:
    for token in sentence[: stop - sentence.start]:
        if token.dep_ == "conj" or not any(c.dep_ == "conj" for c in token.children):
            continue
        joined = [t for t in conjuncts(token) if t.i < stop]
        roles = [_party(t, cast, gazetteer, kinds) for t in joined] if len(joined) == many else []
        found = [r for r in roles if r is not None]
        if len(set(found)) == many:
            yield token, found


def _party(token: "Token", cast: Cast, gazetteer: Gazetteer, kinds: tuple[NodeKind, ...]) -> Role | None:
    """Return who a word of a pair is: a name, the state of a capital that acts, whose troops they are."""
    role = cast.at.get(token.i)
    if role is None and token.tag_ in ("NNS", "NN"):
        whose = [*children(token, "poss", "amod", "compound"), *preposition_objects(token, "of")]
        role = next((cast.at[t.i] for t in whose if t.i in cast.at), None)
    acts = token.dep_ == "nsubj" or (token.dep_ == "conj" and token.head.dep_ == "nsubj")
    if role is not None and role.type is NodeKind.REGION and acts:
        seat = gazetteer.capital(role.name) if role.known else None
        role = next((r for r in cast.of_type(NodeKind.STATE) if seat is not None and r.key == seat.id), role)
    return role if role is not None and role.type in kinds and role.named else None


def _only(token: "Token", cast: Cast, kinds: tuple[NodeKind, ...]) -> list[Role]:
    """Return the only two that are named in the sentences just before."""
    window = token.doc[max(0, token.sent.start - _BACK) : token.sent.start]
    before = [cast.at[t.i] for t in reversed(window) if t.i in cast.at]
    here = {cast.at[t.i] for t in token.sent if t.i in cast.at}
    here = _acting(token, cast) | (here - set(before))
    found = list(dict.fromkeys(r for r in before if r not in here and r.type in kinds and r.named))
    return found if len(found) == 2 else []


def _most(token: "Token", cast: Cast, kinds: tuple[NodeKind, ...]) -> list[Role]:
    """Return the two of which the article has spoken most so far, at least twice as often as of any other."""
    told = [(sum(h < token.i for h in r.heads), r) for r in cast.of_type(*kinds) if r.named]
    told = sorted(((n, r) for n, r in told if n), key=lambda x: (-x[0], x[1].order))
    if len(told) < 2 or told[1][0] < 2 or (len(told) > 2 and told[2][0] * 2 > told[1][0]):
        return []
    found = [told[0][1], told[1][1]]
    return [] if _acting(token, cast) & set(found) else found


def _acting(token: "Token", cast: Cast) -> set[Role]:
    """Return who does it to the two, and whose they are: none of them is one of the two."""
    found: set[Role] = set()
    for verb in token.ancestors:
        for subject in children(verb, "nsubj", "nsubjpass"):
            role = cast.at.get(subject.i)
            if role is not None and subject.i != token.i and subject.left_edge.i < token.i:
                found.add(role)
                home = next((r for r in cast.of_type(NodeKind.STATE) if r.key == role.home), None)
                found |= {home} if home is not None and role.type is NodeKind.PERSON else set()
    return found
