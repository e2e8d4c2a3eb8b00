"""Arguments of predicates read off the dependency tree (labels of the ClearNLP scheme)."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kg_loaders.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "BLAMING",
    "OWN_MODALS",
    "beyond_border",
    "by_agent",
    "children",
    "complements",
    "conjuncts",
    "counted",
    "is_own",
    "is_passive",
    "lemma",
    "objects",
    "particle",
    "preposition_objects",
    "prepositions",
    "relative_above",
    "subjects",
]

_OBJECT_CONTROL = frozenset(
    (
        "ask urge tell order force press push persuade convince compel encourage allow permit invite require "
        "request call lead cause enable advise warn instruct command pressure beg implore expect want need "
        "help get authorize"
    ).split()
)
BLAMING = frozenset(
    ("accuse blame criticize criticise condemn denounce charge thank praise sanction fault punish").split()
)
"""Verbs whose object is who is blamed or praised, and whose "for" or "of" tells what that one did."""
_HINDERING = frozenset("prevent stop keep bar block deter discourage dissuade ban prohibit hinder".split())
_STANDS = frozenset("favor favour support defence defense opposition protest solidarity defiance".split())
_MEASURES = frozenset(
    (
        "thousand hundred dozen million score number ton tonne shipment load batch piece group unit part most "
        "some many several few all rest half majority fleet column convoy round series lot plenty day week month "
        "set string wave spate session kind type form"
    ).split()
)
OWN_MODALS = frozenset("will 'll wo must should ought would can ca shall".split())
"""Modals that commit who speaks of oneself: "we must reject the tax" rejects the tax."""
_CLAUSES = ("VERB", "AUX", "ADJ")
_NOMINAL_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


def children(token: "Token", *deps: str) -> list["Token"]:
    """Return the children of the token with one of these dependency labels."""
    return [c for c in token.children if c.dep_ in deps]


def lemma(token: "Token") -> str:
    """Return the token's lemma in lower case, mended where the lemmatizer clips it ("fined" to "fin")."""
    found = str(token.lemma_).lower()
    if token.pos_ != "VERB" or found in _known_verbs():
        return found
    text = token.lower_
    for ending in ("ed", "es", "ing", "d", "s"):
        if text.endswith(ending):
            stem = text[: -len(ending)]
            for guess in (stem, f"{stem}e"):
                if guess in _known_verbs():
                    return guess
    return found


@cache
def _known_verbs() -> frozenset[str]:
    words = lexicon("en")
    return frozenset(words.verbs) | frozenset(
        w for name, group in words.classes.items() if name.endswith("_verbs") for w in group
    )


def particle(verb: "Token") -> str | None:
    """Return the verb's particle ("down" of "vote down") or None; adverbs that serve as one count."""
    for c in verb.children:
        if c.dep_ == "prt" or (c.dep_ in ("advmod", "prep") and c.i == verb.i + 1 and c.lower_ in _PARTICLES):
            if c.dep_ == "prep" and children(c, "pobj", "pcomp"):
                continue
            return str(c.lower_)
    return None


_PARTICLES = frozenset("out down up off back away aside forward over in on through".split())


def conjuncts(token: "Token") -> list["Token"]:
    """Return the token and what is coordinated with it, in order."""
    found = [token]
    for c in token.children:
        if c.dep_ == "conj" and c.pos_ in _NOMINAL_POS and not _is_misplaced(c):
            found += conjuncts(c)
        elif c.dep_ == "prep" and _adds(c):
            for prep in (c, *children(c, "prep")):
                for pobj in children(prep, "pobj"):
                    found += conjuncts(pobj)
    return found


def _adds(prep: "Token") -> bool:
    """Tell whether a preposition adds to its noun: "A, along with B", "countries including B and C"."""
    if prep.lower_ in ("including", "alongside"):
        return True
    if prep.lower_ == "as":
        return any(c.lower_ == "such" for c in prep.children)
    if prep.lower_ in ("along", "together"):
        return any(c.lower_ == "with" for c in prep.children)
    return prep.lower_ == "with" and prep.doc[prep.i - 1].lower_ in ("along", "together")


