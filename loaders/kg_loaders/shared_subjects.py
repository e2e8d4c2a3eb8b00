"""Subjects that a clause shares with another, or that stand where the parser does not look for them."""

from typing import TYPE_CHECKING, Final

from kg_loaders.lexicon import lexicon
from kg_loaders.syntax import BLAMING, NOMINALS, children, conjuncts, direct_objects, lemma, preposition_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "DAYS",
    "WRITING",
    "beside_them",
    "calling_beside",
    "first_of_headline",
    "goes_on_telling",
    "is_excepted",
    "is_of_object",
    "main_clause",
    "meant_by_relative",
    "who_are_meant",
    "who_is",
]

WRITING: Final = frozenset("write send address deliver".split())
DAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())

_EXCEPT: Final = frozenset({"except", "excluding", "barring"})
_CALLING = frozenset("call demand urge seek ask push press protest accuse oppose support back".split())
_BODIES = frozenset("group movement confederation front country state nation kingdom republic".split())


def first_of_headline(verb: "Token", subject: "Token") -> list["Token"]:
    """Return the first of the two in the headline "Togo, Benin sign treaty"."""
    comma = subject.left_edge.i - 1
    several = verb.tag_ in ("VB", "VBP") and subject.tag_ == "NNP" and len(conjuncts(subject)) == 1
    if not several or comma <= verb.sent.start or verb.doc[comma].text != ",":
        return []
    first = verb.doc[comma - 1]
    alone = first.head.i == verb.i and first.pos_ == "PROPN" and first.left_edge.i == verb.sent.start
    return [first] if alone and first.lower_ not in DAYS else []


def who_is(verb: "Token") -> list["Token"]:
    """Return who a participle is of: "a senator backing it", but who "was a senator backing it" is no senator."""
    noun = verb.head
    told = noun.dep_ == "attr" and lemma(noun.head) == "be" and any(c.lower_ in ("a", "an") for c in noun.lefts)
    for subject in children(noun.head, "nsubj") if told and verb.tag_ == "VBG" else ():
        if subject.lower_ == "who" and noun.head.dep_ == "relcl":
            return [noun.head.head]
        if subject.pos_ == "PROPN" or subject.lower_ in ("he", "she"):
            return [subject]
    return [t for t in conjuncts(noun) if t.i < verb.i]  # not "critics" of "fans backing it but critics ..."


def goes_on_telling(verb: "Token") -> bool:
    """Tell whether who told somebody that "they had no right and warned of consequences" also warned."""
    told = verb.head.head
    speaks = lemma(verb) in lexicon("en").classes["speech_verbs"] | BLAMING and verb.tag_ == told.tag_
    about = verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and bool(children(verb.head, "mark"))
    return speaks and about and any(s.pos_ == "PRON" for s in children(verb.head, "nsubj"))


def meant_by_relative(verb: "Token", relative: "Token") -> list["Token"]:
    """Return whom "who" or "which" means, where that is not what the clause was hung on."""
    if (meant := _not_it_but(verb.head)) is not None:
        return conjuncts(meant)
    if relative.lower_ == "which":
        return _thing_before(verb) or _named_before(verb)
    return _all_who(verb) or _many_before(verb) or _person_above(verb) or _named_before(verb) or _said_to_be(verb)


def _not_it_but(denied: "Token") -> "Token | None":
    """Return Chad, of "It was Chad, not Mali, that attacked"."""
    first = denied.left_edge.i
    no = first > 0 and denied.doc[first - 1].lower_ == "not"
    return denied.head if no and denied.dep_ in ("appos", "conj") and denied.head.i < denied.i else None


def is_excepted(name: "Token") -> bool:
    """Tell whether somebody is left out of those who do it: "all except Chad"."""
    first = name.left_edge.i
    return first > 0 and name.doc[first - 1].lower_ in _EXCEPT


