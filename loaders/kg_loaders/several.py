"""Several: who is named of a number of people ("six senators, among them Ada Brown and Neil Gray")."""

from typing import TYPE_CHECKING

from kg_loaders.cast import Cast, Role
from kg_loaders.lexicon import lexicon
from kg_loaders.syntax import children, conjuncts, lemma, may_include, preposition_objects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "among_them",
    "are_alike",
    "are_few",
    "is_share",
    "is_some_group",
    "is_some_of",
    "joined_places",
    "late_name",
    "named_before",
    "names_all",
    "part_named",
    "state_opposed",
    "uncounted",
]

_APART = frozenset("several few dozen one some".split())
_PORTIONS = frozenset("percent % cent third quarter".split())
_SOME = frozenset("some many others most several elements voices circles quarters factions".split())
_WITHIN = frozenset("in within inside among on".split())
_CIRCLES = frozenset(
    "circle rank camp leadership quarter party movement coalition government administration army military "
    "opposition cabinet establishment entourage team country capital region city community industry left right "
    "elite base faction caucus bloc union church media press public group diaspora".split()
)
_OPPOSING = frozenset("opposition rebels rebel guerrillas insurgents".split())
_AT_HOME = frozenset(
    "opposition parliament court judge union lawmaker legislator mp senator activist protester dissident "
    "journalist newspaper media press citizen voter farmer teacher student lawyer doctor church prosecutor "
    "campaigner critic worker miner nurse".split()
)
"""Who speaks of "the government" of his own country."""
_TRADES = frozenset(
    "industry trade professional business advisory regulatory supervisory umbrella student rights monitoring "
    "oversight electoral election judicial investigative".split()
)
_POINTED = frozenset("the these those such".split())
_PARTING = frozenset({",", ":", "(", "-", "–", "—"})
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_FEW = 20
_ROUGHLY = 60
"""So many, when it is not told how many exactly, are still a part of their party."""
_PARTS = frozenset(
    "number third half quarter fifth dozen dozens score scores hundred hundreds handful group chorus minority "
    "faction bunch trickle slew string swath section band clutch crop raft percent".split()
)
_WH = ("WP", "WDT", "WP$")
_FIGURES = frozenset("figure leader official member minister general commander deputy politician".split())
_KINDS = {
    "country": NodeKind.STATE,
    "state": NodeKind.STATE,
    "nation": NodeKind.STATE,
    "government": NodeKind.STATE,
    "party": NodeKind.ORGANIZATION,
    "group": NodeKind.ORGANIZATION,
    "organization": NodeKind.ORGANIZATION,
    "organisation": NodeKind.ORGANIZATION,
}
"""What the names in a list of more than people are of."""
_COUNTING = frozenset(
    "numerous several many some most few all both two three four five six seven eight nine ten dozens hundreds "
    "thousands of a more other various countless".split()
)
_ANY = frozenset("guarantor mediator donor signatory ally partner backer creditor lender sponsor power".split())


_DISTRICTS = frozenset(
    "region province district governorate city town county oblast island prefecture municipality department "
    "canton voivodeship neighbourhood neighborhood suburb village area coast border".split()
)


def joined_places(token: "Token", cast: Cast) -> list[tuple[Role, "Token"]]:
    """Return the places that "the Donetsk and Kharkiv regions" are, with where each is named, if several."""
    if token.tag_ != "NNS" or lemma(token) not in _DISTRICTS:
        return []
    named = [c for n in children(token, "compound", "nmod", "amod") for c in conjuncts(n)]
    places = {t.i: (cast.at[t.i], t) for t in named if t.i in cast.at and cast.at[t.i].type is NodeKind.REGION}
    return list(places.values()) if len(places) > 1 else []


def among_them(token: "Token", cast: Cast) -> list[tuple[Role, "Token"]]:
    """Return whom "among them" or "including" names of a plural noun, with where each is named."""
    if token.tag_ not in ("NNS", "NNPS"):
        return []
    word, classes = lemma(token), lexicon("en").classes
    people = token.pos_ == "PROPN" or word in classes["groups"] or word in classes["people"] or word in _FIGURES
    kind = _KINDS.get(word, NodeKind.PERSON if people else None)
    kinds = {kind, NodeKind.STATE, NodeKind.ORGANIZATION} if word in _ANY else {kind}
    if kinds == {None}:
        return []
    found: list[tuple[Role, Token]] = []
    for t in _listed(token):
        role = cast.at.get(t.i)
        if (
            role is not None
            and role.type in kinds
            and t.dep_ not in ("poss", "compound")
            and role not in [r for r, _ in found]
        ):
            found.append((role, t))
    return found


