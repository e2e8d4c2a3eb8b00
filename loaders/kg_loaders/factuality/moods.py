"""Moods: what a clause's own auxiliaries, marks and order of words say about it."""

from typing import TYPE_CHECKING

from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, lemma
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "asked",
    "has_modal",
    "is_announced",
    "is_aside",
    "is_beyond",
    "is_cleft",
    "is_condition",
    "is_first_person",
    "is_infinitive",
    "is_own_future",
    "is_reported",
    "is_reported_of_oneself",
    "is_told_apart",
    "is_wanted",
    "is_yet_to",
]

_WANTED = frozenset(
    "necessary important essential vital crucial critical imperative desirable preferable advisable urgent".split()
)
"""What it is that somebody does a thing, which is thereby wished for."""
_WISHES = frozenset(
    "demand condition request wish aim goal hope desire call priority recommendation requirement idea plan "
    "proposal suggestion objective ambition expectation preference ultimatum".split()
)
"""What it is, or includes, that somebody does a thing, which is thereby not done."""
_WHEN = frozenset("when after before while as because since although though".split())
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj")
_SIDES = (Relation.SUPPORTS, Relation.REJECTS)
_OWN_SIDES = frozenset(
    "party movement group side camp bloc coalition alliance union government administration".split()
)
_OWN_POWERS = frozenset("government administration cabinet ministry party country coalition".split())
_REPORTS = frozenset(
    "report leak media newspaper paper document record minute transcript count tally account".split()
)
_AFRAID = frozenset("afraid scared frightened powerless helpless terrified".split())
_AHEAD = frozenset("will would 'll".split())


def is_cleft(clause: "Token") -> bool:
    """Tell whether a relative clause is what "it was Chad that" did: denied, where "it was not"."""
    who = clause.head
    while who.dep_ == "appos":
        who = who.head
    be = who.head
    relative = clause.left_edge.lower_ in ("that", "who", "which") and clause.left_edge.dep_ in _ARGUMENTS
    told = relative and who.dep_ in ("attr", "acomp") and lemma(be) == "be"
    return told and any(c.lower_ == "it" for c in children(be, "nsubj", "expl"))


def is_yet_to(token: "Token") -> bool:
    """Tell whether "yet" alone negates: "has yet to concede", but not "has not yet conceded"."""
    lefts = {c.lower_ for c in token.lefts}
    return bool(lefts & {"has", "have", "had"}) and not lefts & {"not", "n't", "never"}


def is_told_apart(clause: "Token") -> bool:
    """Tell whether a clause in the past says when or why, with a subject of its own, and hangs on no modal."""
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")}
    told = clause.dep_ == "advcl" and clause.tag_ == "VBD" and bool(marks & _WHEN)
    above = [clause.head, *clause.head.ancestors]
    return told and bool(children(clause, "nsubj")) and not any(has_modal(v) for v in above if v.pos_ == "VERB")


def is_reported(verb: "Token") -> bool:
    """Tell whether it is reports that "suggest" something: they ask for nothing."""
    return lemma(verb) == "suggest" and any(lemma(s) in _REPORTS for s in children(verb, "nsubj"))


def is_beyond(clause: "Token", adjective: "Token") -> bool:
    """Tell whether somebody is too much of a thing to do a deed: "too weak to attack", "afraid to blame them"."""
    if not is_infinitive(clause):
        return False
    return adjective.lower_ in _AFRAID or any(c.lower_ == "too" for c in adjective.lefts)


def is_announced(verb: "Token") -> bool:
    """Tell whether a headline says what is to be: "Ministers to visit Chad", not "the first to visit it"."""
    noun = verb.head
    whole = verb.dep_ in ("acl", "relcl") and noun.dep_ == "ROOT" and noun.tag_ in ("NNS", "NNP", "NNPS", "NN")
    words = {c.lower_ for c in noun.lefts}
    return whole and not words & {"first", "second", "last", "only", "latest", "the", "a", "next"}