def _goes_on_with(clause: "Token") -> bool:
    """Tell whether a relative clause after a comma goes on with what somebody else did to a thing."""
    first = clause.left_edge.i
    what = any(c.lower_ == "which" and c.dep_ in ("dobj", "pobj") for c in clause.lefts)
    own = any(c.dep_ == "nsubj" and c.lower_ not in ("who", "which", "that") for c in clause.lefts)
    return what and own and first > 0 and clause.doc[first - 1].text == ","


def main_clause(verb: "Token", head: "Token") -> "Token":
    """Return whose subject says it: ", saying that ..." after a relative clause is of the clause above."""
    before = verb.doc[verb.left_edge.i - 1].text if verb.left_edge.i else ""
    speaks = lemma(verb) in lexicon("en").classes["speech_verbs"] or lemma(verb) in BLAMING
    while verb.tag_ == "VBG" and before == "," and speaks and head.dep_ in ("relcl", "acl"):
        if _goes_on_with(head):
            return head  # "a plan, which the union rejected, calling it a trick"
        noun = head.head
        above = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
        if above is None:
            break
        head = above
    told = head.dep_ == "advcl" and lemma(head.head) in lexicon("en").classes["speech_verbs"]
    if told and verb.tag_ == "VBG" and before == "," and speaks and head.tag_ == "VBD":
        return head.head  # "she wrote after they held her, urging people to stay"
    return head


def _person_above(relative: "Token") -> list["Token"]:
    """Return who "who" is after a body or people: the person above ("Brown, head of the bloc, who scolded him").

    After a comma one person says what many "who" were named last may only have done.
    """
    noun = relative.head
    comma = relative.left_edge.i - 1
    several = noun.tag_ == "NNS" and noun.doc[comma].text == "," and relative.tag_ in ("VBD", "VBZ")
    said = lemma(relative) in lexicon("en").classes["speech_verbs"] or lemma(relative) in BLAMING
    apart = several and (said or relative.tag_ == "VBZ") and not any(c.dep_ == "aux" for c in relative.children)
    if noun.ent_type_ == "PERSON" or not (noun.pos_ == "PROPN" or apart):
        return []
    while noun.dep_ in ("pobj", "prep", "appos", "conj"):
        noun = noun.head
        if noun.ent_type_ == "PERSON" and noun.pos_ == "PROPN":
            return [noun]
    return []


def _named_before(relative: "Token") -> list["Token"]:
    """Return the body of which a noun is said beside its name: "Cosatu, the federation which backs them"."""
    noun, name = relative.head, relative.head.head
    beside = (
        noun.dep_ == "appos"
        and noun.text.islower()
        and noun.tag_ in ("NN", "NNP")
        and name.pos_ == "PROPN"
        and name.i < noun.i
    )
    body = lemma(noun) in lexicon("en").classes["bodies"] or lemma(noun) in _BODIES
    if not beside or not body or name.dep_ == "conj" or noun.doc[noun.left_edge.i - 1].text != ",":
        return []
    return [name]


def _many_before(relative: "Token") -> list["Token"]:
    """Return the many of "Brown, the leader of the rebels, who have attacked": one person has not."""
    name, before = relative.head, relative.doc[relative.left_edge.i - 2 : relative.left_edge.i - 1]
    many = relative.tag_ == "VBP" or any(
        c.dep_ in ("aux", "auxpass") and c.lower_ in ("have", "are", "were") for c in relative.children
    )
    listed = name.tag_ != "NNP" or name.dep_ == "conj" or children(name, "conj")
    return [t for t in before if many and not listed and t.tag_ == "NNS" and t.dep_ == "pobj"]


