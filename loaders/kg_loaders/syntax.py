"""Arguments of predicates read off the dependency tree (labels of the ClearNLP scheme)."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from spacy.strings import get_string_id
from spacy.symbols import VERB

from kg_loaders.lexicon import lexicon
from kg_loaders.settled import once

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "BLAMING",
    "JUDGING",
    "NOMINALS",
    "OWN_MODALS",
    "beyond_border",
    "children",
    "complements",
    "conjuncts",
    "counted",
    "direct_objects",
    "is_faulted",
    "is_fronted",
    "is_misplaced",
    "is_own",
    "is_passive",
    "is_prefixed",
    "lemma",
    "may_include",
    "meant_by_that",
    "particle",
    "preposition_objects",
    "prepositions",
    "wraps_deed",
]

BLAMING = frozenset(
    (
        "accuse blame criticize criticise condemn denounce charge thank praise sanction fault punish "
        "suspect reproach rebuke scold chide berate castigate reprimand commend applaud laud"
    ).split()
)
"""Verbs whose object is who is blamed or praised, and whose "for" or "of" tells what that one did."""
JUDGING = BLAMING | frozenset(
    "oppose reject support back welcome defend question attack slam blast protest dismiss deplore lament fear "
    "hail endorse approve block veto resist fight challenge decry bemoan mock ridicule cheer foil thwart stop "
    "uncover prevent disrupt avert expose unmask detect quash repel rebuff frustrate derail survive escape".split()
)
"""Verbs that take a side on a deed which somebody else decides: "condemned the decision to close the camp"."""
_STANDS = frozenset("favor favour support defence defense opposition protest solidarity defiance".split())
_BARE_VERBS = frozenset(
    "abstain abstains demur demurs dissent dissents disagree disagrees refuse refuses oppose opposes object "
    "objects balk balks deny denies".split()
)
_MEASURES = frozenset(
    (
        "thousand hundred dozen million score number ton tonne shipment load batch piece group unit part most "
        "some many several few all rest half majority fleet column convoy round series lot plenty day week month "
        "set string wave spate session kind type form"
    ).split()
)
_PREPOSITIONS = ("prep", "dative", "agent")
OWN_MODALS = frozenset("will 'll wo must should ought would can ca shall".split())
"""Modals that commit who speaks of oneself: "we must reject the tax" rejects the tax."""
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


def children(token: "Token", *deps: str) -> list["Token"]:
    """Return the children of the token with one of these dependency labels."""
    if not (token.n_lefts or token.n_rights):
        return []  # half of all words stand alone
    labels = _labels(deps)
    return [c for c in token.children if c.dep in labels]


@cache
def _labels(deps: tuple[str, ...]) -> frozenset[int]:
    """Return the numbers of dependency labels, which are quicker to compare than their names."""
    return frozenset(get_string_id(dep) for dep in deps)


def lemma(token: "Token") -> str:
    """Return the token's lemma in lower case, mended where the lemmatizer clips it ("fined" to "fin")."""
    if token.pos != VERB:
        found = _LEMMAS.get(token.lemma)
        if found is None:
            found = _LEMMAS[token.lemma] = str(token.lemma_).lower()
        return found
    known = _VERBS.get((token.lemma, token.lower))
    if known is None:
        known = _VERBS[token.lemma, token.lower] = _verb_lemma(str(token.lemma_).lower(), str(token.lower_))
    return known


_LEMMAS: Final[dict[int, str]] = {}
_VERBS: Final[dict[tuple[int, int], str]] = {}
"""Lemmas by spaCy's hashes of the words, which are the same in every run."""
_CLIPPED: Final = {"raped": "rape", "raping": "rape"}  # else those of "rap"
_IRREGULAR: Final = {"retook": "retake", "rebuilt": "rebuild", "foresaw": "foresee", "resold": "resell"}
"""Verbs that the lemmatizer leaves as they are."""


def _verb_lemma(found: str, text: str) -> str:
    found = _CLIPPED.get(text) or _IRREGULAR.get(found, found)
    if found in _known_verbs():
        return found
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


