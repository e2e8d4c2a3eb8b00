"""Mending: slips of the parser that a reader sees at once are put right before anything is read off the tree."""

from functools import cache
from typing import TYPE_CHECKING

from kg_loaders.charges import CHARGED, accused_of
from kg_loaders.converbs import had_also
from kg_loaders.hung_names import hang_name
from kg_loaders.joints import (
    HARMING,
    JOINED,
    harmed_there,
    is_of_last,
    last_joined,
    rejoin,
    ruling_in,
    set_apart,
)
from kg_loaders.labels import FINITE
from kg_loaders.lexicon import lexicon
from kg_loaders.lost_subjects import find_subject, in_number, subject_after_place
from kg_loaders.main_verbs import find_main_verb
from kg_loaders.misread import MISREAD, WISHED, misread
from kg_loaders.pairs import JOINING, pair_up
from kg_loaders.parted import tell_apart
from kg_loaders.rehung import rehang
from kg_loaders.retouched import retouch
from kg_loaders.swallowed import OPENING, judged, set_free
from kg_loaders.telling import ASKING, BLAMING_OR_VOWING, SAYING, join, tell_on

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = ["mend"]

_VERBAL = frozenset({"VB", "VBN", "VBG", "VBZ", "VBP"})
_PREFIXES = frozenset("re pre co post ex".split())
_NEIGHBOURING = frozenset({"neighbouring", "neighboring"})
_ADVERBS = frozenset("in down up off out away back over".split())
_CALLING = frozenset("call describe add warn accuse blame insist stress urge demand".split())
_PUTTING = frozenset("put place bring hold keep take set call throw".split())
_PUT_INTO = frozenset(
    "hold ice notice trial risk pressure check danger doubt jeopardy effect practice force place custody account "
    "justice question alert paper record contempt fire shame perspective".split()
)
"""The states that somebody puts a thing into: "put the ban on hold"."""
_CAPTIVE = frozenset("hostage hostages captive prisoner ablaze alight".split())


def mend(doc: "Doc") -> None:
    """Change the tree where it cannot be right: unread main verbs, people taken for names, people held hostage."""
    people = lexicon("en").classes["people"] | lexicon("en").classes["groups"]
    particles = _particles()
    taken = {sentence[0].i for sentence in doc.sents if _mend_sentence(sentence, people)}
    for token in doc:
        if token.lower_ == "dead" and token.dep_ == "amod" and doc[token.i - 1].lemma_ == "shoot":
            token.head, token.dep_ = doc[token.i - 1], "oprd"
        elif token.lower_ in _CAPTIVE and token.dep_ == "dobj":
            _held(token)
        elif token.lower_ == "outside" and token.dep_ == "amod" and doc[token.i - 1].pos_ == "VERB":
            _outside(token)
        elif _freed(token) or rehang(token):
            continue
        elif token.lower_ in JOINING and (token.dep_ == "cc" or token.lower_ == "than"):
            pair_up(token)
        elif (token.dep_ in MISREAD or token.tag_ in ("VB", "VBP") or token.lower_ in WISHED) and misread(token):
            continue
        elif token.dep_ == "acl" and token.tag_ in ("VBN", "VBD", "VBZ", "VBP") and _is_relative(token):
            token.dep_ = "relcl"
        elif token.dep_ in ("relcl", "acl") and token.head.pos_ == "PROPN" and is_of_last(token):
            token.head = last_joined(token)
        elif token.dep_ in ("advcl", "acl", "relcl", "ccomp") and token.head.dep_ in ("ccomp", "conj"):
            _said_too(token)
        elif token.dep_ == "conj" and token.tag_ in ("VBD", "VBZ") and tell_on(token):
            continue
        elif token.dep_ == "conj" and token.tag_ in FINITE and token.head.tag_ in _VERBAL:
            _finite_beside(token)
        elif token.lower_ == "them" and token.dep_ == "dobj" and token.head.dep_ == "conj":
            had_also(token)
        elif token.lower_ in ("after", "before", "since") and token.dep_ == "prep":
            _clause_after(token)
        elif token.dep_ == "appos" and token.pos_ == "PROPN" and token.head.dep_ == "pobj":
            _holder(token)
        elif token.lower_ in CHARGED and token.head.dep_ in ("dobj", "conj") and token.dep_ == "prep":
            accused_of(token)
        elif token.lower_ == "in" and token.dep_ == "prep" and token.head.i < token.i - 1:
            ruling_in(token)
        elif token.dep_ == "ccomp" and token.tag_ in ("VBD", "VBZ", "VBP") and token.i > token.head.i:
            _subject_above(token)
        elif token.lower_ in _PREFIXES and doc[token.i + 1 : token.i + 2].text == "-":
            _prefix(token)
        elif token.dep_ == "appos" and token.head.tag_ in ("NNP", "NN"):
            set_apart(token)
            _one_of_them(token)
        elif token.dep_ in JOINED and (token.pos_ in ("PROPN", "NOUN") or token.lower_ == "by"):
            rejoin(token)
        elif token.dep_ == "oprd" and token.pos_ == "ADJ":
            judged(token)
        elif token.dep_ == "ROOT" and token.pos_ == "VERB" and token.i > 2:
            find_subject(token)
        elif token.lower_ in HARMING and token.dep_ == "advcl":
            harmed_there(token)
        elif token.lower_ in _NEIGHBOURING and token.dep_ in ("xcomp", "ccomp", "pcomp"):
            _neighbour(token)
        elif token.dep_ == "prep" and token.i and token.head.i == token.i - 1 and token.head.pos_ == "VERB":
            _particle(token, particles)
    retouch(doc)
    if taken:
        doc.ents = tuple(e for e in doc.ents if not (len(e) == 1 and e.start in taken))