def _said_to_be(relative: "Token") -> list["Token"]:
    """Return who is said to be the one who does it: "Brown was the only senator who opposed it"."""
    noun, be = relative.head, relative.head.head
    one = noun.tag_ == "NN" or noun.lower_ == "one"
    if noun.dep_ != "attr" or not one or lemma(be) != "be" or children(be, "neg"):
        return []
    if any(c.tag_ == "MD" for c in children(be, "aux")) or be.sent[-1].text == "?":
        return []  # "could be the one who", "was it Brown who"
    named = [s for s in children(be, "nsubj") if noun.tag_ == "NN" or s.pos_ == "PROPN"]
    return [t for s in named if s.lower_ not in ("it", "this", "that") for t in conjuncts(s)]


def _all_who(relative: "Token") -> list["Token"]:
    """Return all of a list "who all voted for it", "who have opposed it", not the last alone."""
    noun = relative.head
    who = (d for c in children(relative, "nsubj", "nsubjpass") for d in c.children)
    each = any(c.lower_ in ("all", "both") and c.i < relative.i for c in (*relative.children, *who))
    helped = any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("have", "are", "were") for c in relative.children)
    if noun.dep_ != "conj" or not (each or helped or relative.tag_ == "VBP") or noun.tag_ != "NNP":
        return []
    while noun.dep_ in ("conj", "appos") and noun.head.pos_ in NOMINALS:
        noun = noun.head
    return conjuncts(noun)


def beside_them(verb: "Token") -> list["Token"]:
    """Return who does it too: "which together with Chad has imposed it", "Brown, joined by Gray, said"."""
    found: list[Token] = []
    for subject in children(verb, "nsubj"):
        for word in (c for c in subject.rights if c.lower_ in ("joined", "like") and c.nbor(-1).text == ","):
            by = word if word.lower_ == "like" else next(iter(children(word, "agent")), word)
            found += [t for p in children(by, "pobj") for t in conjuncts(p) if t.pos_ == "PROPN"]
    for prep in (c for c in verb.lefts if c.lower_ == "alongside" and c.i and c.nbor(-1).text == ","):
        found += [t for p in children(prep, "pobj") for t in conjuncts(p) if t.pos_ == "PROPN"]
    relatives = [c for c in children(verb, "nsubj") if c.tag_ in ("WDT", "WP")]
    for prep in (c for h in (verb, *relatives) for c in h.children if c.lower_ in ("with", "along", "together")):
        inner = prep if prep.lower_ == "with" else next((c for c in prep.children if c.lower_ == "with"), None)
        joined = inner is not None and inner.i and prep.doc[inner.i - 1].lower_ in ("together", "along", "jointly")
        for named in children(inner, "pobj") if inner is not None and joined else ():
            several = [named, *(c for c in children(named, "appos") if named.tag_ == "NNS")]
            found += [t for n in several for t in conjuncts(n) if t.pos_ == "PROPN"]
    return found


def calling_beside(verb: "Token") -> "Token | None":
    """Return the people right before a participle of asking: "responded to the father calling for an inquiry"."""
    classes, before = lexicon("en").classes, verb.nbor(-1) if verb.i else verb
    asks = verb.tag_ == "VBG" and verb.left_edge.i == verb.i and before.dep_ in ("pobj", "dobj")
    people = before.ent_type_ == "PERSON" or any(lemma(before) in classes[kind] for kind in ("people", "groups"))
    writes = verb.dep_ == "advcl" and lemma(verb.head) in WRITING
    return before if asks and people and not writes and lemma(verb) in _CALLING else None


def _thing_before(relative: "Token") -> list["Token"]:
    """Return what "which" means after people: the name last before it ("protesters in Chad, which retaliated")."""
    people = lexicon("en").classes["groups"] | lexicon("en").classes["people"]
    if lemma(relative.head) not in people or relative.head.tag_ != "NNS":
        return []
    between = relative.doc[relative.head.i + 1 : relative.left_edge.i]
    names = [t for t in between if t.pos_ == "PROPN" and t.dep_ == "pobj"]
    return names[-1:]


