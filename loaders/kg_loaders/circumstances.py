"""Circumstances: what the opening of a clause tells the time by, which "it" seldom means; and who "it" is."""

from typing import TYPE_CHECKING

from kg_loaders.cast import Cast, Role
from kg_loaders.labels import NOUN_SUBJECTS
from kg_loaders.lexicon import Lexicon
from kg_loaders.phrases import UTTERANCES
from kg_loaders.syntax import children, conjuncts, is_passive, lemma, preposition_objects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "acting_together",
    "asks_own",
    "is_which",
    "may_be_at_last",
    "may_be_meant",
    "source_before",
    "speaking_many",
    "speaks_of_itself",
    "takes_side",
    "they_before",
]

_ORDERING = frozenset("order tell instruct command direct urge ask".split())
_OWN_PEOPLE = frozenset(
    "mp minister lawmaker legislator deputy senator member party troop army soldier force official aide adviser "
    "government cabinet colleague staff police general commander follower voter".split()
)
"""Who obeys somebody; a rival, critic or successor does not."""
_APPEALS = frozenset("appeal lawsuit suit petition complaint challenge".split())
_BODIES = (NodeKind.STATE, NodeKind.ORGANIZATION)
_MANY = (NodeKind.GROUP, NodeKind.ORGANIZATION)
_OF_STATE = frozenset("government army military force troop navy parliament country nation forces".split())
_TIMED = frozenset("before after during at amid amidst since until ahead following with in".split())
"""What opens a clause by telling when: "Hours before the vote"."""

_FALLS = frozenset(
    "resignation dismissal removal ouster release arrest impeachment extradition departure expulsion deportation "
    "prosecution punishment reinstatement detention imprisonment appointment sacking suspension".split()
)
"""What somebody else wants of one: "accepted his resignation", "called for her release"."""
_ASKING = frozenset(
    "accept demand call order oppose welcome condemn criticise criticize request urge ask want support back "
    "approve push press refuse reject denounce recommend applaud protest block hail endorse".split()
)
_TAKING = frozenset(("support.back", "reject.oppose", "criticize.condemn", "reject.challenge", "reject.dismiss"))


def _stands_aside(noun: "Token") -> bool:
    """Tell whether a noun only tells when or where, at the head of a clause: "Before the vote, Oman left it"."""
    top, timed = noun, False
    while top.head.i < top.i:
        top = top.head
        timed = timed or (top.lower_ in _TIMED and (top.lower_ != "in" or noun.head.i == top.i))
    fronted = top.dep_ in ("prep", "npadvmod", "advmod") and top.head.pos_ in ("VERB", "AUX")
    return timed and fronted and top.head.i > top.i


def speaking_many(they: "Token", cast: Cast, lexicon: Lexicon) -> Role | None:
    """Return the body or group that says what "they" do: "the Green Front said they had left".

    "Their army", of which officials speak, is that of their state.
    """
    if they.lower_ == "their":
        return _own_state(they, cast, lexicon)
    clause = they.head
    if they.lower_ == "they" and they.dep_ == "nsubj" and clause.dep_ == "conj":
        return _joined_speakers(clause, cast, lexicon)
    if they.lower_ != "they" or they.dep_ not in NOUN_SUBJECTS:
        return None
    if clause.dep_ != "ccomp" or clause.head.i > clause.i:
        return None
    if lemma(clause.head) not in lexicon.classes["speech_verbs"]:
        return None
    said = (cast.at.get(s.i) for s in children(clause.head, "nsubj"))
    return next((r for r in said if r is not None and r.type in _MANY and not r.media), None)


def _joined_speakers(clause: "Token", cast: Cast, lexicon: Lexicon) -> Role | None:
    """Return who are meant in "Chadian ministers say people were misled, and they have called for an inquiry"."""
    if lemma(clause.head) not in lexicon.classes["speech_verbs"] or not children(clause.head, "ccomp"):
        return None
    for many in (s for s in children(clause.head, "nsubj") if s.tag_ == "NNS"):
        named = (cast.at.get(t.i) for t in (many, *children(many, "amod", "compound", "poss")))
        return next((r for r in named if r is not None and not r.media), None)
    return None


def they_before(they: "Token") -> "Token | None":
    """Return the "they" that leads the sentence before, where "They" leads this one."""
    if they.dep_ != "nsubj" or they.head.dep_ != "ROOT" or they.lower_ != "they" or not they.sent.start:
        return None
    before = they.doc[they.sent.start - 1].sent
    led = [t for t in before if t.dep_ == "nsubj" and t.head.dep_ == "ROOT"]
    return led[0] if len(led) == 1 and led[0].lower_ == "they" else None


def source_before(pronoun: "Token", cast: Cast, lexicon: Lexicon) -> Role | None:
    """Return whom a sentence that ends in "according to Brown" names, where "She thinks" goes on."""
    start, verb = pronoun.sent.start, pronoun.head
    if not start or pronoun.dep_ != "nsubj" or pronoun.i > start + 1 or verb.dep_ != "ROOT":
        return None
    if lemma(verb) not in lexicon.classes["speech_verbs"]:
        return None
    before = pronoun.doc[start - 1].sent
    source = next((t for t in before if t.lower_ == "according" and t.i > before.root.i), None)
    named = (cast.at.get(t.i) for t in before if source is not None and t.i > source.i)
    return next((r for r in named if r is not None and r.type is NodeKind.PERSON), None)


