"""Who does what a predicate says, and to whom: logical subjects and objects, read off the dependency tree."""

from typing import TYPE_CHECKING

from kg_loaders.control_words import CHANGES, COUNTERING, FIRING, HITTING, ISSUING, OBJECT_CONTROL, TEXTS
from kg_loaders.lexicon import lexicon
from kg_loaders.relatives import named_as, named_by, of_several
from kg_loaders.settled import once
from kg_loaders.shared_subjects import (
    DAYS,
    WRITING,
    beside_them,
    calling_beside,
    first_of_headline,
    goes_on_telling,
    is_excepted,
    is_of_object,
    main_clause,
    meant_by_relative,
    who_are_meant,
    who_is,
)
from kg_loaders.syntax import (
    BLAMING,
    JUDGING,
    NOMINALS,
    children,
    conjuncts,
    direct_objects,
    is_fronted,
    is_misplaced,
    is_passive,
    lemma,
    preposition_objects,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["by_agent", "objects", "relative_above", "subjects"]

_LEGISLATING = frozenset("sign pass adopt approve enact ratify veto introduce propose draft reject back".split())
_ALONE = frozenset("first second third last latest only one".split())
_JUDGED = frozenset("rule declare find strike reject veto defeat block approve pass adopt throw turn".split())
_PUTTING = frozenset("put propose draft table submit announce bring suggest".split())
_SIDING = frozenset("demand protest oppose reject support back call seek urge defend".split())
_PLACES = frozenset("capital street city centre center square parliament building downtown town district".split())
_CLAUSES = ("VERB", "AUX", "ADJ")
_DEALS = frozenset("accord agreement deal treaty pact convention protocol memorandum resolution talk law".split())
_WHERE = ("where", "when", "why")


def by_agent(verb: "Token") -> list["Token"]:
    """Return who does it, of a passive: the objects of "by"."""
    found: list[Token] = []
    if verb.dep_ == "amod" and verb.i > 1 and verb.doc[verb.i - 1].text in ("-", "–"):
        found.append(verb.doc[verb.i - 2])  # "an EU-backed plan"
    agents = [p for p in children(verb, "agent", "prep") if p.dep_ == "agent" or p.lower_ == "by"]
    agents += [q for h in (verb, *agents) for q in children(h, "conj") if q.lower_ == "by" and q.pos_ == "ADP"]
    agents = agents or named_by(verb)
    for prep in agents:
        for pobj in children(prep, "pobj")[:1]:  # a second one is a slip of the parser
            found += conjuncts(_before_predicate(pobj))
    return found


def _before_predicate(agent: "Token") -> "Token":
    """Return the name of "attacked by Chad and sustained losses", read as "Chad and sustained" losses."""
    named = next((c for c in children(agent, "nmod") if c.pos_ == "PROPN"), None)
    joined = named is not None and any(c.dep_ == "conj" and c.pos_ in ("ADJ", "VERB") for c in named.children)
    return named if named is not None and joined else agent


def _first_joined(verb: "Token") -> "Token":
    while verb.dep_ == "conj":
        verb = verb.head
    return verb


def _antecedent(relative: "Token") -> list["Token"]:
    head = _act_above(relative) or of_several(relative)
    if head.pos_ not in NOMINALS:
        return [head]
    who = any(c.lower_ == "who" and c.dep_ == "nsubj" for c in relative.children)
    if who and (named := named_as(head)):
        return named
    some = head.pos_ == "NOUN" or any(c.lower_ in ("a", "an") for c in head.lefts)
    if who and head.dep_ == "appos" and some and head.head.pos_ == "PROPN":
        return [head.head]  # "Brown, a hawk who has blasted the plan"
    return [t for t in conjuncts(head) if t.i < relative.i]  # those before the clause, not after it


def _act_above(relative: "Token") -> "Token | None":
    """Return the motion of "a motion to lift the curfew, which the speaker ruled out of order"."""
    deed = relative.head.head if relative.head.dep_ == "dobj" and lemma(relative) in _JUDGED else None
    if deed is None or not ((deed.dep_ == "acl" and deed.tag_ == "VB") or deed.dep_ == "pcomp"):
        return None
    act = deed.head if deed.dep_ == "acl" else deed.head.head
    return act if lemma(act) in lexicon("en").classes["proposals"] and act.pos_ == "NOUN" else None


def _one_among(relative: "Token", depth: int) -> list["Token"]:
    """Return who "was among those who" did it: the subject of the "be" above; "one of six who" tells of both."""
    prep = relative.head.head
    if relative.head.dep_ != "pobj":
        return []
    if prep.lower_ == "among" and lemma(prep.head) == "be":
        return _surface_subjects(prep.head, depth + 1)
    one = prep.head
    if prep.lower_ != "of" or one.lower_ != "one" or one.dep_ not in ("attr", "appos"):
        return []
    single = _surface_subjects(one.head, depth + 1) if one.dep_ == "attr" else [one.head]
    return [*single, relative.head]


def _written_by(relative: "Token", depth: int) -> list["Token"]:
    """Return who speaks through a text "which criticized" somebody."""
    verb = lemma(relative)
    says = verb in BLAMING or verb in _SIDING or verb in lexicon("en").classes["speech_verbs"]
    text = lemma(relative.head) in TEXTS and not is_passive(relative)
    return _authors(relative.head, depth) if says and text else []


def _surface_subjects(verb: "Token", depth: int = 0) -> list["Token"]:
    """Return the surface subject, of a passive too, through control, relatives, conjuncts and participles."""
    if depth > 6:
        return []
    own = children(verb, "nsubj", "nsubjpass", "csubj")
    own = own or [s for aux in children(verb, "auxpass", "aux") for s in children(aux, "nsubj", "nsubjpass")]
    if own:
        subject = own[-1] if own[-1].pos_ != "PRON" or len(own) == 1 else own[0]
        if subject.lower_ in ("who", "which", "that", "whom") and verb.dep_ == "relcl":
            before = meant_by_relative(verb, subject)
            return before or _one_among(verb, depth) or _written_by(verb, depth) or _antecedent(verb)
        if subject.lower_ in ("who", "which", "that") and verb.dep_ == "conj":
            first = _first_joined(verb)  # "to which he belongs and which walked out"
            meant = meant_by_relative(first, subject) or _antecedent(first)
            return meant if first.dep_ == "relcl" else _surface_subjects(verb.head, depth + 1)
        return who_are_meant(verb, subject) or [*first_of_headline(verb, subject), *conjuncts(subject)]
    lost = _lost_subject(verb)
    if lost is not None:
        return [lost, *(t for c in children(lost, "conj") if c.i < verb.i for t in (c, *children(c, "conj")))]
    head = verb.head
    if verb.dep_ == "relcl":
        return _singled_out(verb, depth) or _antecedent(verb)
    if verb.dep_ in ("acomp", "conj") and head.pos_ in ("VERB", "AUX"):
        if verb.dep_ == "conj" and _is_stray(verb):
            return []
        if goes_on_telling(verb):
            head = head.head
        return _surface_subjects(head, depth + 1)
    if verb.dep_ == "acl":
        return _acl_subjects(verb, depth)
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in _CLAUSES:
        return [] if verb.tag_ == "VBG" and lemma(head) in BLAMING else _controller(head, depth)
    if verb.dep_ == "advcl":  # "her calls to leave while praising Oman": she praises
        if _stands_alone(verb):
            return []
        if (caller := calling_beside(verb)) is not None:
            return conjuncts(caller)
        head = main_clause(verb, head)
        return _surface_subjects(head, depth + 1) if head.pos_ in _CLAUSES else children(head, "poss")
    if verb.dep_ == "pcomp":
        return _gerund_subjects(verb, depth)
    if verb.dep_ in ("aux", "auxpass"):
        return _surface_subjects(head, depth + 1)
    if verb.dep_ == "pobj" and head.lower_ == "with":
        return children(verb, "compound")[-1:]  # "with Gabon abstaining"
    if verb.dep_ == "amod" and verb.tag_ == "VBN" and head.pos_ in NOMINALS:
        return conjuncts(head)
    return []


def _is_stray(verb: "Token") -> bool:
    """Tell whether a finite verb was joined to another with no word that joins them: its subject was lost."""
    joining = [c for c in verb.head.children if c.dep_ == "cc" and verb.head.i < c.i < verb.i]
    more = [c for c in verb.children if c.dep_ in ("cc", "conj")]
    return _stands_alone(verb) and not joining and not more


def _stands_alone(clause: "Token") -> bool:
    """Tell whether an adverbial clause is finite: its subject then is its own, found or not."""
    helped = any(c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP", "VBD", "MD") for c in clause.children)
    return helped or clause.tag_ in ("VBD", "VBZ", "VBP")


def _lost_subject(verb: "Token") -> "Token | None":
    """Return a subject that the parser hung elsewhere.

    "The Houthis, said a spokesman, fired" gives the aside two subjects; "... condemned the raid, and Rwanda, said
    Kampala, had supported it" makes the subject one more object of the first verb, and "In Chad, miners and clerks
    opposed it" one more place.
    """
    for aside in [*children(verb, "parataxis"), *([verb.head] if verb.dep_ == "ccomp" else [])]:
        both = children(aside, "nsubj")
        if len(both) > 1 and both[0].i < min(aside.i, verb.i):
            return both[0]
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    dated = before.dep_ == "pobj" and before.pos_ == "PROPN" and children(before, "compound")[:1]
    if dated and verb.tag_ == "VBD" and dated[0].lower_ in DAYS:  # "in a call on Monday Smith told Chad that"
        return before
    holders = direct_objects(verb.head) if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else []
    joined = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else verb
    holders += [joined.head] if joined.dep_ == "conj" and joined.head.dep_ == "dobj" else []
    holders += [t for p in children(verb, "prep") if is_fronted(p) for t in children(p, "pobj")]
    for held in holders:
        found = next((c for c in children(held, "conj") if c.i < verb.i and is_misplaced(c)), None)
        if found is not None:
            return found
    return None


def _controller(head: "Token", depth: int) -> list["Token"]:
    if lemma(head) in OBJECT_CONTROL:
        if is_passive(head):
            return _surface_subjects(head, depth + 1)
        direct = direct_objects(head)
        if direct:
            return conjuncts(direct[0])
        if lemma(head) in ("call", "appeal"):
            called = preposition_objects(head, "on") or preposition_objects(head, "to")
            if called:
                return called
    return _surface_subjects(head, depth + 1)


def _singled_out(verb: "Token", depth: int) -> list["Token"]:
    """Return who is "the first country to recognise it": the subject of the "be" above."""
    noun = verb.head
    to_do = verb.tag_ == "VB" and any(c.lower_ == "to" for c in children(verb, "aux"))
    if to_do and noun.dep_ == "pobj" and noun.tag_ == "NNS":
        return _one_among(verb, depth)  # "was one of the first states to recognise it"
    alone = any(c.lower_ in _ALONE or c.tag_ == "JJS" for c in noun.lefts) or noun.lower_ in _ALONE
    if not (to_do and alone and noun.dep_ == "attr"):
        return []
    return _surface_subjects(noun.head, depth + 1)


def _authors(noun: "Token", depth: int) -> list["Token"]:
    """Return who speaks through a text: who owns, issued or adopted "a statement calling for"."""
    if owners := children(noun, "poss"):
        return conjuncts(owners[0])
    passed = noun.dep_ == "dobj" and lemma(noun.head) in ("adopt", "pass", "approve", "endorse")
    issued = next((c for c in children(noun, "acl") if c.tag_ == "VBN" and by_agent(c)), None)
    if issued is not None and not passed:
        return by_agent(issued)
    named = preposition_objects(noun, "by") or preposition_objects(noun, "from")
    if named:
        return named
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "with") else noun.head
    told = lexicon("en").classes["speech_verbs"] if noun.dep_ == "pobj" else frozenset()
    if above.dep_ == "acl" and above.tag_ == "VB" and above.head.head.pos_ == "VERB" and told:
        above = above.head.head  # "announced plans to hold a vote in a speech attacking Chad"
    if above.pos_ != "VERB" or (lemma(above) not in ISSUING and lemma(above) not in told):
        return []
    if noun.dep_ == "nsubjpass":
        return by_agent(above)
    return _surface_subjects(above, depth + 1) if noun.dep_ in ("dobj", "pobj") else []


def _acl_subjects(verb: "Token", depth: int) -> list["Token"]:
    """Subject of "a plan allowing" is the plan; of "the decision to withdraw" it is whose decision it is."""
    noun = verb.head
    if verb.tag_ == "VBN" and not is_passive(verb):
        return conjuncts(noun)
    if verb.tag_ == "VBG" and lemma(noun) in TEXTS:
        return _authors(noun, depth) or conjuncts(noun)
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    if verb.tag_ == "VBG" and verb.i == noun.i + 1 and noun.head.lower_ == "to" and lemma(above) in WRITING:
        return _surface_subjects(above, depth + 1)  # "wrote to Brown urging Chad to help"
    above = above.head if above.dep_ == "dobj" else above  # "filed a complaint with a court demanding money"
    if verb.tag_ == "VBG" and lemma(noun) == "court" and lemma(above) in ("file", "lodge", "bring"):
        return _surface_subjects(above, depth + 1)
    if verb.tag_ == "VBG" and lemma(noun) == "role" and noun.dep_ == "dobj":
        return _surface_subjects(noun.head, depth + 1)  # "played a leading role supporting Brown"
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        owners = children(noun, "poss")
        carried = noun.dep_ in ("dobj", "obj", "attr", "pobj") and noun.head.pos_ in ("VERB", "AUX")
        led = _surface_subjects(noun.head, depth + 1) if carried and lemma(noun.head) not in JUDGING else []
        return conjuncts(owners[0]) if owners and not (owners[0].lower_ == "their" and len(led) > 1) else led
    return _one_among(verb, depth) or _users(verb, depth) or _marchers(verb, depth) or who_is(verb)


def _marchers(verb: "Token", depth: int) -> list["Token"]:
    """Return who "marched through the capital demanding" something: a place demands nothing."""
    noun = verb.head
    above = noun.head.head if noun.dep_ == "pobj" else noun
    speaks = lemma(verb) in lexicon("en").classes["speech_verbs"] | BLAMING | _SIDING
    place = noun.ent_type_ in ("GPE", "LOC", "FAC") or lemma(noun) in lexicon("en").classes["facilities"] | _PLACES
    if verb.tag_ != "VBG" or above.pos_ != "VERB" or not speaks or not place:
        return []
    return _surface_subjects(above, depth + 1)


def _users(verb: "Token", depth: int) -> list["Token"]:
    """Return who fires "missiles targeting" somebody."""
    noun = verb.head
    fired = noun.dep_ == "dobj" and lemma(noun.head) in FIRING and lemma(verb) in HITTING
    weapon = lemma(noun) in lexicon("en").classes["weapon_nouns"] | lexicon("en").classes["instruments"]
    return _surface_subjects(noun.head, depth + 1) if fired and weapon else []


def _gerund_subjects(verb: "Token", depth: int) -> list["Token"]:
    prep = verb.head
    while prep.dep_ == "conj" and prep.head.pos_ == "ADP":
        prep = prep.head
    head = prep.head
    if prep.lower_ == "on" and prep.i and {lemma(head), prep.nbor(-1).lower_} & _DEALS:
        return []  # "the accord on combating terror" says what it is about
    if head.pos_ in ("VERB", "AUX"):
        if is_of_object(prep, head):
            return _surface_subjects(head, depth + 1) if is_passive(head) else direct_objects(head)
        others = direct_objects(head) if prep.lower_ == "in" and lemma(head) == "join" else []
        return _surface_subjects(head, depth + 1) + [t for o in others for t in conjuncts(o)]
    if head.pos_ == "ADJ" and head.head.pos_ in ("VERB", "AUX"):
        return _surface_subjects(head.head, depth + 1)
    blaming = head.head.head if head.dep_ == "pobj" and head.head.dep_ == "agent" else head
    if lemma(blaming) in BLAMING and blaming.i != head.i:
        return _surface_subjects(blaming, depth + 1)  # "was accused by Chad of bombing": "of" hung on Chad
    if lemma(head.head) in BLAMING and head.dep_ == "dobj" and prep.lower_ in ("of", "for", "over"):
        return conjuncts(head)
    if head.pos_ in ("NOUN", "PROPN"):
        owners = children(head, "poss")
        if owners:
            return conjuncts(owners[0])
        if head.head.pos_ in ("VERB", "AUX") and lemma(head) not in COUNTERING and lemma(head.head) not in JUDGING:
            return _surface_subjects(head.head, depth + 1)
    return []


@once
def subjects(verb: "Token") -> list["Token"]:
    """Return the heads of who does it: logical subjects, coordination written out."""
    if is_passive(verb):
        return by_agent(verb)
    found = [*_surface_subjects(verb), *beside_them(verb)]
    return [t for t in found if t.i != verb.i and not is_excepted(t)]


@once
def objects(verb: "Token") -> list["Token"]:
    """Return the heads of what it is done to: direct objects, or the surface subject of a passive."""
    if is_passive(verb):
        return _law_above(verb) or [t for t in _surface_subjects(verb) if t.i != verb.i]
    direct = direct_objects(verb)
    if direct:
        first = direct[0]
        if direct[1:] and first.lower_ == "whom" and lemma(verb) in BLAMING:
            return conjuncts(direct[1])  # "whom Chad accuses Niger of arming"
        if first.lower_ in ("which", "that", "whom", "who"):
            relative = relative_above(_first_joined(verb))
            if relative is not None:
                return _antecedent(relative)
            if first.lower_ == "that" and first.nbor(-1).pos_ == "NOUN" and first.i < verb.i:
                return [first.nbor(-1)]  # "the statute that Chad wants to repeal", hung elsewhere
        return conjuncts(first)
    joined = _first_joined(verb)
    if joined.i != verb.i and joined.dep_ == "relcl" and any(c.lower_ == "that" for c in children(verb, "mark")):
        return _antecedent(joined)  # "that Brown drew up and that Chad rejected"
    if verb.dep_ == "relcl" and children(verb, "nsubj") and not _has_relative_subject(verb):
        return [] if _is_placed(verb) else _antecedent(verb)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not children(verb, "prep", "ccomp", "xcomp"):
        return []
    later = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and not children(c, "nsubj")]
    if later and not children(verb, "prep", "ccomp", "xcomp", "prt"):
        shared = direct_objects(later[-1])  # "drafted and signed the bill"
        if shared and verb.i < shared[0].i and shared[0].i - verb.i < 12:
            return conjuncts(shared[0])
    return []


