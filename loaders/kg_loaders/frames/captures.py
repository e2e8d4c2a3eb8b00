"""Force, penalties and orders told apart by their objects: captives, losses, land lost, arrests and killings."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.frames.words import object_words
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, conjuncts, counted, is_passive, lemma, preposition_objects
from kg_loaders.valency import by_agent, objects, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "CAPTURE_NEEDS",
    "PROTESTING",
    "air_support",
    "asylum_in",
    "is_ones_own",
    "is_person_noun",
    "ordered_held",
    "sentenced",
]

_ARMED: Final = frozenset(
    "force troop soldier army military navy militia rebel militant insurgent fighter guerrilla jihadist jihadi "
    "commando marine police policeman guard gunman separatist paramilitary patrol ranger garrison".split()
)
_FILMED: Final = frozenset(
    "camera film tape video footage photo photograph image picture photographer lens mood imagination".split()
)
_ELECTORATE: Final = frozenset("voter viewer fan heart attention youth vote audience reader listener".split())
_LOSSES: Final = frozenset("loss casualty".split())
_HELD: Final = frozenset(
    "arrest jail detain imprison hold remand deport evict intern incarcerate extradite handcuff confine".split()
)
_ARRESTS: Final = frozenset("arrest detention imprisonment jailing deportation internment eviction".split())
_PENALTIES: Final = frozenset("sanction expulsion tariff ban embargo penalty".split())
_NORMS: Final = frozenset(
    "respect abide comply honour honor fulfil fulfill uphold observe guarantee ensure cooperate adhere refrain "
    "safeguard meet live_up condemn clarify apologise apologize behave act".split()
)
_OWED: Final = frozenset("obligation commitment duty responsibility promise pledge requirement".split())
_RESPONSIBLY: Final = frozenset("responsibly accordingly decently fairly restraint".split())
_FARING: Final = frozenset("succeed win prosper thrive flourish do_well lead".split())
_WELL: Final = frozenset(
    "strong stronger strongest great successful prosperous rich happy proud first best leader winner power force "
    "champion".split()
)
_COVERT: Final = frozenset(
    "campaign meddling cyber-meddling interference hack hacking killing murder assassination surveillance wiretap "
    "wiretapping massacre attack strike bombing raid invasion poisoning cyberattack execution shooting".split()
)
_SLOGANS: Final = frozenset("slogan chant banner placard sign insult abuse obscenity flag".split())
_SOLDIERS: Final = frozenset("soldier policeman marine guard paratrooper fighter".split())
_AUTHORITIES: Final = frozenset("authority government regime junta side gang".split())
PROTESTING: Final = frozenset("protester protestor demonstrator picket heckler marcher".split())
_BALANCES: Final = frozenset("deficit surplus gap imbalance dependence reliance cost tension risk".split())
_SHIPS: Final = frozenset("ship vessel boat tanker convoy yacht ferry trawler flotilla freighter".split())
_SOURING: Final = frozenset(
    "sour fray deteriorate worsen strain suffer plunge cool collapse unravel chill damage harm hurt jeopardize "
    "jeopardise undermine poison rupture frayed strained tense sour fragile fraught bad icy".split()
)
_STRAINS: Final = frozenset("strain tension rift damage blow crisis freeze deterioration rupture row".split())
_FIRE: Final = frozenset(
    "strike airstrike bombardment artillery raid jet warplane helicopter airpower fire".split()
)
_RISING: Final = frozenset("be become remain stay take head run serve continue keep replace get have".split())
_APPROVED: Final = frozenset("merger deal plan move use killing action sale project takeover visit strike".split())
_SHUT: Final = frozenset(
    "newspaper outlet station channel broadcaster university ngo charity party association foundation daily "
    "magazine website group organisation organization union embassy consulate".split()
)


def _captured(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether people are captured by force: not voters by a party, nor a scene by a camera."""
    if {lemma(t) for t in verb.sent} & _FILMED or object_words(verb) & _ELECTORATE:
        return False
    led = counted(subjects(verb))
    armed = {lemma(t) for t in led} & (_ARMED | lexicon.classes["troop_nouns"])
    if lemma(verb) in ("catch", "pick"):
        return bool(armed)
    return bool(armed) or any(t.pos_ == "PROPN" and t.ent_type_ in ("GPE", "ORG", "NORP") for t in led)


def ordered_held(verb: "Token") -> list["Token"]:
    """Return whom somebody "ordered to be jailed", "ordered held", or whose arrest is ordered."""
    found = [t for o in objects(verb) if lemma(o) in _ARRESTS for t in preposition_objects(o, "of")]
    for clause in children(verb, "ccomp", "xcomp"):
        if clause.tag_ != "VBN" or lemma(clause) not in _HELD:
            continue
        own = children(clause, "nsubj", "nsubjpass") or children(clause, "compound")
        found += [t for s in own or children(verb, "dobj") for t in conjuncts(s)]
    return found