def _listed(token: "Token") -> "list[Token]":
    """Return the words of the list after "among them", or after an "including" that nothing between can mean."""
    doc, end = token.doc, token.sent.end
    for t in doc[token.i + 1 : end - 1]:
        if (t.lower_ == "among" and t.nbor().lower_ == "them") or t.lower_ == "including":
            break
    else:
        return []
    between = doc[token.i + 1 : t.i]
    near = [b for b in between if b.tag_ in ("NNS", "NNPS") or b.pos_ in ("VERB", "AUX")]
    others = [b for b in between if b.pos_ in ("NOUN", "PROPN", "PRON") and may_include(b)]
    ours = token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and near == [token.head] and not others
    if t.lower_ == "including" and near and not ours:
        return []
    start = t.i + (2 if t.lower_ == "among" else 1)
    stop = (b.i for b in doc[start:end] if b.pos_ in ("VERB", "AUX") or b.text in (";", ".", "—") or b.tag_ in _WH)
    return list(doc[start : next(stop, end)])


def are_few(token: "Token") -> bool:
    """Tell whether members are told apart by their number: "six Republicans", "several Democrats"."""
    for number in children(token, "nummod"):
        vague = any(c.dep_ in ("quantmod", "conj") for c in number.children)  # "between 28 and 35"
        if not number.text.isdigit() or int(number.text) <= (_ROUGHLY if vague else _FEW):
            return True
    return any(c.lower_ in _APART for c in token.lefts) or part_named(token) is not None


def part_named(token: "Token") -> "Token | None":
    """Return the word for the part of a whole that its noun follows: "a third of Green lawmakers"."""
    above = token.head.head
    named = (
        token.dep_ == "pobj" and token.head.lower_ == "of" and (lemma(above) in _PARTS or above.lower_ in _PARTS)
    )
    return above if named else None


def are_alike(token: "Token", before: "Token") -> bool:
    """Tell whether a plural can be what was named before: "25 people" are not "two people", nor are "people"."""
    if lemma(token) != lemma(before):
        return False
    numbers = [sorted(c.lower_ for c in children(t, "nummod")) for t in (token, before)]
    pointed = any(c.lower_ in _POINTED for c in token.lefts)
    return numbers[0] == numbers[1] or (pointed and not all(numbers))


def is_some_of(token: "Token") -> bool:
    """Tell whether people are told by where they stand alone: "some in the party", "many within the army"."""
    if token.lower_ not in _SOME or token.dep_ not in ("nsubj", "pobj"):
        return False
    after = token.doc[token.i + 1 : token.i + 2]
    held = any(p.lower_ in _WITHIN and p.head.i == token.i for p in after)
    whole = [t for p in after for t in children(p, "pobj")] if held else []
    return any(t.ent_type_ not in ("DATE", "TIME") and (t.pos_ == "PROPN" or _has_people(t)) for t in whole)


def is_share(token: "Token") -> bool:
    """Tell whether a share of people is told, which is not all of them: "a third of the voters"."""
    whole = preposition_objects(token, "of") if token.lower_ in _PORTIONS else []
    classes = lexicon("en").classes
    return any(t.pos_ == "PROPN" or lemma(t) in classes["groups"] | classes["people"] for t in whole)


def _has_people(noun: "Token") -> bool:
    word, classes = lemma(noun), lexicon("en").classes
    return word in _CIRCLES or word in classes["bodies"] or word in classes["state_bodies"]


def late_name(token: "Token", cast: Cast) -> "Token | None":
    """Return the name of "A, B and the emir of Oman, Hamad Said, met": what stands beside the last of a list."""
    at, doc = cast.at, token.doc
    after = token.right_edge.i + 1
    if token.dep_ != "conj" or token.tag_ != "NN" or after + 1 >= token.sent.end or doc[after].text != ",":
        return None
    for t in doc[after + 1 : after + 7]:
        if t.pos_ != "PROPN" and t.lower_ not in ("bin", "al", "-", "el"):
            return None
        beside = t.dep_ == "appos" and t.head.i < token.i and t.i in at
        if beside and at[t.i].type is NodeKind.PERSON:
            closed = doc[t.right_edge.i + 1 : t.right_edge.i + 2]
            return t if any(c.text == "," for c in closed) else None
    return None