def is_passive(verb: "Token") -> bool:
    """Tell whether the verb is passive: "was attacked", "a deal signed by"."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" for c in verb.children):
        return False
    if verb.dep_ == "acl":
        return not _is_misread_predicate(verb)
    if verb.dep_ == "amod":
        return True
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN":
        return is_passive(verb.head)
    return verb.dep_ == "advcl" and not _direct_objects(verb)


def _is_misread_predicate(verb: "Token") -> bool:
    """Tell whether a participle is a main verb that the parser hung below its subject.

    "Vanuatu's foreign minister, Serah Kalsakau, accused Canberra": a passive participle has no direct object, and
    a sentence needs a finite verb.
    """
    if _direct_objects(verb):
        return True
    subject = verb.head
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.dep_ in ("ROOT", "aux", "conj") for t in verb.sent)
    return subject.dep_ == "ROOT" and not finite and verb.doc[verb.i - 1].text == ","


def _direct_objects(verb: "Token") -> list["Token"]:
    """Return the direct objects below the verb."""
    return children(verb, "dobj", "obj")


def by_agent(verb: "Token") -> list["Token"]:
    """Return who does it, of a passive: the objects of "by"."""
    found: list[Token] = []
    if verb.dep_ == "amod" and verb.i > 1 and verb.doc[verb.i - 1].text in ("-", "–"):
        found.append(verb.doc[verb.i - 2])  # "an EU-backed plan"
    for prep in children(verb, "agent", "prep"):
        if prep.dep_ == "agent" or prep.lower_ == "by":
            for pobj in children(prep, "pobj")[:1]:  # a second one is a slip of the parser
                found += conjuncts(pobj)
    return found


def _antecedent(relative: "Token") -> list["Token"]:
    head = relative.head
    return conjuncts(head) if head.pos_ in _NOMINAL_POS else [head]


def _surface_subjects(verb: "Token", depth: int = 0) -> list["Token"]:
    """Return the surface subject, of a passive too, through control, relatives, conjuncts and participles."""
    if depth > 6:
        return []
    own = children(verb, "nsubj", "nsubjpass", "csubj")
    if own:
        subject = own[-1] if own[-1].pos_ != "PRON" or len(own) == 1 else own[0]
        if subject.lower_ in ("who", "which", "that", "whom") and verb.dep_ == "relcl":
            return _antecedent(verb)
        if subject.lower_ in ("who", "which", "that") and verb.dep_ == "conj":
            return _surface_subjects(verb.head, depth + 1)
        return conjuncts(subject)
    lost = _lost_subject(verb)
    if lost is not None:
        return [lost]
    head = verb.head
    if verb.dep_ == "relcl":
        return _antecedent(verb)
    if verb.dep_ in ("acomp", "conj") and head.pos_ in ("VERB", "AUX"):
        return _surface_subjects(head, depth + 1)
    if verb.dep_ == "acl":
        return _acl_subjects(verb, depth)
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in _CLAUSES:
        return _controller(head, depth)
    if verb.dep_ == "advcl":  # "her calls to leave while praising Oman": she praises
        return _surface_subjects(head, depth + 1) if head.pos_ in _CLAUSES else children(head, "poss")
    if verb.dep_ == "pcomp":
        return _gerund_subjects(verb, depth)
    if verb.dep_ in ("aux", "auxpass"):
        return _surface_subjects(head, depth + 1)
    if verb.dep_ == "pobj" and head.lower_ == "with":
        return children(verb, "compound")[-1:]  # "with Gabon abstaining"
    if verb.dep_ == "amod" and verb.tag_ == "VBN" and head.pos_ in _NOMINAL_POS:
        return conjuncts(head)
    return []


def _lost_subject(verb: "Token") -> "Token | None":
    """Return a subject that the parser hung elsewhere.

    "The Houthis, said a spokesman, fired" gives the aside two subjects; "... condemned the raid, and Rwanda, said
    Kampala, had supported it" makes the subject one more object of the first verb.
    """
    for aside in [*children(verb, "parataxis"), *([verb.head] if verb.dep_ == "ccomp" else [])]:
        both = children(aside, "nsubj")
        if len(both) > 1 and both[0].i < min(aside.i, verb.i):
            return both[0]
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and children(verb, "aux"):
        for held in _direct_objects(verb.head):
            found = next((c for c in children(held, "conj") if c.i < verb.i and _is_misplaced(c)), None)
            if found is not None:
                return found
    return None


def _is_misplaced(conjunct: "Token") -> bool:
    """Tell whether a noun joined by ", and" to an object is the subject of the finite verb that follows it."""
    first, verb = conjunct.head, conjunct.head.head
    joined = conjunct.doc[first.i + 1 : conjunct.left_edge.i].text.strip()
    if first.dep_ != "dobj" or joined not in (", and", ", but", ", while"):
        return False
    later = (v for v in children(verb, "conj") if v.pos_ == "VERB" and v.i > conjunct.i)
    return any(children(v, "aux") and not children(v, "nsubj", "nsubjpass") for v in later)


def _controller(head: "Token", depth: int) -> list["Token"]:
    if lemma(head) in _OBJECT_CONTROL:
        if is_passive(head):
            return _surface_subjects(head, depth + 1)
        direct = _direct_objects(head)
        if direct:
            return conjuncts(direct[0])
        if lemma(head) in ("call", "appeal"):
            called = preposition_objects(head, "on") or preposition_objects(head, "to")
            if called:
                return called
    return _surface_subjects(head, depth + 1)


def _acl_subjects(verb: "Token", depth: int) -> list["Token"]:
    """Subject of "a plan allowing" is the plan; of "the decision to withdraw" it is whose decision it is."""
    noun = verb.head
    if verb.tag_ == "VBN" and not is_passive(verb):
        return conjuncts(noun)
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        owners = children(noun, "poss")
        if owners:
            return conjuncts(owners[0])
        if noun.dep_ in ("dobj", "obj", "attr", "pobj") and noun.head.pos_ in ("VERB", "AUX"):
            return _surface_subjects(noun.head, depth + 1)
        return []
    return conjuncts(noun)


def _gerund_subjects(verb: "Token", depth: int) -> list["Token"]:
    prep = verb.head
    head = prep.head
    if head.pos_ in ("VERB", "AUX"):
        hindered = prep.lower_ == "from" and lemma(head) in _HINDERING
        if hindered or lemma(head) in BLAMING or (prep.lower_ == "as" and lemma(head) in ("quote", "cite")):
            return _surface_subjects(head, depth + 1) if is_passive(head) else _direct_objects(head)
        return _surface_subjects(head, depth + 1)
    if head.pos_ == "ADJ" and head.head.pos_ in ("VERB", "AUX"):
        return _surface_subjects(head.head, depth + 1)
    blaming = head.head.head if head.dep_ == "pobj" and head.head.dep_ == "agent" else head
    if lemma(blaming) in BLAMING and blaming is not head:
        return _surface_subjects(blaming, depth + 1)  # "was accused by Chad of bombing": "of" hung on Chad
    if head.pos_ == "NOUN":
        owners = children(head, "poss")
        if owners:
            return conjuncts(owners[0])
        if head.head.pos_ in ("VERB", "AUX"):
            return _surface_subjects(head.head, depth + 1)
    return []


def subjects(verb: "Token") -> list["Token"]:
    """Return the heads of who does it: logical subjects, coordination written out."""
    if is_passive(verb):
        return by_agent(verb)
    found = _surface_subjects(verb)
    return [t for t in found if t.i != verb.i]


def objects(verb: "Token") -> list["Token"]:
    """Return the heads of what it is done to: direct objects, or the surface subject of a passive."""
    if is_passive(verb):
        return [t for t in _surface_subjects(verb) if t.i != verb.i]
    direct = _direct_objects(verb)
    if direct:
        first = direct[0]
        if first.lower_ in ("which", "that", "whom", "who"):
            relative = relative_above(verb)
            if relative is not None:
                return _antecedent(relative)
        return conjuncts(first)
    if verb.dep_ == "relcl" and children(verb, "nsubj") and not _has_relative_subject(verb):
        return [] if _is_placed(verb) else _antecedent(verb)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not children(verb, "prep", "ccomp", "xcomp"):
        return []
    later = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and not children(c, "nsubj")]
    if later and not children(verb, "prep", "ccomp", "xcomp", "prt"):
        # "drafted and signed the bill": the object stands with the last verb.
        shared = _direct_objects(later[-1])
        if shared and verb.i < shared[0].i and shared[0].i - verb.i < 12:
            return conjuncts(shared[0])
    return []


def relative_above(verb: "Token") -> "Token | None":
    """Return the relative clause's verb, of "an idea that he has refused to support" seen from "support"."""
    while verb.dep_ in ("xcomp", "ccomp") and verb.head.i != verb.i:
        verb = verb.head
    return verb if verb.dep_ == "relcl" else None