_WRITINGS = frozenset("petition complaint lawsuit suit appeal letter request demand motion amendment".split())
_INCLUDING = ("bodies", "groups", "people", "places", "facilities", "state_bodies")
"""Classes of nouns that are one thing and yet many."""
_PARTICLES = frozenset("out down up off back away aside forward ahead over in on through".split())


@once
def conjuncts(token: "Token") -> list["Token"]:
    """Return the token and what is coordinated with it, in order."""
    found = [token, *(c for c in token.lefts if _is_first_of_two(c))]
    for c in token.children:
        if (c.dep_ == "conj" and c.pos_ in NOMINALS and not is_misplaced(c) and not _is_set_off(c)) or (
            c.dep_ == "appos" and _is_listed(c)
        ):
            found += conjuncts(c)
        elif c.dep_ == "appos" and token.tag_ == "NN" and c.pos_ == "PROPN" and c.left_edge.i == token.i + 1:
            found += conjuncts(c)[1:]  # "the president Ada Brown and the leader Neil Gray"
        elif c.dep_ == "prep" and _adds(c):
            for prep in (c, *children(c, "prep")):
                for pobj in children(prep, "pobj"):
                    listed = [t for t in conjuncts(pobj) if t.pos_ == "PROPN" or c.lower_ != "including"]
                    found += listed if c.lower_ != "including" or may_include(token) else []
    return found


def meant_by_that(word: "Token") -> "Token | None":
    """Return the noun that a relative "that" means, also through a saying: the pace "that she thinks is right"."""
    if word.tag_ != "WDT" or word.lower_ != "that":
        return None
    return next((v.head for v in word.ancestors if v.dep_ == "relcl"), None)


def may_include(noun: "Token") -> bool:
    """Tell whether names can be among what a noun is: not of "condemned the raid, including Chad and Niger"."""
    word, classes = lemma(noun), lexicon("en").classes
    if noun.pos_ == "PROPN":
        return True
    if word in _WRITINGS or word in classes["proposals"] or word in classes["force_nouns"]:
        return False
    return noun.tag_ != "NN" or any(word in classes[kind] for kind in _INCLUDING)


def _is_set_off(conjunct: "Token") -> bool:
    """Tell whether a noun is set apart from the first: "all states but Chad", "Mali, rather than Chad"."""
    first = conjunct.head
    links = [c.lower_ for c in first.rights if c.i < conjunct.i and c.dep_ in ("cc", "prep")]
    whole = any(c.lower_ in ("all", "every", "any") for c in first.lefts) or first.lower_.startswith("every")
    denied = any(c.dep_ == "neg" for c in conjunct.lefts)  # "Mali, but not Chad"
    return denied or "than" in links or (whole and "but" in links) or _acts_next(conjunct)


def _acts_next(conjunct: "Token") -> bool:
    """Tell whether a headline goes on with the noun: "deplores war on Chad, Niger and Mali abstain"."""
    first, after = conjunct.head, conjunct.right_edge.i + 1
    joined = conjunct.doc[first.i + 1].text == "," and first.dep_ in ("pobj", "dobj")
    return joined and after < conjunct.sent.end and conjunct.doc[after].lower_ in _BARE_VERBS


def _is_first_of_two(name: "Token") -> bool:
    """Tell whether a name was read as a modifier of the one that it is joined to: "Everett and Mayor Souders"."""
    joined = any(c.dep_ == "cc" for c in name.children)
    beside = name.head.ent_type_ == "PERSON" or name.head.tag_ in ("NNS", "NNPS")
    return joined and name.dep_ == "nmod" and name.pos_ == "PROPN" and beside


def _is_listed(name: "Token") -> bool:
    """Tell whether the second of "the A, the B, and the C" was taken for another name of the first."""
    links = False
    last: Token | None = name
    while last is not None:
        further = next((c for c in last.children if c.dep_ == "conj"), None)
        links = links or (further is not None and any(c.dep_ == "cc" for c in last.children))
        last = further
    told = any(c.lower_ in ("a", "an") for c in name.lefts)  # "Brown, a Democrat and the head of the panel"
    joined = links and not told and any(c.dep_ == "conj" for c in name.children)
    return joined and name.pos_ == "PROPN" and name.head.pos_ == "PROPN" and name.head.i < name.i


