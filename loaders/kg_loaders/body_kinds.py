"""Kinds of body: which of those named "the group", "the alliance" or "the party" means again."""

from typing import TYPE_CHECKING, Final

from kg_loaders.antecedents import leads
from kg_loaders.cast import Cast, Role
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.lexicon import lexicon
from kg_loaders.phrases import is_definite
from kg_loaders.syntax import children, lemma
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["BODY_KINDS", "TRADING", "UNITED", "body_of_kind", "is_called", "kind_of", "may_be_called"]

_OF_GROUPS = frozenset(
    "rights militant islamist advocacy armed terror terrorist rebel campaign civil aid lobby".split()
)
UNITED: Final = frozenset("front union federation league association confederation coalition".split())
"""Kinds of body that no list tells apart, but that a name may end in, or that another may be called."""
_OFFICES: Final = (
    "Department",
    "Ministry",
    "Office",
    "Committee",
    "Council",
    "Court",
    "Service",
    "Parliament",
    "House",
)
_IN_NAMES = UNITED | frozenset("alliance movement group party bloc militia brigade".split())
_BUSINESSES = frozenset("company firm airline".split())
TRADING: Final = frozenset(
    "Air Airlines Airways Energy Bank Group Holdings Motors Oil Gas Petroleum Telecom Media Mining Steel "
    "Foods".split()
)
"""What follows the name of a company."""
_FLYING: Final = frozenset("Air Airlines Airways Airline Aviation Avia Jet".split())
_TRADES: Final = {
    "airline": _FLYING,
    "carrier": _FLYING,
    "company": TRADING,
    "firm": TRADING,
    "newspaper": frozenset(
        "Times Post News Gazette Herald Tribune Mail Telegraph Guardian Journal Standard".split()
    ),
}
_ALSO_NAMED = frozenset("union newspaper network bank".split())
BODY_KINDS: Final = {
    "alliance": ("alliance", "international"),
    "bloc": ("international", "alliance", "group of states", "union"),
    "group": ("armed group", "movement", "ngo"),
    "militia": ("armed group",),
    "movement": ("movement", "armed group"),
    "party": ("party",),
    "company": ("company",),
    "firm": ("company",),
    "agency": ("agency", "international"),
    "watchdog": ("agency", "international", "ngo"),
    "charity": ("ngo",),
    "organisation": ("international", "ngo", "alliance", "armed group"),
    "organization": ("international", "ngo", "alliance", "armed group"),
}
"""Kinds of body in the gazetteer that a bare noun can mean again."""


def body_of_kind(token: "Token", cast: Cast, gazetteer: Gazetteer) -> Role | None:
    """Return the body last named that "the alliance" or "the group" means, by its kind in the gazetteer."""
    named_so = _named_before(token, cast, gazetteer)
    if named_so is not None:
        return named_so
    kinds = BODY_KINDS.get(lemma(token))
    if token.tag_ not in ("NN", "NNP") or not is_definite(token):
        return None
    if (trader := _by_trade(token, cast)) is not None:
        return trader
    if kinds is None and lemma(token) not in UNITED:
        return None
    said = children(token, "amod", "compound", "nmod", "prep", "relcl", "acl")
    if any(c.lower_ not in _OF_GROUPS for c in said):
        return None
    bare = not said and not children(token, "poss", "appos")
    called = _called_so(token, cast) if not said else None
    called = called or (_short_for(token, cast) if bare else None)
    if called is not None:
        return called
    if kinds is None or token.tag_ == "NNP":
        return _spoken_of_last(token, cast) if bare else None
    if lemma(token) == "group":
        kinds = (*kinds, "")
    named = [
        r
        for r in cast.of_type(NodeKind.ORGANIZATION)
        if r.heads
        and r.heads[0] < token.i
        and kind_of(r, gazetteer) in kinds
        and (r.named or kind_of(r, gazetteer))
        and (kind_of(r, gazetteer) or not r.name.endswith(_OFFICES))
    ]
    last = max(named, key=lambda r: max(h for h in r.heads if h < token.i), default=None)
    return last or (_spoken_of_last(token, cast) if bare else None)


def _by_trade(token: "Token", cast: Cast) -> Role | None:
    """Return the one company whose name tells what it does: "the airline" that is "Mahan Air"."""
    ends = _TRADES.get(lemma(token), frozenset())
    if not ends or [c.lower_ for c in token.lefts] != ["the"] or children(token, "prep", "relcl", "acl"):
        return None
    named = [r for r in cast.of_type(NodeKind.ORGANIZATION) if r.heads and r.heads[0] < token.i]
    found = [r for r in named if len(r.name.split()) > 1 and r.name.split()[-1] in ends]
    return found[0] if len(found) == 1 else None


def _short_for(token: "Token", cast: Cast) -> Role | None:
    """Return the one body of an unknown name that the noun is short for: "the front", "the Movement"."""
    word = token.lower_
    if lemma(token) not in _IN_NAMES:
        return None
    named = [
        r
        for r in cast.of_type(NodeKind.ORGANIZATION)
        if r.named and not r.known and r.heads and r.heads[0] < token.i and _begins_or_ends(r.name, word)
    ]
    return named[0] if len(named) == 1 else None


