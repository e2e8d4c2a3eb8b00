"""Kinds of names that no list knows: person, place, state or body, told by all of their mentions together.

The model guesses each mention by itself and is often wrong on names it has never seen; what stands around a name
("the town of", "MP", "'s president", "in") is better evidence, and one name is one thing in an article.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from kg_loaders.body_kinds import TRADING
from kg_loaders.given_names import is_given_name
from kg_loaders.lexicon import Lexicon
from kg_loaders.ner import NamedSpan
from kg_loaders.surnames import PARTICLES
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["settle_kinds"]

_KINDS = (NodeKind.PERSON, NodeKind.STATE, NodeKind.REGION, NodeKind.ORGANIZATION)
_NO_NAMES = frozenset("DATE TIME CARDINAL ORDINAL MONEY PERCENT QUANTITY EVENT WORK_OF_ART PRODUCT".split())
_GUESSED = (NodeKind.PERSON, NodeKind.ORGANIZATION, NodeKind.REGION)
_TITLES = frozenset(
    (
        "mp mps mep meps mr mrs ms dr sen rep gov gen col prof lt col "
        "capt maj sgt adm sir dame lord lady sheikh imam justice judge"
    ).split()
)
_RULED = frozenset(
    "president prime_minister minister premier parliament army military junta king queen constitution".split()
)
_GOVERNED = _RULED | {"government", "regime", "republic", "state", "kingdom", "authority"}
_WITHIN = frozenset("in near at outside around across into through throughout".split())
_TAKEN = frozenset(
    (
        "occupy annex capture recapture seize retake liberate shell bombard besiege storm reach evacuate raid "
        "pound enter flee bomb"
    ).split()
)
_PLAIN_PLACES = frozenset(
    "province region district oblast governorate county prefecture village town city municipality canton".split()
)
_PLACE_TAILS = frozenset(
    "County Province District Valley Island Islands Bay Bridge Square Street Avenue Hill".split()
)
_TRADES = frozenset(
    (
        "company firm airline carrier manufacturer carmaker automaker enterprise lender newspaper broadcaster "
        "nonprofit charity conglomerate publisher retailer militia watchdog ngo startup party"
    ).split()
)
_ALONE = frozenset("nsubj nsubjpass dobj pobj poss conj".split())
_SPEAKING_FOR = frozenset("spokesman spokeswoman spokesperson member leader chairman director employee".split())
_CLANS = frozenset("group movement alliance faction federation union bloc coalition militia directorate".split())
_FOREIGN = frozenset(
    (
        "ansar jaish jaysh jund hizb hezb jamaat harakat liwa kataib saraya asaib partido partito parti "
        "partei partij partia movimiento movimento mouvement frente unión união alianza aliança alleanza "
        "bloque bloco sindicato sindacato syndicat confederación confederação confederazione federación "
        "federação federazione fédération confédération comité consejo conselho consiglio fundación fundação "
        "fondation asociación associação associazione rassemblement coalición coalizão liga ligue lega"
    ).split()
)
"""Kinds of body that names of other languages begin with."""
_CALLED = frozenset("called named dubbed".split())
_LED = frozenset({("by", "led"), ("by", "headed"), ("to", "loyal"), ("by", "chaired")})
_GUESS, _WEAK, _SIGN, _SURE = 1.5, 1.0, 2.0, 3.0


def settle_kinds(
    doc: "Doc", spans: list[NamedSpan], lexicon: Lexicon, headings: frozenset[int] = frozenset()
) -> list[NamedSpan]:
    """Return the spans, each unknown name of one kind throughout; what the gazetteer or a pattern knows stays.

    Mentions that the model missed are added where the same name was found elsewhere, or where what stands around
    them leaves no doubt ("the town of Vareni"); none in ``headings`` (tokens), where every word has a capital.
    """
    common = lexicon.classes["bodies"] | lexicon.classes["groups"] | _offices(lexicon)
    groups: defaultdict[str, list[NamedSpan]] = defaultdict(list)
    settled = []
    for span in spans:
        guessed = span.entry is None and span.rank == 1 and span.type in _GUESSED
        if guessed and span.end - span.start == 1 and lemma(doc[span.start]) in common:
            settled += [span] if doc[span.start].tag_ in ("NN", "NNP") else []  # "Senators" is no name
        elif guessed:
            groups[doc[span.start : span.end].text.casefold()].append(span)
        else:
            settled.append(span)
    named = [s for s in spans if s.type is NodeKind.ORGANIZATION and s.end - s.start > 1]
    bodies = {doc[s.start].lower_ for s in named}
    traders = {doc[s.start].lower_ for s in named if doc[s.start + 1].text in TRADING}  # "Mahan Air"
    surnames = {doc[s.end - 1].lower_ for s in spans if s.type is NodeKind.PERSON and s.end - s.start > 1}
    for missed in _missed(doc, spans, headings):
        span = _untitled(doc, missed, common)
        if span.end - span.start == 2 and doc[span.end - 1].lower_ in surnames and _is_three(doc, span):
            titled = doc[span.start].lower_.rstrip(".") in _TITLES or lemma(doc[span.start]) in common
            if not titled and doc[span.start].ent_type_ not in ("GPE", "NORP", "ORG"):
                settled.append(replace(span, type=NodeKind.PERSON, rank=1))
                continue
        if any(lemma(t) in common or t.lower_.rstrip(".") in _TITLES for t in doc[span.start : span.end]):
            continue
        name = doc[span.start : span.end].text.casefold()
        evident = any(weight >= _SURE for _, weight in _evidence(doc, span, lexicon))
        short = span.end - span.start == 1 and name in traders and doc[span.start].dep_ in _ALONE
        if name in groups or evident or short or _is_full_name(doc, span, lexicon):
            groups[name].append(span)
    persons = [s for s in spans if s.type is NodeKind.PERSON and s.end - s.start > 1]
    for name, mentions in groups.items():
        surname = any(doc[s.end - 1].lower_ == name for s in persons)
        kind = _kind(doc, mentions, lexicon, surname=surname, body=name in bodies)
        settled += [replace(span, type=kind, rank=1) for span in mentions]
    return sorted(settled, key=lambda s: s.start)


def _untitled(doc: "Doc", span: NamedSpan, common: frozenset[str]) -> NamedSpan:
    """Cut the office off a full name that the model missed: "President" off "President Ana Ruiz"."""
    held = (i + 1 for i in range(span.end - 3, span.start - 1, -1) if _is_title(doc[i], common))
    start = next(held, span.start)
    return replace(span, start=start) if is_given_name(doc[start].text) else span


def _is_title(token: "Token", common: frozenset[str]) -> bool:
    return lemma(token) in common or token.lower_.rstrip(".") in _TITLES


def _is_full_name(doc: "Doc", span: NamedSpan, lexicon: Lexicon) -> bool:
    """Tell whether two proper nouns are a first name and a surname: "Ana Lopez", not "Virginia Avenue"."""
    first, *middle, last = doc[span.start : span.end] if span.end - span.start > 1 else (doc[span.start],) * 2
    if last.i == first.i or last.pos_ != "PROPN" or not all(t.lower_ in PARTICLES for t in middle):
        return False
    tails = lexicon.classes["body_tails"] | lexicon.classes["law_tails"]
    common = lemma(last) in lexicon.classes["places"] | lexicon.classes["proposals"] or last.text in tails
    after = doc[span.end] if span.end < len(doc) else None
    goes_on = after is not None and (after.pos_ in ("PROPN", "NOUN") or after.tag_ == "HYPH")
    return is_given_name(first.text) and not common and not goes_on and last.head.i != first.i


def _kind(doc: "Doc", mentions: list[NamedSpan], lexicon: Lexicon, *, surname: bool, body: bool) -> NodeKind:
    evidence: dict[NodeKind, float] = dict.fromkeys(_KINDS, 0.0)
    guessed = [span.type for span in mentions if span.rank == 1]
    for kind in guessed:
        evidence[kind] += _GUESS / len(guessed)
    for span in mentions:
        for kind, weight in _evidence(doc, span, lexicon):
            evidence[kind] += weight
    if surname:
        return NodeKind.PERSON
    if body:  # "Mahan" beside "Mahan Air"
        evidence[NodeKind.ORGANIZATION] += _SURE
    if evidence[NodeKind.STATE]:
        evidence[NodeKind.STATE] += evidence[NodeKind.REGION]  # what lies in a state is said to be in it, too
    return max(_KINDS, key=lambda kind: evidence[kind])


def _missed(doc: "Doc", spans: list[NamedSpan], headings: frozenset[int]) -> Iterable[NamedSpan]:
    """Yield the runs of proper nouns that no span covers, guessed to be places, with rank 0."""
    covered = {i for s in spans for i in range(s.start, s.end)} | headings
    start = None
    for i in range(len(doc) + 1):
        names = i < len(doc) and doc[i].pos_ == "PROPN" and i not in covered
        inside = (
            start is not None and i + 1 < len(doc) and doc[i].lower_ in PARTICLES and doc[i + 1].text.istitle()
        )
        names = names and (doc[i].text.istitle() or _is_acronym(doc, i) or inside)
        if names and start is None:
            start = i
        elif not names and start is not None:
            if doc[start].ent_type_ not in _NO_NAMES or (
                i < len(doc) and lemma(doc[i]) in _PLAIN_PLACES and doc[start].ent_type_ == "PRODUCT"
            ):
                yield NamedSpan(start, i, NodeKind.REGION)
            start = None


def _is_acronym(doc: "Doc", i: int) -> bool:
    """Tell whether capitals are a body by what stands beside: "ZCT leader", "the student union ZUNEF"."""
    word, after = doc[i], doc[i + 1] if i + 1 < len(doc) else None
    short = word.text.isupper() and word.text.isalpha() and 2 < len(word.text) < 7
    if short and i and doc[i - 1].tag_ == "NN" and lemma(doc[i - 1]) in _TRADES | _CLANS:
        return True
    return short and after is not None and lemma(after) in _SPEAKING_FOR and after.tag_ == "NN"


def _evidence(doc: "Doc", span: NamedSpan, lexicon: Lexicon) -> Iterable[tuple[NodeKind, float]]:
    words = doc[span.start : span.end]
    root = words.root
    yield from _of_person(doc, span, root, lexicon)
    yield from _of_place(doc, span, root, lexicon)
    yield from _of_body(root, lexicon)
    if span.end - span.start > 1 and words[0].lower_ in _FOREIGN:
        yield NodeKind.ORGANIZATION, _SURE
    if span.end - span.start == 1 and _is_acronym(doc, span.start):
        yield NodeKind.ORGANIZATION, _SURE
    called = span.start - 1 - (doc[span.start - 1].text == "The")  # "the party The Renewers"
    if called >= 0 and span.start and _is_kind_of_body(doc[called]):
        yield NodeKind.ORGANIZATION, _SURE
    if span.start > 1 and doc[span.start - 1].lower_ in _CALLED and _is_kind_of_body(doc[span.start - 2]):
        yield NodeKind.ORGANIZATION, _SURE
    if root.dep_ == "poss" and _word(root.head) in _RULED:
        yield NodeKind.STATE, _SURE
    direct = span.start == 0 or doc[span.start - 1].tag_ != "NN"  # not "president of the union ZTV"
    of = root.dep_ == "pobj" and root.head.lower_ == "of"
    chaired = of and _word(root.head.head) == "president" and len(words) > 1
    if chaired and span.type is NodeKind.ORGANIZATION:
        direct = False  # "president of Harbour Watch Southeast"
    if of and direct and _word(root.head.head) in _GOVERNED - {"minister"}:
        yield NodeKind.STATE, _SURE
    if root.dep_ == "pobj" and root.head.lower_ in ("for", "of") and _word(root.head.head) in _SPEAKING_FOR:
        yield NodeKind.ORGANIZATION, _SIGN
    if span.start and doc[span.start - 1].lower_ == "the" and len(words) > 1:
        yield NodeKind.ORGANIZATION, _WEAK


def _is_kind_of_body(token: "Token") -> bool:
    """Tell whether what is called by name after the noun is a body: "the student union", "an alliance"."""
    return token.tag_ == "NN" and lemma(token) in _TRADES | _CLANS


def _of_person(doc: "Doc", span: NamedSpan, root: "Token", lexicon: Lexicon) -> Iterable[tuple[NodeKind, float]]:
    offices = _offices(lexicon)
    before = doc[span.start - 1] if span.start else None
    noun = before is not None and before.pos_ in ("NOUN", "PROPN")
    if before is not None and noun and (before.lower_.rstrip(".") in _TITLES or lemma(before) in offices):
        yield NodeKind.PERSON, _SURE
    if root.dep_ == "conj" and any(lemma(t) in offices and t.tag_ in ("NNS", "NNPS") for t in root.head.lefts):
        yield NodeKind.PERSON, _SIGN
    named = sum(
        t.lower_ not in PARTICLES
        for t in doc[span.start : span.end]
        if t.i == span.start or t.nbor(-1).whitespace_
    )
    if named in (2, 3) and is_given_name(doc[span.start].text):
        yield NodeKind.PERSON, _SIGN
    for apposed in children(root, "appos"):
        if lemma(apposed) in offices - {"capital"}:
            yield NodeKind.PERSON, _SURE
    if root.dep_ == "appos" and lemma(root.head) in offices and root.head.tag_ == "NN" and _is_three(doc, span):
        yield NodeKind.PERSON, _SIGN  # "its speaker, Ada Bo Lind"
    clauses = children(root, "relcl")
    opening = {t.lower_ for c in clauses for t in c.lefts}
    several = root.tag_ == "NNPS" or any(c.lower_ == "the" for c in root.lefts)  # "the Liberals, who"
    if opening & {"who", "whose", "whom"} and not several:
        yield NodeKind.PERSON, _SURE
    if "which" in opening and span.type is NodeKind.PERSON:
        yield NodeKind.ORGANIZATION, _SURE
    led = root.dep_ == "pobj" and (root.head.lower_, root.head.head.lower_) in _LED
    if led and _is_three(doc, span):
        yield NodeKind.PERSON, _SIGN  # "lawmakers loyal to Ada Lind"
    speaks = root.dep_ == "nsubj" and lemma(root.head) in lexicon.classes["speech_verbs"]
    if speaks and span.end - span.start in (2, 3):
        of_body = any(_is_body(p) for p in preposition_objects(root, "of"))
        yield NodeKind.PERSON, _SIGN if of_body and _is_three(doc, span) else _WEAK


def _is_body(token: "Token") -> bool:
    """Tell whether a name is a body's short form: "said Ada Lind of the ZFF"."""
    return token.pos_ == "PROPN" and token.text.isupper() and len(token.text) > 2