def _adds(prep: "Token") -> bool:
    """Tell whether a preposition adds to its noun: "A, along with B", "countries including B and C"."""
    if prep.lower_ in ("including", "alongside"):
        return True
    if prep.lower_ == "as":
        return any(c.lower_ == "such" for c in prep.children)
    if prep.lower_ in ("along", "together"):
        return any(c.lower_ == "with" for c in prep.children)
    return prep.lower_ == "with" and prep.doc[prep.i - 1].lower_ in ("along", "together")


@once
def is_passive(verb: "Token") -> bool:
    """Tell whether the verb is passive: "was attacked", "a deal signed by"."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag_ == "VBD" and verb.dep_ == "conj" and children(verb, "agent") and not children(verb, "nsubj"):
        return is_passive(verb.head)  # "was approved, but vetoed by": a participle taken for a past tense
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" for c in verb.children):
        return False
    if verb.dep_ == "acl":
        return not _is_misread_predicate(verb)
    if verb.dep_ == "amod":
        return True
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN":
        return is_passive(verb.head)
    return verb.dep_ == "advcl" and not direct_objects(verb)


def _is_misread_predicate(verb: "Token") -> bool:
    """Tell whether a participle is a main verb that the parser hung below its subject.

    "Vanuatu's foreign minister, Serah Kalsakau, accused Canberra": a passive participle has no direct object, and
    a sentence needs a finite verb.
    """
    if direct_objects(verb):
        return True
    subject = verb.head
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.dep_ in ("ROOT", "aux", "conj") for t in verb.sent)
    return subject.dep_ == "ROOT" and not finite and verb.doc[verb.i - 1].text == ","


def direct_objects(verb: "Token") -> list["Token"]:
    """Return the direct objects below the verb."""
    return children(verb, "dobj", "obj")


def is_faulted(pronoun: "Token") -> bool:
    """Tell whether "it" is blamed for what it did: "blamed it for driving up prices"."""
    verb = pronoun.head
    done = [c for p in children(verb, "prep") if p.lower_ in ("for", "of") for c in children(p, "pcomp")]
    return pronoun.dep_ == "dobj" and lemma(verb) in BLAMING and bool(done)


def is_misplaced(conjunct: "Token") -> bool:
    """Tell whether a noun joined to an object is the subject of the finite verb that follows it.

    "... opposed the bill and the Greens backed it" has nothing that would join "backed" to "opposed". What is
    joined to a place at the start of a clause without a subject is its subject: "In Chad, miners and clerks left".
    """
    first, verb = conjunct.head, conjunct.head.head
    if first.dep_ == "conj":
        return is_misplaced(first) and conjunct.i > first.i
    if first.dep_ == "pobj":
        return verb.dep_ == "prep" and is_fronted(verb) and conjunct.doc[first.right_edge.i].i < verb.head.i
    if first.dep_ != "dobj":
        return False
    after = conjunct.doc[conjunct.right_edge.i + 1 : conjunct.right_edge.i + 2]
    if any(_lacks_subject(v) and v.head.i < first.i and v.dep_ in ("conj", "ccomp") for v in after):
        return True
    later = [v for v in children(verb, "conj") if v.pos_ == "VERB" and v.i > conjunct.i]
    later = [v for v in later if not children(v, "nsubj", "nsubjpass")]
    if any(v.left_edge.i == conjunct.right_edge.i + 1 and v.tag_ in ("VBD", "VBZ", "VBP") for v in later):
        return True
    helping = (a for v in later for a in children(v, "aux") if a.tag_ in ("MD", "VBD", "VBZ"))
    if any(a.i == conjunct.right_edge.i + 1 for a in helping):
        return True  # "could not back the bill and the government would table another"
    joined = conjunct.doc[first.i + 1 : conjunct.left_edge.i].text.strip()
    return joined in (", and", ", but", ", while") and any(children(v, "aux") for v in later)


def _lacks_subject(verb: "Token") -> bool:
    """Tell whether a finite verb has lost its subject."""
    finite = verb.pos_ == "VERB" and verb.tag_ in ("VBD", "VBZ", "VBP")
    return finite and not children(verb, "nsubj", "nsubjpass", "expl", "csubj")


def is_fronted(prep: "Token") -> bool:
    """Tell whether a preposition opens a clause that has no subject of its own: "In Chad, miners opposed it"."""
    verb = prep.head
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") and verb.dep_ in ("ROOT", "conj", "ccomp")
    opens = prep.left_edge.i == prep.sent.start and prep.i < verb.i
    return finite and opens and not children(verb, "nsubj", "nsubjpass", "expl", "csubj", "aux")


def prepositions(token: "Token") -> Iterator[tuple[str, "Token"]]:
    """Yield (preposition, its token) of a verb or noun; "out of", "in favour of" are joined by "_"."""
    if not (token.n_lefts or token.n_rights):
        return
    for prep in token.children:
        if not _is_preposition(prep):
            continue
        if _ends_stand(prep):
            yield f"in_{prep.nbor(-1).lower_}_{prep.lower_}", prep
            continue
        yield str(prep.lower_), prep
        for inner in children(prep, "prep"):
            yield f"{prep.lower_}_{inner.lower_}", inner
        for noun in children(prep, "pobj"):
            if noun.lower_ in _STANDS:
                for inner in children(noun, "prep"):
                    yield f"{prep.lower_}_{noun.lower_}_{inner.lower_}", inner


def _is_preposition(word: "Token") -> bool:
    return word.dep in _labels(_PREPOSITIONS) or (word.dep_ == "prt" and bool(children(word, "pobj")))


def _ends_stand(prep: "Token") -> bool:
    """Tell whether a preposition ends "in favour of" but hangs on the verb instead of on "favour"."""
    return prep.i > 1 and prep.nbor(-1).lower_ in _STANDS and prep.nbor(-2).lower_ == "in"


def _named_so(token: "Token", name: str) -> list["Token"]:
    """Return the token's prepositions of this name; those of one word are found without writing out the others."""
    if "_" in name:
        return [prep for lower, prep in prepositions(token) if lower == name]
    same = (c for c in token.children if c.lower_ == name)
    return [c for c in same if _is_preposition(c) and not _ends_stand(c)]