def names_all(token: "Token", cast: Cast) -> bool:
    """Tell whether a plural is only what those named right behind it are: "key players Norway and Chad met"."""
    role = cast.at.get(token.i)
    if token.tag_ not in ("NNS", "NNPS"):
        return False
    if _numbers(token, cast):
        return True
    if token.tag_ != "NNS" or (role is not None and role.type is not NodeKind.GROUP):
        return False
    if any(c.dep_ in ("det", "poss", "nummod") for c in token.lefts):
        return False
    beside = [c for c in children(token, "appos") if c.pos_ == "PROPN" and c.left_edge.i == token.i + 1]
    return any(c.i in cast.at for c in beside)


def _numbers(token: "Token", cast: Cast) -> bool:
    """Tell whether a plural counts those named behind it: "the two presidents, A and B", "Three Greens, A ..."."""
    count = next((_COUNTS[c.lower_] for c in token.lefts if c.lower_ in _COUNTS), 0)
    only = any(c.lower_ == "only" for c in token.lefts)
    if not (count or only):
        return False
    apart = [c for c in children(token, "appos", "conj") if c.pos_ == "PROPN" and c.i in cast.at]
    apart = [c for c in apart if c.i > token.i and c.doc[c.left_edge.i - 1].text in _PARTING]
    named = {id(cast.at[t.i]) for c in apart for t in _strung(c) if t.i in cast.at}
    return len(named) == count or (only and len(named) > 1)


def _strung(name: "Token") -> list["Token"]:
    """Return a name and those strung to it, read as joined to it or as other names of it."""
    return [name, *(t for c in children(name, "appos", "conj") if c.pos_ == "PROPN" for t in _strung(c))]


def uncounted(name: str) -> str:
    """Return the name of a group without its number: "three Turkish soldiers" are Turkish soldiers."""
    words = name.split()
    while len(words) > 1 and (words[0].lower() in _COUNTING or words[0][:1].isdigit()):
        words = words[1:]
    return " ".join(words)


def is_some_group(noun: "Token") -> bool:
    """Tell whether one group is told by what it is: "Chad's main opposition group", "a think tank"."""
    told = children(noun, "compound", "amod")
    if noun.tag_ != "NN" or not told or noun.dep_ == "compound":
        return False
    if noun.lower_ in ("group", "faction", "lobby"):
        return bool(children(noun, "poss"))
    return any((c.lower_, noun.lower_) == ("think", "tank") for c in told) or (
        noun.lower_ == "body" and any(c.lower_ in _TRADES for c in told)
    )


def state_opposed(government: "Token", cast: Cast) -> Role | None:
    """Return the state of "the government and the opposition", and of "the Chadian opposition accused it"."""
    at_home = _state_at_home(government, cast)
    if at_home is not None:
        return at_home
    doc, end = government.doc, government.i + 1
    beside = doc[end : end + 4]
    if not beside or beside[0].lower_ != "and" or not any(t.lower_ in _OPPOSING for t in beside):
        return None
    before = (cast.at.get(t.i) for t in government.sent if t.i < government.i)
    states = {r.key: r for r in before if r is not None and r.type is NodeKind.STATE}
    return next(iter(states.values())) if len(states) == 1 else None


def _state_at_home(government: "Token", cast: Cast) -> Role | None:
    """Return the state whose own people speak of "the government": "Chadian lawyers urged the government"."""
    clause = government.head
    while clause.pos_ not in ("VERB", "AUX") and clause.head.i != clause.i:
        clause = clause.head
    for people in children(clause, "nsubj") if government.dep_ in ("dobj", "pobj") else ():
        if lemma(people) not in _AT_HOME or people.i > government.i:
            continue
        for owner in children(people, "amod", "compound", "poss"):
            role = cast.at.get(owner.i)
            if role is not None and role.type is NodeKind.STATE:
                return role
    return None


def named_before(token: "Token", known: list[Role]) -> list[Role]:
    """Return whom a noun may mean of those known: none after "a", one that is led in "the coalition planes"."""
    if any(c.lower_ in ("a", "an") for c in token.lefts):
        return []
    return [r for r in known if "-led " in r.name and token.dep_ == "compound"] or known