def _put_into(state: "Token") -> bool:
    """ "put the travel ban on hold": what is on hold is put so, and no ban is on a hold."""
    prep, thing = state.head, state.head.head
    if state.dep_ != "pobj" or thing.dep_ != "dobj" or state.lower_ not in _PUT_INTO:
        return False
    bare = not any(True for _ in state.children) and prep.i == thing.i + 1 and state.i == prep.i + 1
    if bare and thing.head.lemma_.lower() in _PUTTING and thing.head.i < thing.i:
        prep.head = thing.head
        return True
    return False


def _freed(token: "Token") -> bool:
    freed = (token.lower_ in OPENING and set_free(token)) or tell_apart(token)
    return freed or hang_name(token) or in_number(token) or _put_into(token)


def _mend_sentence(sentence: "Span", people: frozenset[str]) -> bool:
    """Mend a sentence's first word, main verb and subject; tell whether the first word was taken for a name."""
    first = sentence[0]
    singular = _singular(first, people)
    if singular is not None:
        first.tag_, first.pos_, first.lemma_ = "NNS", "NOUN", singular
    _name_first(first)
    find_main_verb(sentence)
    _swallowed(sentence.root)
    subject_after_place(sentence.root)
    return singular is not None


def _singular(token: "Token", people: frozenset[str]) -> str | None:
    """Return the singular of a plural noun for people at the head of a sentence ("Gunmen", "Rebels")."""
    word = token.lower_
    if token.tag_ not in ("NNP", "NNPS", "NNS") or token.text.isupper():
        return None
    guesses = (word[:-1] if word.endswith("s") else "", f"{word[:-3]}man" if word.endswith("men") else "")
    return next((g for g in guesses if g in people), None)


@cache
def _particles() -> frozenset[str]:
    """Return the verbs of the lexicon that take a particle, as verb_particle."""
    return frozenset(word for word in lexicon("en").verbs if "_" in word)


def _particle(prep: "Token", particles: frozenset[str]) -> None:
    """ "handed in their weapons": a particle that was read as a preposition."""
    things = [c for c in prep.children if c.dep_ == "pobj"]
    if things and prep.lower_ in _ADVERBS and f"{prep.head.lemma_.lower()}_{prep.lower_}" in particles:
        verb = prep.head
        for child in list(prep.children):
            child.head, child.dep_ = verb, "dobj" if child.dep_ == "pobj" else child.dep_
        prep.dep_, prep.tag_ = "prt", "RP"


def _neighbour(word: "Token") -> None:
    """ "accused neighbouring Chad of": an adjective that was read as a clause."""
    named = [c for c in word.children if c.dep_ == "dobj"]
    if named:
        verb, name = word.head, named[0]
        name.head, name.dep_ = verb, "pobj" if word.dep_ == "pcomp" else "dobj"
        for child in [c for c in word.children if c.i > name.i]:
            child.head = verb
        word.head, word.dep_ = name, "amod"


def _finite_beside(verb: "Token") -> None:
    """Join a finite verb to the one that it goes on from, not to an infinitive or participle between them."""
    if verb.head.tag_ == "VB":
        _finite_beside_infinitive(verb)
    elif verb.tag_ == "VBD" and verb.head.tag_ in ("VBN", "VBG", "VBZ", "VBP"):
        _past_beside_participle(verb)