def _is_three(doc: "Doc", span: NamedSpan) -> bool:
    words = doc[span.start : span.end]
    return len(words) in (2, 3) and all(t.text.istitle() and t.pos_ == "PROPN" for t in words)


def _of_place(doc: "Doc", span: NamedSpan, root: "Token", lexicon: Lexicon) -> Iterable[tuple[NodeKind, float]]:
    kinds = lexicon.classes["places"]
    if span.end - span.start > 1 and doc[span.end - 1].text in _PLACE_TAILS:
        yield NodeKind.REGION, _SURE
    if root.dep_ == "pobj" and root.head.lower_ in _WITHIN and doc[span.start - 1].lower_ == root.head.lower_:
        yield NodeKind.REGION, _SIGN
    if root.dep_ == "pobj" and root.head.lower_ == "of" and lemma(root.head.head) in kinds:
        yield NodeKind.REGION, _SURE
    if any(lemma(c) in kinds for c in children(root, "appos")):
        yield NodeKind.REGION, _SURE
    if root.dep_ == "dobj" and lemma(root.head) in _TAKEN:
        yield NodeKind.REGION, _SIGN
    if root.dep_ == "compound" and lemma(root.head) in kinds and root.head.i == span.end:
        yield NodeKind.REGION, _SURE if lemma(root.head) in _PLAIN_PLACES else _SIGN


def _of_body(root: "Token", lexicon: Lexicon) -> Iterable[tuple[NodeKind, float]]:
    """ "The ruling party, Sunrise, ...", "Sunrise, the ruling party, ..."."""
    beside = [*children(root, "appos"), *([root.head] if root.dep_ == "appos" else [])]
    if any(t.tag_ == "NN" and lemma(t) in lexicon.classes["bodies"] for t in beside):
        yield NodeKind.ORGANIZATION, _SURE
    above = root.head if root.dep_ == "appos" else root
    if above.dep_ == "pobj" and above.head.lower_ == "of" and lemma(above.head.head) in lexicon.classes["bodies"]:
        yield NodeKind.ORGANIZATION, _SIGN  # "the federation of employers, Sunrise, ..."


def _offices(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.offices["state"] | lexicon.offices["body"] | lexicon.offices["place"]


def _word(token: "Token") -> str:
    """Return the lemma, of two words where they are one office ("prime_minister")."""
    before = [c for c in token.lefts if c.dep_ in ("compound", "amod") and c.lower_ == "prime"]
    return f"prime_{lemma(token)}" if before else lemma(token)