def preposition_objects(token: "Token", name: str) -> list["Token"]:
    """Return the objects of the token's preposition of this name, coordination written out."""
    if not (token.n_lefts or token.n_rights):
        return []
    found: list[Token] = []
    for prep in _named_so(token, name):
        for pobj in children(prep, "pobj") or [o for q in children(prep, "conj") for o in children(q, "pobj")]:
            found += conjuncts(pobj)  # also of "in and around Goma"
        found += children(prep, "pcomp")
        if prep.dep_ == "dative" and not found and prep.pos_ != "ADP":
            found.append(prep)
    return found


def beyond_border(word: "Token") -> list["Token"]:
    """Return the names of who lies behind the border at which something is done: "near the border with Syria"."""
    borders = [t for t in word.subtree if lemma(t) in ("border", "frontier")]
    return [p for t in borders for p in preposition_objects(t, "with") + children(t, "amod", "poss", "compound")]


def is_prefixed(word: "Token") -> bool:
    """Tell whether a name only says against whom: "anti-Iranian"."""
    return word.i > 1 and word.nbor(-1).text == "-" and word.nbor(-2).lower_ in ("anti", "non")


def wraps_deed(noun: "Token") -> bool:
    """Tell whether a noun only carries the deed behind "of": "a state of emergency", "a day of protest"."""
    return lemma(noun) in ("state", "day") and any(p.tag_ == "NN" for p in preposition_objects(noun, "of"))


def counted(tokens: list["Token"]) -> list["Token"]:
    """Return the nouns, and after each what it is a number, round or part of: "a second round of talks"."""
    found = []
    for token in tokens:
        found.append(token)
        if token.pos_ == "NUM" or lemma(token) in _MEASURES:
            found += preposition_objects(token, "of")
        if token.pos_ == "NUM":
            found += preposition_objects(token, "in")  # "61 million in aid"
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