def _finite_beside_infinitive(verb: "Token") -> None:
    """ "want him to go and call it a shame": a finite verb is joined to the finite verb above an infinitive."""
    first = verb.head
    to_do = any(c.lower_ == "to" and c.dep_ == "aux" for c in first.children)
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children)
    above = first.head
    would = verb.tag_ == above.tag_ == "VBD" and any(c.tag_ == "MD" for c in first.children)
    if would and not own and first.dep_ in ("ccomp", "conj") and above.i < first.i:
        join(verb, above)  # "said he would obey and appealed to them": no infinitive after "would"
        return
    if (
        to_do
        and not own
        and first.dep_ in ("xcomp", "ccomp", "advcl")
        and above.tag_ in FINITE
        and above.i < first.i
    ):
        same = verb.tag_ == above.tag_ or {verb.tag_, above.tag_} <= {"VBP", "VBZ"}
        if same:
            join(verb, above)


def _is_relative(verb: "Token") -> bool:
    """Tell whether a clause lacks the object that its noun is: "a condition that Chad has rejected"."""
    first = next((c for c in verb.lefts if c.lower_ in ("that", "which")), None)
    if first is None or not any(c.dep_ == "nsubj" and c.i > first.i for c in verb.lefts):
        return False
    finite = verb.tag_ != "VBN" or any(c.lower_ in ("has", "have", "had") for c in verb.lefts)
    if first.dep_ == "dobj" or not finite:
        return finite
    taken = any(c.dep_ in ("dobj", "ccomp", "xcomp", "prep", "auxpass", "acomp") for c in verb.children)
    frames = lexicon("en").verbs.get(verb.lemma_.lower(), ())
    return first.dep_ == "mark" and not taken and any("obj" in f.target for f in frames)


def _said_too(verb: "Token") -> None:
    """ "said that it was unfair, that Chad had lied and that": a second "that" clause, hung on the first."""
    first = verb.head
    if verb.tag_ == "VBG" and verb.dep_ == "advcl":
        _calling_it(verb)
        return
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    above = first if first.dep_ == "ccomp" else first.head
    if mark is None or mark.i < first.i or above.dep_ != "ccomp" or above.head.lemma_.lower() not in SAYING:
        return
    own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c.i < verb.i for c in verb.children)
    if own and mark.nbor(-1).text == "," and any(c.dep_ == "mark" for c in above.children):
        verb.dep_ = "conj"


def _calling_it(verb: "Token") -> None:
    """ "said Chad must pay, calling it a duty": who says what must be is who calls it so, and not Chad."""
    must = verb.head
    said = must.head
    owed = any(c.lower_ in ("must", "should") and c.dep_ == "aux" for c in must.lefts)
    comma = verb.left_edge.i and verb.doc[verb.left_edge.i - 1].text == ","
    if verb.lemma_ in _CALLING and owed and comma and must.dep_ == "ccomp" and said.lemma_.lower() in SAYING:
        verb.head = said


def _one_of_them(name: "Token") -> None:
    """ "said Brown, whose plan ten states signed, among them Oman": Oman is one of the states, and not Brown."""
    among = next((c for c in name.lefts if c.lower_ == "among" and c.nbor().lower_ == "them"), None)
    several = (t for t in reversed(name.doc[name.head.i + 1 : among.i if among else 0]) if t.tag_ == "NNS")
    nearest = next(several, None) if among is not None else None
    if nearest is not None:
        name.head = nearest
    elif name.tag_ == "NN":
        _joined_to_title(name)


def _joined_to_title(title: "Token") -> None:
    """ "Brown, the speaker, and Gray met": a second person is joined to the first, not to what he is."""
    joining = next((c for c in title.rights if c.dep_ == "cc" and c.lower_ == "and"), None)
    second = next((c for c in title.rights if c.dep_ == "conj"), None)
    if joining is None or second is None or title.doc[joining.i - 1].text != ",":
        return
    if second.pos_ == "PROPN" and second.ent_type_ == "PERSON" and title.head.ent_type_ == "PERSON":
        joining.head = second.head = title.head


def _past_beside_participle(verb: "Token") -> None:
    """ "said it had been planned and thanked them": a past tense is joined to another, not to a participle."""
    first, above = verb.head, verb.head.head
    passive = any(c.dep_ == "auxpass" for c in first.children)
    before = first.doc[verb.left_edge.i - 2].text if verb.left_edge.i > 1 else ""
    judged = before == "," and verb.lemma_.lower() in BLAMING_OR_VOWING | ASKING
    modal = any(c.tag_ == "MD" for c in first.children)  # "said it could have been faster but thanked them"
    helped = (passive or judged or modal or first.tag_ in ("VBG", "VBZ", "VBP")) and any(
        c.dep_ in ("dobj", "ccomp") for c in verb.children
    )
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "agent") for c in verb.children)
    if helped and not own and first.dep_ == "ccomp" and above.tag_ == "VBD" and above.i < first.i:
        join(verb, above)


