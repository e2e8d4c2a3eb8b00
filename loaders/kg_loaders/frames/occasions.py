"""Who does what a noun names where its phrase does not say: occasions, authors of attacks, hands that hold."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from kg_loaders.cast import Cast
from kg_loaders.frames.doers import RUNS
from kg_loaders.frames.entry import kept_out
from kg_loaders.frames.intents import carried_deeds
from kg_loaders.syntax import children, conjuncts, is_passive, lemma, preposition_objects
from kg_loaders.valency import by_agent, objects, subjects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "ELSEWHERE",
    "SHARED",
    "aimed_at",
    "apposed_to",
    "authors",
    "callers",
    "came",
    "crippled",
    "dependent",
    "for_whom",
    "held",
    "helped",
    "interlocutors",
    "is_told_again",
    "on_side_of",
    "owner_of_plain",
    "owner_of_staunch",
    "owners",
    "participants",
    "passed",
    "promised_votes",
    "same_attack",
    "scene",
    "strikers",
    "together",
    "who_is",
    "whose_name",
]

_STRICKEN = frozenset("hit rock strike shake plague batter ravage devastate pound target".split())
_DOING = frozenset(
    "organise organize mastermind plot engineer orchestrate carry launch conduct claim stage mount perpetrate "
    "commit lead order impose".split()
)
_LAYING = frozenset("blame ascribe attribute pin".split())
_HOLDING = frozenset("hold call organize organise convene stage".split())
_VOTES = frozenset("election referendum vote poll summit talk".split())
_SENT = frozenset("army troop force soldier police tank navy warship jet".split())
_AFTER = frozenset("after following during since".split())
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_STATES = frozenset("be remain stay".split())
_PASSING = frozenset("fall pass come slip return be remain stay stand lie".split())
_HURTING = frozenset("cripple hit hurt batter squeeze affect punish isolate strangle hobble target weaken".split())
SHARED = frozenset("threat sanction criticism ultimatum pressure opposition warning".split())
"""What is somebody's together with what stands before it: "Chad's insults and threats"."""
_AGAIN = frozenset("separate further another second".split())
_LEANING = frozenset("rely depend survive live count dependent reliant".split())
_TELLING = frozenset(
    "tell press urge assure warn ask inform remind promise thank congratulate brief pressure reassure".split()
)


def aimed_at(noun: "Token") -> list["Token"]:
    """Return whom "a threat to bomb Chad" or "to send the army against the rebels" is aimed at: not the army."""
    clauses = children(noun, "acl")
    against = [t for c in clauses for h in (c, *objects(c)) for t in preposition_objects(h, "against")]
    return against or [o for c in clauses for o in objects(c) if lemma(o) not in _SENT]


def promised_votes(noun: "Token") -> list["Token"]:
    """Return the vote or talks of "a promise to hold elections"."""
    held = [o for c in children(noun, "acl") if lemma(c) in _HOLDING for o in objects(c)]
    return [o for o in held if lemma(o) in _VOTES]


_SUFFERED = frozenset(
    "attack bombing massacre hijacking ambush shooting stabbing assault siege hostage-taking".split()
)
"""What a state's name before it suffers as often as commits."""


def owners(noun: "Token") -> list["Token"]:
    """Return whose it is: the possessives, of "Chad, whose offensive has begun" Chad."""
    found: list[Token] = together(noun)[:1]
    for owner in children(noun, "poss") if not found else ():
        clause = next((a for a in noun.ancestors if a.dep_ == "relcl"), None) if owner.lower_ == "whose" else None
        found += conjuncts(owner if clause is None else clause.head)
    shared = noun.dep_ == "conj" and lemma(noun) in SHARED and not children(noun, "poss", "det", "amod")
    if shared and not found and noun.head.pos_ == "NOUN":
        return owners(noun.head)  # "its insults and threats towards Chad"
    return found


def together(noun: "Token") -> list["Token"]:
    """Return who met: "after their talks, Brown and Ek called for a truce"."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or verb.pos_ != "VERB" or not any(c.lower_ == "their" for c in children(noun, "poss")):
        return []
    spoke = [t for s in subjects(verb) for t in conjuncts(s)]
    return spoke if len(spoke) > 1 and not preposition_objects(noun, "with") else []


def strikers(noun: "Token", cast: Cast) -> list["Token"]:
    """Return whose strike it is; a state's own town is where it was struck: "Britain's Manchester bombing"."""
    if lemma(noun) not in _SUFFERED:
        return owners(noun)
    places = (cast.at.get(c.i) for c in children(noun, "compound", "nmod"))
    homes = {r.home for r in places if r is not None and r.type is NodeKind.REGION}
    return [t for t in owners(noun) if (r := cast.at.get(t.i)) is None or r.key not in homes]