def is_ones_own(thing: "Token") -> bool:
    """Tell whether a thing is the doer's: "its airspace"."""
    return any(c.pos_ == "PRON" for c in children(thing, "poss"))


def _losses(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether losses are those of an army, inflicted by another; funds lose money."""
    if not {lemma(o) for o in objects(verb)} & _LOSSES:
        return False
    held = [verb, *objects(verb)]
    struck = [t for h in held for n in ("on", "upon", "to") for t in preposition_objects(h, n)]
    both = {lemma(t) for t in (*counted(subjects(verb)), *struck)}
    return bool(both & (_ARMED | lexicon.classes["troop_nouns"]))


def _lost_to_arms(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether land is lost to armed men; seats are lost to parties."""
    held = [verb, *objects(verb)]
    held += [t for o in objects(verb) for t in preposition_objects(o, "of")]
    takers = {lemma(t) for h in held for t in preposition_objects(h, "to")}
    return bool(takers & (_ARMED | lexicon.classes["troop_nouns"]))


def _conduct_expected(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether it is good conduct that is expected: "to respect the ruling", "that it meets its duties"."""
    for clause in children(verb, "xcomp", "ccomp"):
        word = lemma(clause)
        if clause.i < verb.i or is_passive(clause) or word not in _NORMS or children(clause, "neg"):
            continue
        if word == "meet":
            return bool({lemma(o) for o in objects(clause)} & _OWED)
        if word in ("act", "behave"):
            return bool({t.lower_ for t in clause.subtree} & _RESPONSIBLY)
        return True
    return False


def _no_good_wish(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether something is asked: who wants others to succeed, or to be strong, wishes them well."""
    if lemma(verb) == "like" and not any(c.tag_ == "MD" for c in children(verb, "aux")):
        return False  # "who, like all judges, would serve for life"
    if any(t.lower_ == "dead" for c in verb.rights for t in (c, *c.rights)):
        return False  # "wants them dead"
    for clause in children(verb, "ccomp", "xcomp"):
        said = {t.lower_ for t in children(clause, "acomp", "attr")} | {
            c.lower_ for t in children(clause, "attr") for c in t.lefts
        }
        if lemma(clause) in _FARING or (lemma(clause) in ("be", "become", "remain", "stay") and said & _WELL):
            return False
    return True


def _sentence_noun(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether somebody gets a sentence or a jail term, no second term in office."""
    for thing in children(verb, "dobj"):
        kinds = {lemma(c) for c in children(thing, "compound", "amod", "nmod")}
        if lemma(thing) == "sentence" or (lemma(thing) == "term" and kinds & {"jail", "prison"}):
            return True
    return False


def _held_people(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether people are being held: "is holding two reporters", "are held by rebels"; not to account."""
    held = [t for t in counted(objects(verb)) if is_person_noun(t, lexicon)]
    led = counted(subjects(verb))
    if not any(t.ent_type_ in ("GPE", "ORG") or lemma(t) in _ARMED | _AUTHORITIES for t in led):
        return False
    lasting = verb.tag_ == "VBG" or is_passive(verb)
    other = children(verb, "acomp", "oprd", "ccomp", "xcomp", "prt") or preposition_objects(verb, "to")
    return lasting and bool(held) and not other


def is_person_noun(token: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a common noun is of people: whoever holds them holds no land."""
    return (
        token.pos_ == "NOUN"
        and token.lower_ not in ("head", "face", "figure")
        and (
            lemma(token) in lexicon.classes["people"] or lemma(token) in lexicon.classes["troop_nouns"] & _SOLDIERS
        )
    )


def _pressing(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether somebody is pressed for a deed: "campaigned for him to resign"; not "for her to win"."""
    clauses = [c for c in children(verb, "advcl", "ccomp", "xcomp") if c.tag_ == "VB" and c.i > verb.i]
    asked = [c for c in clauses if any(m.lower_ == "for" for m in children(c, "mark")) and not is_passive(c)]
    return any(children(c, "nsubj") and lemma(c) not in _FARING | _RISING for c in asked)


def _not_posed(noun: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a threat is uttered, not posed: "its rise offers threats and chances to Chad"."""
    first = noun.head if noun.dep_ == "conj" else noun
    return lemma(first.head) not in ("pose", "offer", "present", "represent", "bring", "contain", "create")


def _to_death(verb: "Token") -> bool:
    return any(t.lower_ == "death" for t in preposition_objects(verb, "to"))


def _not_soured(noun: "Token", lexicon: Lexicon) -> bool:
    """Tell whether ties hold: not those that "have soured", "are frayed" or that something has strained."""
    verb = noun.head
    if verb.dep_ == "pobj" and lemma(verb) in _STRAINS:
        return False
    strained = noun.dep_ == "pobj" and lemma(verb.head) in _STRAINS
    said = {lemma(t) for t in children(verb, "acomp", "attr", "oprd")} | {lemma(verb)}
    said |= {t.lower_ for t in children(verb, "acomp")}
    judged = noun.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.pos_ in ("VERB", "AUX")
    return not strained and not (judged and said & _SOURING)


def _deadly(noun: "Token", lexicon: Lexicon) -> bool:
    """Tell whether people were killed in it."""
    killed = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during") else noun
    return lemma(killed) in ("kill", "wound", "injure", "slay", "massacre") and is_passive(killed)


def _harm_promised(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether harm is promised, not ruled out: "promised no mass arrests or force against"."""
    harm = [t for t in objects(verb) if lemma(t) in lexicon.classes["harm_nouns"]]
    firsts = [t.head if t.dep_ == "conj" else t for t in harm]
    return not any(c.lower_ == "no" for t in (*firsts, *objects(verb)[:1]) for c in t.lefts)


def _met_by_protesters(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether somebody on a visit is met by a crowd that protests, and by nobody to talk to."""
    return is_passive(verb) and any(lemma(t) in PROTESTING for t in counted(by_agent(verb)))


def air_support(verb: "Token") -> list["Token"]:
    """Return by whose air strikes or guns somebody is backed."""
    return [t for t in preposition_objects(verb, "by") if lemma(t) in _FIRE]


def asylum_in(verb: "Token") -> list["Token"]:
    """Return in which country somebody "was granted asylum"."""
    return [t for h in (*children(verb, "dobj"), verb) for t in preposition_objects(h, "in")]


def sentenced(verb: "Token") -> list["Token"]:
    """Return who "was given a ten-year sentence"."""
    return children(verb, "nsubjpass") if is_passive(verb) else []


def _no_deed_ordered(verb: "Token", lexicon: Lexicon) -> bool:
    """Who orders a killing or a campaign of lies does it through others, and asks nobody for it."""
    if lemma(verb) == "press":  # "pressed charges", "pressed those demands"
        return not {lemma(o) for o in objects(verb)} & {"demand", "charge", "case", "claim", "advantage", "point"}
    return lemma(verb) != "order" or not object_words(verb) & _COVERT


def _exchanged_penalty(verb: "Token", lexicon: Lexicon) -> bool:
    return bool(object_words(verb) & _PENALTIES)


def _shut_body(noun: "Token", lexicon: Lexicon) -> bool:
    """Tell whether it is a paper, party or mission that is closed, no school or factory."""
    return bool({lemma(t) for t in counted(preposition_objects(noun, "of"))} & _SHUT)


CAPTURE_NEEDS: Final[dict[str, Callable[["Token", Lexicon], bool]]] = {
    "asylum_noun": lambda verb, _: any(
        lemma(o) in ("asylum", "refuge", "sanctuary") and not any(c.lower_ == "no" for c in o.lefts)
        for o in children(verb, "dobj")
    ),
    "captured": _captured,
    "deadly": _deadly,
    "conduct_expected": _conduct_expected,
    "exchanged_penalty": _exchanged_penalty,
    "harm_promised": _harm_promised,
    "held_people": _held_people,
    "losses": _losses,
    "met_by_protesters": _met_by_protesters,
    "no_deed_ordered": _no_deed_ordered,
    "no_warning_off": lambda verb, _: (
        not any(
            t.lower_.endswith("ing")
            for o in objects(verb)
            if lemma(o) == "warning"
            for h in (o, verb)
            for t in preposition_objects(h, "against")
        )
    ),
    "not_approving": lambda verb, _: (
        lemma(verb) != "sanction" or not {lemma(o) for o in objects(verb)} & _APPROVED
    ),
    "not_posed": _not_posed,
    "not_pressing": lambda verb, lexicon: not _pressing(verb, lexicon),
    "not_soured": _not_soured,
    "pressing": _pressing,
    "no_deficit": lambda verb, _: not {lemma(o) for o in objects(verb)} & _BALANCES,
    "no_good_wish": _no_good_wish,
    "lost_to_arms": _lost_to_arms,
    "sentence_noun": _sentence_noun,
    "not_to_death": lambda verb, _: not _to_death(verb),
    "to_death": lambda verb, _: _to_death(verb),
    "ship_noun": lambda verb, _: bool({lemma(o) for o in objects(verb)} & _SHIPS),
    "shut_body": _shut_body,
    "slogan_noun": lambda verb, _: bool({lemma(o) for o in objects(verb)} & _SLOGANS),
}
"""Conditions of these frames by name."""