def _is_placed(verb: "Token") -> bool:
    """Tell whether a relative clause has another gap than its object: "in which they sat"."""
    if children(verb, "xcomp", "ccomp"):
        return True
    before = [t for t in verb.subtree if t.i < verb.i]
    return any(t.lower_ in ("where", "when", "why") or (t.tag_ == "WDT" and t.dep_ == "pobj") for t in before)


def _has_relative_subject(verb: "Token") -> bool:
    return any(c.lower_ in ("who", "which", "that") for c in children(verb, "nsubj", "nsubjpass"))


def prepositions(token: "Token") -> Iterator[tuple[str, "Token"]]:
    """Yield (preposition, its token) of a verb or noun; "out of", "in favour of" are joined by "_"."""
    for prep in token.children:
        if prep.dep_ not in ("prep", "dative", "agent"):
            continue
        stand = prep.doc[prep.i - 1].lower_ if prep.i > 1 else ""
        if stand in _STANDS and prep.doc[prep.i - 2].lower_ == "in":
            yield f"in_{stand}_{prep.lower_}", prep  # "of" hung on the verb instead of on "favour"
            continue
        yield str(prep.lower_), prep
        for inner in children(prep, "prep"):
            yield f"{prep.lower_}_{inner.lower_}", inner
        for noun in children(prep, "pobj"):
            if noun.lower_ in _STANDS:
                for inner in children(noun, "prep"):
                    yield f"{prep.lower_}_{noun.lower_}_{inner.lower_}", inner