def on_side_of(thing: "Token") -> list["Token"]:
    """Return whose side it is where "from" was hung on its object: "opposition to the dam from herders"."""
    return [t for t in preposition_objects(thing, "from") if t.tag_ in ("NNS", "NNP", "NNPS")]


def callers(noun: "Token") -> tuple[list["Token"], "Token | None"]:
    """Return who did or said something after, during or under what the noun names, and where it is judged.

    Who "is in talks with Chad" talks with it. What is planned for a time after talks tells of none that were held.
    """
    prep = noun.head
    verb = prep.head
    if noun.dep_ != "pobj" or verb.pos_ not in ("VERB", "AUX"):
        return [], None
    after = noun.right_edge.i + 1
    goes_on = after < noun.sent.end and noun.right_edge.text != "," and noun.doc[after].tag_ in _FINITE
    if prep.lower_ in _AFTER and goes_on:
        return [], None  # "after talks with Chad collapsed"
    war = lemma(noun) == "war"
    if prep.lower_ == ("at" if war else "in") and lemma(verb) in _STATES:
        return subjects(verb), verb
    if war:
        return [], None
    foreign = [c for c in children(noun, "poss") if c.lower_ != "their"]
    told = prep.lower_ in _AFTER or (prep.lower_ in ("in", "under", "at") and not foreign)
    ahead = any(c.tag_ == "MD" or c.dep_ == "neg" for c in children(verb, "aux", "neg"))
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP") for t in (verb, *children(verb, "aux")))
    beside = verb.dep_ in ("advcl", "acl") and verb.tag_ == "VBG" and not children(verb, "mark", "aux")
    if not told or ahead or not (finite or beside) or is_passive(verb):
        return [], None
    return subjects(verb), None


def _suffered_by(noun: "Token") -> list["Token"]:
    """Return who was "the target of" an attack, or "came under" it."""
    prep = noun.head
    if prep.lower_ == "of" and lemma(prep.head) in RUNS:
        prep = prep.head.head  # "hit by a series of attacks"
    if prep.dep_ == "agent" and lemma(prep.head) in _STRICKEN:
        return objects(prep.head)
    if noun.dep_ != "pobj" or prep.lower_ not in ("of", "under"):
        return []
    verb = prep.head
    if prep.lower_ == "of":
        verb = verb.head if lemma(verb) in ("target", "victim") and verb.dep_ == "attr" else noun
    return subjects(verb) if lemma(verb) in ("be", "come", "become", "remain") else []


def participants(noun: "Token") -> tuple[list["Token"], "Token | None"]:
    """Return who "took part in" an attack or "participated in" it, and by which verb."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else noun
    verb = above.head if above.lower_ == "part" and above.dep_ == "dobj" else above
    part = lemma(verb) == "take" and any(c.lower_ == "part" for c in children(verb, "dobj"))
    return (subjects(verb), verb) if part or lemma(verb) == "participate" else ([], None)


def interlocutors(noun: "Token") -> list["Token"]:
    """Return who is spoken to in a call: "in a phone call she told the minister"."""
    verb = noun.head.head
    by_call = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during", "by")
    if together(noun):
        return together(noun)[1:]
    if by_call and lemma(noun) in ("call", "conversation") and verb.pos_ == "VERB":
        spoke = [t for s in subjects(verb) for t in conjuncts(s)]
        if len(spoke) > 1 and not preposition_objects(noun, "with"):
            return spoke[1:]  # "in a phone call, Brown and Ek asked for a truce"
    if not by_call or lemma(verb) not in _TELLING or is_passive(verb):
        return []
    return [t for t in (*objects(verb), *children(verb, "dative")) if t.pos_ in ("PROPN", "NOUN")]


def authors(noun: "Token") -> list["Token"]:
    """Return who carried out, claimed or is blamed for an attack: "a raid claimed by", "blamed on"."""
    done = [*children(noun, "acl", "relcl"), *_participles_after(noun)]
    done += [c for p in children(noun, "prep") for o in children(p, "pobj") for c in children(o, "acl")]
    if noun.dep_ == "nsubjpass":
        done.append(noun.head)
    found: list[Token] = []
    for deed in done:
        if lemma(deed) in _DOING and is_passive(deed):
            found += for_whom(by_agent(deed))
        if lemma(deed) in _LAYING and not children(deed, "neg"):
            found += [t for name in ("on", "to") for t in preposition_objects(deed, name)]
    return found


def for_whom(claimers: list["Token"]) -> list["Token"]:
    """Put in place of a band's news agency the band that claims an attack through it."""
    found: list[Token] = []
    for token in claimers:
        mouth = lemma(token) in ("agency", "outlet", "website", "channel", "arm", "wing") and token.pos_ != "PROPN"
        found += children(token, "poss") if mouth else [token]
    return found