def is_infinitive(token: "Token") -> bool:
    """Tell whether a verb has "to" before it."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def has_modal(token: "Token") -> bool:
    """Tell whether a modal verb stands with a verb."""
    modals = ("would", "could", "will", "'d", "'ll", "may", "might", "can", "should")
    return any(c.dep_ == "aux" and c.lower_ in modals for c in token.children)


def is_condition(clause: "Token") -> bool:
    """Tell whether a clause is a condition: "if ...", "had X done", "were X to do"."""
    marks = [c.lower_ for c in children(clause, "mark")]
    if {"if", "unless", "provided"} & {*marks} or marks[:2] == ["as", "though"]:
        return True
    ahead = any(c.dep_ == "mark" and c.lower_ == "before" for c in clause.children)
    if ahead and clause.tag_ in ("VBZ", "VBP"):
        return True  # "before Norway signs the treaty"
    if any(c.lower_ == "when" and c.dep_ == "advmod" for c in clause.lefts) and clause.tag_ in ("VBZ", "VBP"):
        return any(
            c.lower_ in ("will", "must", "shall") for c in children(clause.head, "aux")
        )  # "when Chad wants to leave, it will have to pay"
    first = min((s.i for s in children(clause, "nsubj", "nsubjpass")), default=-1)
    among = any(c.lower_ == "among" and c.i < clause.i for c in clause.lefts)  # "among them were"
    if (clause.lower_ == "were" and clause.i < first and not among) or (
        clause.lower_ == "provided" and children(clause, "ccomp")
    ):
        return True
    heads = (c for c in clause.lefts if c.dep_ not in ("punct", "cc"))
    head = next(heads, None)
    return head is not None and head.dep_ == "aux" and head.lower_ in ("had", "were", "should") and head.i < first


def asked(verb: "Token") -> "Token | None":
    """Return the question mark that ends a verb's sentence or quotation, if one does."""
    if verb.dep_ == "relcl" and lemma(verb.head) != "time":  # "when was the last time they did it?"
        return None
    ends = (t for t in verb.doc[verb.i : verb.sent.end] if t.text in (".", "?", "!", '"', "``", "''"))
    end = next(ends, None)
    return end if end is not None and end.text == "?" else None


def is_first_person(verb: "Token") -> bool:
    """Tell whether who speaks says it of oneself: "we will vote against it"."""
    return any(c.lower_ in ("i", "we") for c in children(verb, "nsubj"))


def _is_own_party(subject: "Token", verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a speaker says which side his own party takes: "promised that her party would repeal it"."""
    if not any(f.relation in _SIDES for f in lexicon.verbs.get(lemma(verb), ())):
        return False
    own = any(c.lower_ in ("his", "her", "their", "its", "our", "my") for c in children(subject, "poss"))
    return own and lemma(subject) in _OWN_SIDES


def is_reported_of_oneself(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether the verb is what its own subject says of itself: "said it would reject"."""
    head = verb.head
    return (
        verb.dep_ == "ccomp"
        and lemma(head) in lexicon.classes["speech_verbs"]
        and any(
            c.lower_ in ("it", "he", "she", "they", "i", "we") or _is_own_party(c, verb, lexicon)
            for c in children(verb, "nsubj")
        )
        and not any(c.dep_ == "advcl" and is_condition(c) for c in verb.children)
        and not any(c.lower_ == "only" for c in verb.children)
    )


def is_own_future(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether somebody announces what he, or his government, will do: "said he would hold a vote"."""
    if not any(c.lower_ in _AHEAD for c in children(verb, "aux")):
        return False
    if is_reported_of_oneself(verb, lexicon):
        return True
    told = verb.dep_ == "ccomp" and lemma(verb.head) in lexicon.classes["speech_verbs"]
    by_own = any(lemma(s) in _OWN_POWERS and _is_own(s) for s in children(verb, "nsubj"))
    return told and by_own and not any(c.dep_ == "advcl" and is_condition(c) for c in verb.children)


def _is_own(subject: "Token") -> bool:
    return any(c.lower_ in ("his", "her", "their", "its", "our", "my") for c in children(subject, "poss"))


def is_aside(token: "Token", head: "Token") -> bool:
    """Tell whether a clause is told, and nothing asked: "..., the coalition agreed", "reports suggested that"."""
    return (token.i < head.i or is_reported(head)) and token.tag_ in ("VBD", "VBZ", "VBN") and not has_modal(token)


def is_wanted(clause: "Token", verb: "Token") -> bool:
    """Tell whether a deed is but wanted: "it is vital that Chad delivers", "the aim is that it deliver"."""
    told = next(iter(children(clause, "auxpass")), clause)
    if lemma(verb) not in ("be", "include") or told.tag_ not in ("VB", "VBP", "VBZ") or children(clause, "aux"):
        return False
    subjects = children(verb, "nsubj")
    vital = {lemma(t) for t in children(verb, "acomp")} & _WANTED and any(s.lower_ == "it" for s in subjects)
    return bool(vital) or any(lemma(s) in _WISHES for s in subjects)