def preposition_objects(token: "Token", name: str) -> list["Token"]:
    """Return the objects of the token's preposition of this name, coordination written out."""
    found: list[Token] = []
    for lower, prep in prepositions(token):
        if lower == name:
            for pobj in children(prep, "pobj"):
                found += conjuncts(pobj)
            for clause in children(prep, "pcomp"):
                found.append(clause)
            if prep.dep_ == "dative" and not found and prep.pos_ != "ADP":
                found.append(prep)
    return found


def beyond_border(word: "Token") -> list["Token"]:
    """Return the names of who lies behind the border at which something is done: "near the border with Syria"."""
    borders = [t for t in word.subtree if lemma(t) in ("border", "frontier")]
    return [p for t in borders for p in preposition_objects(t, "with") + children(t, "amod", "poss", "compound")]


def counted(tokens: list["Token"]) -> list["Token"]:
    """Return the nouns, and after each what it is a number, round or part of: "a second round of talks"."""
    found = []
    for token in tokens:
        found.append(token)
        if token.pos_ == "NUM" or lemma(token) in _MEASURES:
            found += preposition_objects(token, "of")
    return found


def is_own(verb: "Token") -> bool:
    """Tell whether the speaker's own "we" or "I" does it."""
    while verb.dep_ in ("conj", "xcomp") and not children(verb, "nsubj", "nsubjpass"):
        verb = verb.head
    found = children(verb, "nsubj")
    return any(c.lower_ in ("we", "i") or any(o.lower_ in ("our", "my") for o in c.lefts) for c in found)


def complements(verb: "Token") -> list["Token"]:
    """Return the roots of the verb's clausal complements."""
    return children(verb, "ccomp", "xcomp", "pcomp", "acl", "oprd")