def _who_say_so(verb: "Token", subject: "Token") -> list["Token"]:
    """Return who "they" are in "Chad and Niger say they are fighting": the two who say it of themselves."""
    said = verb.head
    speaks = lemma(said) in lexicon("en").classes["speech_verbs"]
    if subject.lower_ != "they" or verb.dep_ != "ccomp" or not speaks:
        return []
    speakers = [t for s in children(said, "nsubj") for t in conjuncts(s)]
    officials = speakers if len(speakers) == 1 and _lead_several(speakers[0]) else []
    found = speakers if len(speakers) > 1 else officials
    return found if not children(said, "dobj", "dative") else []


def _lead_several(officials: "Token") -> bool:
    """Tell whether somebody speaks for two: "the leaders of Chad and Niger"."""
    words = lexicon("en")
    held = words.offices["state"] | words.offices["body"]
    return officials.tag_ == "NNS" and lemma(officials) in held and len(_led(officials)) > 1


def _led(officials: "Token") -> list["Token"]:
    return [t for o in preposition_objects(officials, "of") for t in conjuncts(o) if t.pos_ == "PROPN"]


def _all_of_them(verb: "Token", subject: "Token") -> list["Token"]:
    """Return the parties of "the Greens and Labour, both of which", and not what the clause was hung on."""
    comma = subject.left_edge.i - 1
    parts = {t.lower_ for t in preposition_objects(subject, "of")}
    if subject.lower_ not in ("both", "all", "each") or verb.dep_ != "relcl" or not parts & {"which", "whom"}:
        return []
    if comma < 1 or subject.doc[comma].text != ",":
        return []
    last = subject.doc[comma - 1]
    while last.dep_ in ("conj", "compound") and last.head.pos_ in NOMINALS:
        last = last.head
    return conjuncts(last)


def _who_do_it(verb: "Token", subject: "Token") -> list["Token"]:
    """Return who "they" are in "Chad and Niger seized Brown, whom they accuse": who seized him."""
    if subject.lower_ != "they" or verb.dep_ != "relcl" or verb.head.i > verb.i:
        return []
    if not any(c.lower_ in ("whom", "which", "that") and c.dep_ in ("dobj", "pobj") for c in verb.lefts):
        return []
    main = next((t for t in verb.head.ancestors if t.pos_ in ("VERB", "AUX") and children(t, "nsubj")), None)
    acting = [t for s in (children(main, "nsubj") if main is not None else []) for t in conjuncts(s)]
    between = list(subject.doc[acting[-1].i + 1 : verb.head.left_edge.i]) if acting else []
    if any(t.i == verb.head.i or t.pos_ == "PRON" for t in acting) or any(
        t.pos_ == "VERB" and t.dep_ == "relcl" for t in between
    ):
        return []
    return acting if len(acting) > 1 or (acting and acting[0].tag_ == "NNS") else []


def who_are_meant(verb: "Token", subject: "Token") -> list["Token"]:
    """Return who "both of which", or "they" who say it of themselves, are."""
    return _all_of_them(verb, subject) or _who_say_so(verb, subject) or _who_do_it(verb, subject)


_HINDERING = frozenset("prevent stop keep bar block deter discourage dissuade ban prohibit hinder".split())
_FAULTS = frozenset("of for over with about on".split())
"""Prepositions behind which the deed is that of who is blamed, and not of who blames: not "after", "despite"."""


def is_of_object(prep: "Token", verb: "Token") -> bool:
    """Tell whether a deed behind a preposition is that of the verb's object: "slammed Brown for meeting Gray".

    What is done "after", "despite" or "without" a deed is done by who does that too.
    """
    word, about = prep.lower_, lemma(verb)
    if prep.i > verb.i and about in BLAMING and word in _FAULTS:
        return True
    if (word == "from" and about in _HINDERING) or (word == "as" and about in ("quote", "cite")):
        return True
    whom = direct_objects(verb)[-1:] if word == "for" and prep.i > verb.i else []
    return any(t.pos_ == "PROPN" or t.lower_ in ("him", "her", "them") for t in whom)