def _law_above(verb: "Token") -> list["Token"]:
    """Return the ban of "a ban on exports signed by", where "signed" was hung on "exports"."""
    thing = verb.head
    if verb.dep_ != "acl" or lemma(verb) not in _LEGISLATING | _PUTTING or thing.dep_ != "pobj":
        return []
    if lemma(verb) in _PUTTING and lemma(thing.head.head) in CHANGES and thing.head.lower_ in ("to", "of"):
        return [thing.head.head]
    proposals = lexicon("en").classes["proposals"]
    law = thing.head.head
    return [law] if lemma(thing) not in proposals and lemma(law) in proposals else []


def relative_above(verb: "Token") -> "Token | None":
    """Return the relative clause's verb, of "an idea that he has refused to support" seen from "support"."""
    while verb.dep_ in ("xcomp", "ccomp") and verb.head.i != verb.i:
        verb = verb.head
    return verb if verb.dep_ == "relcl" else None


def _is_placed(verb: "Token") -> bool:
    """Tell whether a relative clause has another gap than its object: "in which they sat"."""
    before = (t for t in verb.subtree if t.i < verb.i)
    placed = any(t.lower_ in _WHERE or (t.tag_ == "WDT" and t.dep_ == "pobj") for t in before)
    return placed or bool(children(verb, "xcomp", "ccomp"))


def _has_relative_subject(verb: "Token") -> bool:
    own = (t for c in children(verb, "nsubj", "nsubjpass") for t in (c, *children(c, "poss")))
    return any(t.lower_ in ("who", "which", "that", "whose") for t in own)