def is_told_again(noun: "Token") -> bool:
    """Tell whether a noun may mean an attack told before: "the raids destroyed", "killed in a further strike"."""
    words = {c.lower_ for c in noun.lefts}
    again = words & _AGAIN or (words & {"the", "those", "these"} and not children(noun, "relcl", "acl", "prep"))
    if not again or children(noun, "poss") or preposition_objects(noun, "by"):
        return False
    if noun.dep_ in ("nsubj", "nsubjpass"):
        clause = noun.head
        return not (clause.dep_ == "advcl" and any(m.lower_ in _AFTER for m in children(clause, "mark", "prep")))
    return noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during") and noun.head.head.pos_ == "VERB"


def crippled(noun: "Token") -> list["Token"]:
    """Return whom sanctions hit: "sanctions have crippled Chad's economy", "Chad, hit by sanctions"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "agent" else noun.head
    hurts = verb.pos_ == "VERB" and lemma(verb) in _HURTING and (noun.dep_ == "nsubj" or is_passive(verb))
    return objects(verb) if hurts else []


def dependent(noun: "Token") -> list["Token"]:
    """Return who "relies on aid from Chad"."""
    above = noun.head.head
    leans = noun.dep_ == "pobj" and noun.head.lower_ in ("on", "upon") and lemma(above) in _LEANING
    return subjects(above.head if above.pos_ == "ADJ" else above) if leans else []


def _participles_after(noun: "Token") -> list["Token"]:
    """Return ", carried out by" that was hung on the verb: "ten died in the raid, carried out by rebels"."""
    if noun.dep_ not in ("pobj", "nsubj", "dobj"):
        return []
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    hung = (c for c in children(verb, "advcl") if c.tag_ == "VBN" and c.i > noun.i)
    return [c for c in hung if lemma(c) in _DOING | _LAYING and not children(c, "nsubj", "nsubjpass")]


def same_attack(noun: "Token", attacks: Iterable[str]) -> "Token | None":
    """Return the verb of which the noun says what it was: "a blast killed five, an attack claimed by"."""
    verb = noun.head
    said_after = noun.dep_ in ("npadvmod", "appos", "dobj", "dep") and noun.i > verb.i
    comma = noun.left_edge.i and noun.doc[noun.left_edge.i - 1].text in (",", "—", "–")
    if not (
        said_after and comma and noun.tag_ == "NN" and any(c.lower_ in ("an", "a", "another") for c in noun.lefts)
    ):
        return None
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    return verb if lemma(verb) in attacks else None


def scene(noun: "Token", verb: "Token") -> list["Token"]:
    """Return where it was, of "a Kabul bombing killed five, an attack claimed by"."""
    told = [t for s in subjects(verb) for t in children(s, "compound", "nmod", "amod")]
    held = [*subjects(verb), verb]
    return told + [t for h in held for name in ("in", "on", "at", "near") for t in preposition_objects(h, name)]


def held(noun: "Token") -> list["Token"]:
    """Return what is or falls "in rebel hands", "under the control of" somebody."""
    prep = noun.head
    fits = {"hand": ("in", "into"), "control": ("under",), "occupation": ("under",)}
    if noun.dep_ != "pobj" or prep.lower_ not in fits.get(lemma(noun), ()):
        return []
    if lemma(noun) == "hand" and noun.tag_ != "NNS":
        return []
    above = prep.head
    if above.pos_ in ("VERB", "AUX"):
        return subjects(above) if lemma(above) in _PASSING and not is_passive(above) else []
    if above.dep_ == "advmod" or above.pos_ == "ADV":
        above = above.head
    return [above.head] if above.dep_ == "appos" else [above]


def helped(noun: "Token") -> list["Token"]:
    """Return who did something "with the help of" somebody."""
    prep = noun.head
    verb = prep.head
    if noun.dep_ != "pobj" or prep.lower_ != "with" or verb.pos_ != "VERB":
        return []
    return by_agent(verb) if is_passive(verb) else subjects(verb)


def came(noun: "Token") -> bool:
    """Tell whether a noun is what "came from" somebody: "support for the bill came from Brown"."""
    return noun.dep_ == "nsubj" and lemma(noun.head) == "come"


def passed(verb: "Token") -> list["Token"]:
    """Return what "passed despite objections"."""
    return children(verb, "nsubj") if lemma(verb) == "pass" else []


def who_is(noun: "Token") -> tuple[list["Token"], "Token | None"]:
    """Return who is said to be what a noun names, and by which verb: "is a critic", "is one of her critics"."""
    told = noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one":
        told = noun.head.head
    if told.dep_ == "pobj" and told.head.lower_ in ("as", "among"):
        verb, prep = told.head.head, told.head.lower_
        fits = lemma(verb) in (("emerge", "serve", "know", "see") if prep == "as" else ("be", "remain"))
        return (objects(verb) if is_passive(verb) else subjects(verb), verb) if fits else ([], None)
    verb = told.head
    if (
        told.dep_ == "nsubj"
        and lemma(verb) == "be"
        and told.left_edge.i
        and told.left_edge.nbor(-1).lower_ == "among"
    ):
        return [t for t in children(verb, "attr") if t.i > verb.i], verb  # "Among its critics is Brown", misread
    if told.dep_ == "attr" and lemma(verb) in ("be", "become", "remain"):
        return subjects(verb), verb
    return [], None


def apposed_to(noun: "Token") -> list["Token"]:
    """Return beside whom a noun stands: "Brown, a critic of Gray", "Brown, one of Gray's critics"."""
    first = noun.head if noun.dep_ == "conj" else noun
    if first.dep_ == "pobj" and first.head.lower_ == "of" and first.head.head.lower_ == "one":
        first = first.head.head
    if first.dep_ in ("compound", "nmod") and first.tag_ == "NN" and whose_name(first):
        beside = first.doc[first.i + 1]  # "Gray ally Ada Brown"
        return [first.head] if beside.pos_ == "PROPN" and first.head.pos_ == "PROPN" else []
    return [first.head] if first.dep_ == "appos" else _named_after(noun)


def _named_after(noun: "Token") -> list["Token"]:
    """Return who is named behind: "Gray's closest ally, Ada Brown", "a critic of Gray, Ada Brown, resigned"."""
    named = [t for t in children(noun, "appos") if t.pos_ == "PROPN" and children(noun, "poss")]
    for whose in preposition_objects(noun, "of") if not named else ():
        beside = [t for t in children(whose, "appos") if t.ent_type_ == "PERSON"]
        named += beside if whose.ent_type_ == "PERSON" else []
    return [c for t in named[:1] for c in conjuncts(t)]


def owner_of_staunch(noun: "Token") -> list["Token"]:
    """Return whose "fiercest opponent" one is; "her opponent" may but stand for the same seat."""
    told = any(
        c.lower_ in _STAUNCH or any(v.lower_ in _STAUNCH for v in c.children) for c in children(noun, "amod")
    )
    return [c for t in children(noun, "poss") for c in conjuncts(t)] if told else []


_STAUNCH: Final = frozenset(
    "fierce fiercest staunch staunchest vocal outspoken bitter bitterest harsh harshest vehement implacable "
    "strident trenchant ardent sworn avowed determined committed leading longtime loudest strongest".split()
)


_DEMONYMS: Final = ("an", "ese", "ish", "ch", "i", "ic", "western")


def whose_name(noun: "Token") -> list["Token"]:
    """Return whose name stands before a noun of side: "a staunch Hezbollah ally", "a Brown critic"."""
    before = noun.doc[noun.i - 1] if noun.i else noun
    misread = before.tag_ == "JJ" and before.text[0].isupper() and not before.lower_.endswith(_DEMONYMS)
    called = before.tag_ in ("NNP", "NNPS") or (misread and noun.dep_ in ("compound", "nmod"))
    named = called and before.dep_ in ("compound", "nmod", "poss", "amod") and before.head.i == noun.i
    return [before] if named and noun.tag_ == "NN" else []


def owner_of_plain(noun: "Token") -> list["Token"]:
    """Return whose critic one is, but not of "the Conservatives' foreign affairs critic"."""
    field = any(c.pos_ == "NOUN" for c in children(noun, "compound", "nmod"))
    return [] if field else [c for t in children(noun, "poss") for c in conjuncts(t)]


ELSEWHERE: Final[dict[str, Callable[["Token"], list["Token"]]]] = {
    "comp.obj": aimed_at,
    "comp.vote": promised_votes,
    "held": held,
    "helped": helped,
    "kept_out": kept_out,
    "interlocutor": interlocutors,
    "crippled": crippled,
    "deed": carried_deeds,
    "dependent": dependent,
    "owned": owners,
    "name": whose_name,
    "plain_poss": owner_of_plain,
    "staunch_poss": owner_of_staunch,
    "targeted": _suffered_by,
}
"""Slots whose tokens stand outside the noun's own phrase."""