def _own_state(their: "Token", cast: Cast, lexicon: Lexicon) -> Role | None:
    """Return the state of "Officials of Chad said their army had left"."""
    verb = next((a for a in their.ancestors if a.pos_ == "VERB"), their)
    if lemma(their.head) not in _OF_STATE or verb.dep_ != "ccomp" or verb.head.i > verb.i:
        return None
    if lemma(verb.head) not in lexicon.classes["speech_verbs"]:
        return None
    for officials in (s for s in children(verb.head, "nsubj") if s.tag_ == "NNS"):
        named = [t for n in ("of", "from") for t in preposition_objects(officials, n)]
        named += children(officials, "amod", "compound", "poss")
        states = (cast.at.get(t.i) for t in named)
        return next((r for r in states if r is not None and r.type is NodeKind.STATE), None)
    return None


def acting_together(pronoun: "Token", cast: Cast) -> list[Role]:
    """Return who cannot be "its" one by one: "Chad and Mali cut ties with Togo and shut its border"."""
    if pronoun.lower_ not in ("it", "its", "itself"):
        return []
    verb = next((a for a in pronoun.ancestors if a.pos_ in ("VERB", "AUX")), pronoun)
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not children(verb, "nsubj", "nsubjpass"):
        verb = verb.head
    several = [conjuncts(s) for s in children(verb, "nsubj") if s.i < pronoun.i]
    return [cast.at[t.i] for names in several if len(names) > 1 for t in names if t.i in cast.at]


def is_which(it: "Token") -> bool:
    """Tell whether "it" is what "which" is: "a letter, which Brown rejected, calling it an insult"."""
    clause = it.head.head
    if it.dep_ != "dobj" or it.head.dep_ != "advcl" or it.head.tag_ != "VBG" or clause.dep_ != "relcl":
        return False
    return any(c.lower_ == "which" and c.dep_ == "dobj" for c in clause.lefts)


def may_be_meant(noun: "Token", pronoun: "Token") -> bool:
    """Tell whether a pronoun may mean a noun, by its number and by where it stands."""
    if _is_own_appeal(noun, pronoun) or _is_named_at_hand(noun, pronoun):
        return False
    return _agrees(noun, pronoun) and not _stands_aside(noun)


def may_be_at_last(noun: "Token", pronoun: "Token") -> bool:
    """Tell whether a pronoun may mean a noun where it can mean nothing else."""
    return _agrees(noun, pronoun) and lemma(noun) not in UTTERANCES


def _agrees(noun: "Token", pronoun: "Token") -> bool:
    return pronoun.lower_ != "it" or noun.tag_ not in ("NNS", "NNPS")


def _is_named_at_hand(noun: "Token", pronoun: "Token") -> bool:
    """ "The bloc stands for the north, because it excludes us": "it" is no plan of the sentence before."""
    clause = pronoun.head
    if noun.i >= pronoun.sent.start or pronoun.lower_ != "it" or clause.dep_ != "advcl":
        return False
    if pronoun.dep_ != "nsubj" or not any(m.lower_ == "because" for m in children(clause, "mark")):
        return False
    return any(s.tag_ in ("NN", "NNP") and s.i < pronoun.i for s in children(clause.head, "nsubj"))


def asks_own(noun: "Token") -> bool:
    """Tell whether somebody asks a thing of his own people: "ordered his MPs to back it"."""
    return lemma(noun.head) in _ORDERING and noun.dep_ == "dobj" and lemma(noun) in _OWN_PEOPLE


def _is_own_appeal(noun: "Token", pronoun: "Token") -> bool:
    """ "an appeal by the Greens, who argued that it was void": what is appealed against, not the appeal."""
    saying = pronoun.head.head
    if lemma(noun) not in _APPEALS or saying.dep_ != "relcl" or pronoun.head.dep_ != "ccomp":
        return False
    return any(t.i == saying.head.i for t in preposition_objects(noun, "by"))


def speaks_of_itself(token: "Token", cast: Cast, lexicon: Lexicon) -> bool:
    """Tell whether "it" is the body that speaks of itself: "Chad says it was attacked"."""
    clause = token.head
    if token.dep_ not in NOUN_SUBJECTS or clause.dep_ != "ccomp":
        return False
    if lemma(clause.head) not in lexicon.classes["speech_verbs"] or lemma(clause) == "be":
        return False
    saying = clause.head
    while saying.dep_ == "conj" and saying.head.pos_ == "VERB" and not children(saying, "nsubj"):
        saying = saying.head  # "condemned the plan and said it would sue"
    return any(s.i in cast.at and cast.at[s.i].type in _BODIES for s in children(saying, "nsubj"))


def takes_side(thing: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a position is taken on what is another's: "would back their motion", "ordered his arrest"."""
    verb = thing.head.head if thing.dep_ == "pobj" else thing.head
    if lemma(thing) in _FALLS and lemma(verb) in _ASKING and not is_passive(verb):
        return True
    if lemma(thing) not in lexicon.classes["proposals"] or thing.dep_ == "pobj":
        return False
    return any(f.id in _TAKING for f in lexicon.verbs.get(lemma(verb), ()))