def _subject_above(verb: "Token") -> None:
    """ "ruled the levy violated the constitution": a subject that was read as the object of the verb of speech."""
    says = verb.head.lemma_.lower() in lexicon("en").classes["speech_verbs"]
    if not says or any(c.dep_ in ("nsubj", "nsubjpass", "mark", "expl", "csubj") for c in verb.children):
        return
    told = next((c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i), None)
    if told is not None and told.right_edge.i + 1 == verb.left_edge.i:
        told.head, told.dep_ = verb, "nsubj"


def _holder(name: "Token") -> None:
    """ "the president of Chad, Idris Moussa,": a person's name stands beside the office, not the country."""
    place, offices = name.head, lexicon("en").offices
    office = place.head.head
    held = office.lemma_.lower() in offices["state"] | offices["body"] | offices["place"]
    person = name.ent_type_ == "PERSON" and place.ent_type_ != "PERSON"
    if held and person and place.head.lower_ == "of" and office.tag_ == "NN" and place.pos_ in ("PROPN", "NOUN"):
        name.head = office


def _clause_after(prep: "Token") -> None:
    """ "a day after Otieno, waving aside appeals, signed it": a clause that was cut in two."""
    doc, end = prep.doc, prep.sent.end
    name = next((c for c in prep.children if c.dep_ == "pobj"), None)
    if name is None or name.i + 2 >= end or doc[name.i + 1].text != "," or doc[name.i + 2].tag_ != "VBG":
        return
    aside = doc[name.i + 2]
    for verb in doc[aside.i + 1 : end]:
        finite = verb.pos_ == "VERB" and verb.tag_ in ("VBD", "VBZ", "VBP") and doc[verb.i - 1].text == ","
        if finite and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
            if verb.head.i == verb.i or verb.head.i > verb.i:
                return
            verb.head, verb.dep_ = prep.head, "advcl"
            name.head, name.dep_ = verb, "nsubj"
            prep.head, prep.dep_ = verb, "mark"
            aside.head, aside.dep_ = verb, "advcl"
            return


def _outside(token: "Token") -> None:
    """ "marched outside parliament": a preposition that was read as an adjective."""
    noun, verb = token.head, token.nbor(-1)
    token.head, token.dep_, token.pos_ = verb, "prep", "ADP"
    noun.head, noun.dep_ = token, "pobj"


def _prefix(token: "Token") -> None:
    """ "seeking re-election": three words that were read as three objects."""
    hyphen, word = token.doc[token.i + 1], token.doc[token.i + 2 : token.i + 3]
    if len(word) and token.lower_ == "ex" and word[0].dep_ == "compound":  # "indicted ex-president Brown"
        token.head, token.dep_ = word[0].head, "compound"
        hyphen.head, hyphen.dep_ = word[0].head, "punct"
    elif len(word) and word[0].head.i == token.head.i and word[0].dep_ == token.dep_:
        token.head, token.dep_ = word[0], "compound"
        hyphen.head, hyphen.dep_ = word[0], "punct"


def _name_first(first: "Token") -> None:
    """ "Trump himself called it ...": a name at the head of a sentence that was read as a verb."""
    if first.dep_ == "nsubj" and first.tag_ in ("VB", "VBP") and first.text[:1].isupper():
        first.tag_, first.pos_ = "NNP", "PROPN"
        for child in first.rights:
            if child.dep_ == "dobj" and child.lower_.endswith("self"):
                child.dep_ = "npadvmod"


def _swallowed(verb: "Token") -> None:
    """ "In a joint statement Mr A, Mr B and C proposed ...": the first subject, taken for an object."""
    for prep in (c for c in verb.lefts if c.dep_ == "prep"):
        things = [c for c in prep.children if c.dep_ == "pobj"]
        if len(things) != 2 or things[1].pos_ != "PROPN" or things[0].pos_ != "NOUN":
            continue
        name, others = things[1], [c for c in verb.children if c.dep_ == "nsubj" and c.i > things[1].i]
        if verb.pos_ != "VERB" or (others and verb.doc[name.i + 1].text not in (",", "and")):
            continue
        name.head, name.dep_ = verb, "nsubj"
        for other in others:
            other.head, other.dep_ = name, "conj"


def _held(noun: "Token") -> None:
    """ "took two nurses hostage", "set the market ablaze": who is taken, or what burns, is the object."""
    people = [c for c in noun.lefts if c.dep_ == "compound" and (c.tag_ == "NNS" or noun.lower_.startswith("a"))]
    if people:
        verb, held = noun.head, people[-1]
        held.head, held.dep_ = verb, "dobj"
        for child in [c for c in noun.lefts if c.i < held.i]:
            child.head = held
        noun.dep_ = "oprd"