def may_be_called(body: Role, noun: "Token", gazetteer: Gazetteer) -> bool:
    """Tell whether a body that somebody leads may be "his movement": by its kind, its name, or for all we know."""
    word, kind = lemma(noun), kind_of(body, gazetteer)
    if kind or body.known:
        return kind in BODY_KINDS.get(word, ())
    return _begins_or_ends(body.name, word) or not _tells_kind(body, word)


def _tells_kind(body: Role, word: str) -> bool:
    """Tell whether a name says what the body is, so that another kind of word means another body."""
    tails = lexicon("en").classes["body_tails"] | lexicon("en").classes["law_tails"]
    trades = TRADING if word in _BUSINESSES else frozenset()
    return bool((tails - trades) & set(body.name.split()))


def _begins_or_ends(name: str, word: str) -> bool:
    """Tell whether a kind of body is the head of a name: of "Kivu Front" and "Movement for Better Roads"."""
    words = name.casefold().split()
    cut = next((i for i, w in enumerate(words) if w in ("of", "for", "against") and i), len(words))
    return len(words) > 1 and words[cut - 1] == word


def _spoken_of_last(token: "Token", cast: Cast) -> Role | None:
    """Return the body that the sentence before is about, whose name does not say what it is: "the union"."""
    if token.tag_ != "NN" or token.sent.start == 0 or not any(c.lower_ == "the" for c in token.lefts):
        return None
    before = token.doc[token.sent.start - 1].sent
    found = (cast.at.get(t.i) for t in before)
    bodies = [r for r in found if r is not None and r.type is NodeKind.ORGANIZATION and r.named]
    if not bodies or any(r is not bodies[0] for r in bodies) or bodies[0].known:
        return None
    if not any(leads(t) and cast.at.get(t.i) is bodies[0] for t in before):
        return None
    return None if _tells_kind(bodies[0], lemma(token)) else bodies[0]


def _called_so(token: "Token", cast: Cast) -> Role | None:
    """Return the body that the article called so last: "their regional bloc, ZEWAS"."""
    for other in reversed(token.doc[: token.i]):
        if other.lower_ == token.lower_ and other.tag_ == "NN":
            after = token.doc[other.i + 1 : other.i + 4]
            between = len(after) == 3 and after[0].text == "," and after[2].is_punct
            beside = [
                *after[1 : 1 + between],
                *children(other, "appos"),
                *([other.head] if other.dep_ == "appos" or _is_last_of_kind(other, token, cast) else []),
            ]
            found = (cast.at.get(t.i) for t in beside)
            role = next((r for r in found if r is not None and r.type is NodeKind.ORGANIZATION and r.named), None)
            if role is not None:
                return role
    return None


def _is_last_of_kind(other: "Token", token: "Token", cast: Cast) -> bool:
    """Tell whether no body is named after "the student union ZUNEF", so that "the union" means no other."""
    role = cast.at.get(other.head.i) if other.dep_ in ("compound", "nmod") and other.head.i > other.i else None
    between = (cast.at.get(t.i) for t in token.doc[other.head.i : token.i])
    return role is not None and not any(
        r is not role
        for r in between
        if r is not None and r.type is NodeKind.ORGANIZATION and r.named and not r.media
    )


def _named_before(token: "Token", cast: Cast, gazetteer: Gazetteer) -> Role | None:
    """Return the body whose name stands before its kind: "the Green Front party", "the Centre (CP) party"."""
    word = lemma(token)
    if word not in BODY_KINDS.keys() | _ALSO_NAMED or token.tag_ != "NN":
        return None
    kinds = {"", *BODY_KINDS.get(word, ())} - {"international"}  # "the UN agency" is a part of the UN
    before = token.doc[token.i - 1]
    if before.text == ")":  # "(EFF) party"
        before = next((t for t in reversed(token.doc[token.left_edge.i : before.i]) if t.text == "("), before)
        before = token.doc[before.i - 1]
    inside = before.i >= token.left_edge.i and before.pos_ == "PROPN"
    role = cast.at.get(before.i) or cast.at.get(before.head.i) if inside else None
    body = role is not None and role.type is NodeKind.ORGANIZATION and role.named
    return role if role is not None and body and kind_of(role, gazetteer) in kinds else None


def kind_of(role: Role, gazetteer: Gazetteer) -> str:
    """Return the gazetteer's kind of a body; nothing for one that it does not know."""
    entry = gazetteer.get(role.key) if role.known else None
    return entry.kind if entry is not None else ""


_HEADS = frozenset("board committee commission union association headquarters ministry department".split())


def is_called(body: Role, word: str) -> bool:
    """Tell whether the noun may be short for the body's name, as "police" is not for "Police Headquarters"."""
    called = [n.casefold() for n in body.names if word in ("court", "parliament", "bank") and body.known]
    if any(n.endswith((f"'s {word}", f" {word}")) for n in called):
        return True  # the "Supreme Tribunal", named as "Chad's Supreme Court"
    words = body.name.casefold().split()
    other = word == "police" or words[-1] in _HEADS  # "the bank" is not the "bank supervisory board"
    return word in words and not (other and words[-1] != word and "of" not in words)
