"""Idle claims: what a frame reads off words that say something else ("stick to their guns")."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from kg_loaders.cast import Role
from kg_loaders.frames.claims import Claim
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_idle", "is_reporters"]

_WORRIED: Final = frozenset("worried concerned anxious alarmed".split())
_TURNS: Final = frozenset(
    "rise decline increase decrease spread fall drop surge growth lack risk threat danger possibility prospect "
    "future fate safety security situation impact effect consequence health loss violence unrest".split()
)
"""What one worries about without finding fault with anybody."""
_SAPPING: Final = frozenset(
    "undermine erode shake damage sap weaken dent destroy hurt lose restore rebuild win test regain".split()
)
_DECREEING: Final = frozenset("announce sign issue unveil draft write release prepare".split())
_WINS: Final = frozenset("victory win success triumph birthday anniversary holiday day festival wedding".split())
_ARGUMENTS: Final = frozenset("argument claim explanation reason reasoning evidence".split())
_ANSWERS: Final = frozenset("advice guidance clarification comment information input".split())
_CARE: Final = frozenset("assistance help support aid care treatment attention surgery time money food".split())
_DEALS: Final = frozenset(
    "deal agreement treaty pact truce accord ceasefire settlement release term contract exit withdrawal".split()
)
_ALONE: Final = frozenset("testify appear resign plead pay serve be step answer speak attend stay join".split())
"""What each of two agrees to do by himself."""
_OPEN: Final = frozenset("whenever when if where whether until".split())
_AWAY: Final = frozenset("out off back from away into".split())
_SOLDIERS: Final = frozenset("commando soldier officer pilot sailor marine veteran citizen journalist".split())
_BY_WORDS: Final = frozenset("media press journalism science truth poverty obesity inflation waste coal".split())
"""What a "war" is waged on by words and measures."""
_OF_ACTORS: Final = frozenset("ally surrogate loyalist disciple".split())
"""Who is somebody's, and no plan's."""
_AIRCRAFT: Final = frozenset(
    "helicopter plane aircraft airplane aeroplane airliner jet drone fighter bomber missile rocket balloon "
    "warplane glider".split()
)
_WARDING: Final = frozenset("resist thwart foil repel repulse fend stave beat withstand rebuff".split())
_RAIDS: Final = frozenset("attack assault offensive raid advance incursion ambush onslaught plot bombing".split())
_STORMING: Final = frozenset("take seize capture retake storm overrun advance invade bomb kill".split())
_FIRMS: Final = frozenset("company firm business bank entity importer exporter shipper trader network".split())
_COMING: Final = frozenset("upcoming forthcoming coming next".split())
_GATHERINGS: Final = frozenset(
    "conference rally meeting hearing summit event briefing debate convention gathering dinner interview forum "
    "breakfast lunch session".split()
)
"""Where one lashes out, and not at what."""
_WHERE: Final = frozenset("in on under among near at beside".split())
_GOING: Final = frozenset("departure resignation retirement exit".split())
_POLLS: Final = frozenset("election vote referendum ballot office room".split())
_CASES: Final = frozenset("death killing case incident fire crash disappearance explosion attack stabbing".split())
"""What the police treat as a murder or as an accident."""
_TELLING: Final = ("appraisal.", "negotiate.", "n.talks", "n.visit")
_IDEAS: Final = frozenset("idea prospect notion thought possibility suggestion".split())
_EFFECTS: Final = frozenset(
    "lead bring make help serve become create give provide deliver allow contribute result mean show send".split()
)


def is_idle(claim: Claim) -> bool:
    """Tell whether a claim's words only look like it."""
    if _is_mere_thought(claim.predicate):
        return True
    one = claim.target.token.tag_ == "NN" and lemma(claim.target.token) in _SOLDIERS
    if claim.relation is Relation.SUPPORTS and one and claim.target.role.type is NodeKind.STATE:
        return True  # "honoured an American commando"
    gone = claim.rule == "n.withdrawal" and lemma(claim.predicate) in _GOING
    if gone and claim.source.role.type is NodeKind.PERSON:
        return True  # who leaves the senate is not against it
    if claim.rule == "n.opposition" and lemma(claim.predicate) == "challenge":
        return claim.target.role.type is not NodeKind.PROPOSAL  # "issued a challenge to the Greens"
    of_plan = claim.rule == "n.supporter" and claim.target.role.type is NodeKind.PROPOSAL
    if of_plan and lemma(claim.predicate) in _OF_ACTORS:
        return True  # "angered Chad and its ally Mali"
    if claim.relation is Relation.NEGOTIATES_WITH and _is_at_home(claim.source.role, claim.target.role):
        return True  # "talks with his own government" are no diplomacy
    check = _CHECKS.get(claim.rule)
    if claim.rule == "demand.want" and claim.target.role.type is not NodeKind.PROPOSAL:
        return False
    return (check is not None and check(claim.predicate, claim.target.token)) or _is_one_person(claim)


def _is_at_home(one: Role, other: Role) -> bool:
    """Tell whether one is an official of the state that the other is."""
    pair = (one, other) if one.type is NodeKind.PERSON else (other, one)
    return pair[0].type is NodeKind.PERSON and pair[1].type is NodeKind.STATE and pair[0].home == pair[1].key


def is_reporters(claim: Claim, at: Mapping[int, Role]) -> bool:
    """Tell whether a judgement or visit is that of a paper's own reporter: "Al Jazeera's Ida Cole said ..."."""
    if not claim.rule.startswith(_TELLING) or claim.source.role.type is not NodeKind.PERSON:
        return False
    doc = claim.source.token.doc
    owners = (at.get(t.i) for h in claim.source.role.heads for t in children(doc[h], "poss"))
    return any(r is not None and r.media for r in owners)


def _is_one_person(claim: Claim) -> bool:
    """Tell whether both ends are one person, once by the full name: "Choi Soon-sil", "Choi"."""
    source, target = claim.source.role, claim.target.role
    if source.type is not NodeKind.PERSON or target.type is not NodeKind.PERSON:
        return False
    first, second = source.name.split(), target.name.split()
    short, full = (first, second) if len(first) < len(second) else (second, first)
    return len(short) == 1 and short[0] in full


def _is_mere_thought(predicate: "Token") -> bool:
    """Tell whether a deed is only thought of: "the idea of being grateful to Norway"."""
    for token in (predicate, predicate.head):
        if token.dep_ == "pcomp" and token.head.lower_ == "of" and lemma(token.head.head) in _IDEAS:
            return True
    return False


def _encouraged(verb: "Token", _: "Token") -> bool:
    """ "it encouraged smugglers": who asks somebody asks him to do something, and things ask nobody."""
    led = children(verb, "nsubj")
    return not children(verb, "xcomp", "prep", "ccomp", "advcl", "acl") or any(t.lower_ == "it" for t in led)


def _own_choice(_: "Token", thing: "Token") -> bool:
    """ "confirmed the president's nomination of Brown": it is Brown who is confirmed."""
    return thing.dep_ == "poss" and lemma(thing.head) in (
        "nomination",
        "appointment",
        "choice",
        "pick",
        "election",
    )


def _decreed(noun: "Token", _: "Token") -> bool:
    """ "signed an order to protect the coast": a decree asks nobody."""
    return lemma(noun) == "order" and lemma(noun.head) in _DECREEING


def _sapped(noun: "Token", _: "Token") -> bool:
    """ "undermined voters' confidence in the vote"."""
    return noun.dep_ in ("dobj", "nsubjpass") and lemma(noun.head) in _SAPPING


def _cast_aside(verb: "Token", _: "Token") -> bool:
    """ "cast aside any blame on the rebels"."""
    return any(c.lower_ in ("aside", "off", "away") for c in verb.children)


def _before_court(verb: "Token", thing: "Token") -> bool:
    """ "filed a complaint with the court"."""
    return lemma(verb) == "file" and thing.dep_ == "pobj" and thing.head.lower_ == "with"


def _named_so(verb: "Token", _: "Token") -> bool:
    """ "called his aide, Neil Gray - who had erred - an “honest man”": he is called so, and by no telephone."""
    after = verb.doc[verb.i : verb.sent.end]
    phoned = any(t.lower_ in ("phone", "telephone", "call", "back") for t in after[1:])
    return lemma(verb) == "call" and any(t.is_quote for t in after) and not phoned


def _only_advises(verb: "Token") -> bool:
    """ "advised the campaign on policy"."""
    told = children(verb, "xcomp", "ccomp", "advcl") or any(p.lower_ == "against" for p in children(verb, "prep"))
    return lemma(verb) == "advise" and not told


def _pushed_on(verb: "Token", _: "Token") -> bool:
    """ "pushed lawmakers to back it"."""
    away = {t.lower_ for t in children(verb, "prt", "prep", "advmod")} & _AWAY
    return lemma(verb) == "push" and not away


def _lies_there(thing: "Token") -> bool:
    """ "found people lying in the street"."""
    lying = lemma(thing.head) == "lie" and thing.head.lower_ != "lied"  # "lied under oath"
    return lying and any(p.lower_ in _WHERE for p in children(thing.head, "prep"))


def _let_alone(verb: "Token") -> bool:
    return any(c.lower_ == "alone" for c in verb.children)


def _runs_in(verb: "Token", vote: "Token") -> bool:
    """ "campaigned for the upcoming referendum", for whichever side."""
    dated = any(c.lower_ in _COMING or c.ent_type_ == "DATE" for c in vote.lefts)
    return lemma(verb) == "campaign" and lemma(vote) in _POLLS and dated


def _woos(vote: "Token") -> bool:
    """ "fighting for every vote", "for votes in the north"."""
    every = any(c.lower_ in ("every", "each") for c in vote.lefts)
    return lemma(vote) == "vote" and (vote.tag_ == "NNS" or every)


def _beaten_back(verb: "Token", thing: "Token") -> bool:
    """ "thwarted an attack by the rebels", "resisted an attempt to take hold of the city": fought off by arms."""
    if lemma(verb) not in _WARDING:
        return False
    tried = [c for c in children(thing, "acl") if lemma(c) in _STORMING]
    return lemma(thing) in _RAIDS or bool(tried)


def _gives_credit(verb: "Token", _: "Token") -> bool:
    """ "gave credit to Brown for the deal", which is praise."""
    bare = [t for t in children(verb, "dobj") if t.lower_ == "credit" and not children(t, "det", "amod", "nummod")]
    return bool(bare) and any(preposition_objects(h, "for") for h in (verb, *bare))


def _own_win(verb: "Token", thing: "Token") -> bool:
    """ "celebrated victory in the election"."""
    return lemma(verb) == "celebrate" and lemma(thing) in _WINS and not children(thing, "poss")


def _talked_of(verb: "Token", thing: "Token") -> bool:
    """ "while she was negotiating Brexit": who negotiates a deal makes it, who negotiates a subject does not."""
    return lemma(verb) == "negotiate" and lemma(thing) not in _DEALS


def _mere_idea(verb: "Token", _: "Token") -> bool:
    """ "the idea of the Greens joining riled Norway": nobody is blamed for what is only thought of."""
    led = children(verb, "nsubj") + [o for a in children(verb, "agent") for o in children(a, "pobj")]
    return any(lemma(t) in _IDEAS for t in led)


def _hoped_for(verb: "Token", _: "Token") -> bool:
    """ "wanted the treaty to lead to unity"."""
    return any(lemma(c) in _EFFECTS for c in children(verb, "ccomp", "xcomp"))


def _own_people(_: "Token", thing: "Token") -> bool:
    """ "thinks her supporters do not care": nobody reproaches those who are his."""
    return lemma(thing) in ("supporter", "follower", "ally", "voter", "fan") and bool(children(thing, "poss"))


_CHECKS: Final[dict[str, Callable[["Token", "Token"], bool]]] = {
    "a.oppose": lambda word, _: word.nbor(-1).lower_ == "as" or any(c.lower_ == "by" for c in word.children),
    "a.critical": lambda word, thing: word.lower_ in _WORRIED and lemma(thing) in _TURNS,
    "appraisal.alleged": lambda verb, thing: _own_people(verb, thing) or _lies_there(thing),
    "camp.protest": lambda _, thing: lemma(thing) in ("expectation", "odds", "backdrop", "background"),
    "appraisal.called": lambda verb, thing: lemma(verb) == "treat" and lemma(thing) in _CASES,
    "agree.agree": lambda verb, _: any(lemma(c) in _ALONE for c in children(verb, "xcomp")),
    "agree.sign": lambda verb, _: (
        lemma(verb) == "adopt" and any(t.tag_ == "NNS" for t in children(verb, "dobj", "nsubjpass"))
    ),
    "appraisal.quoted": lambda clause, _: any(c.lower_ in _OPEN for c in clause.children),
    "attack.drive_out": lambda verb, _: (
        lemma(verb) == "push" and not {t.lower_ for t in children(verb, "prt", "prep", "advmod")} & _AWAY
    ),
    "criticize.anger": _mere_idea,
    "aid.give": _gives_credit,
    "attack.war": lambda verb, thing: (
        bool({thing.lower_, lemma(thing)} & _BY_WORDS)
        or any(lemma(t) in ("ad", "advert", "advertisement") for t in children(verb, "dobj"))
    ),
    "criticize.lash_out": lambda verb, thing: (
        (thing.i < verb.i and thing.dep_ == "pobj") or (thing.head.lower_ == "at" and lemma(thing) in _GATHERINGS)
    ),
    "attack.strike": lambda verb, thing: lemma(verb) == "target" and lemma(thing) in _FIRMS,
    "concede.allow": lambda verb, _: verb.dep_ == "relcl" and verb.head.pos_ == "NOUN",
    "demand.call_for": lambda verb, _: verb.dep_ == "acl" and bool(children(verb, "oprd", "dobj")),
    "demand.demand": lambda verb, thing: (
        lemma(thing) in _ANSWERS or (lemma(verb) == "require" and lemma(thing) in _CARE)
    ),
    "demand.push": _encouraged,
    "demand.urge": lambda verb, _: _only_advises(verb),
    "demand.want": _hoped_for,
    "i.criticize": lambda verb, thing: _cast_aside(verb, thing) or _before_court(verb, thing),
    "n.aim": lambda noun, _: lemma(noun) == "issue" and lemma(noun.head) != "take",
    "n.criticism": lambda noun, _: (
        (lemma(noun) == "charge" and lemma(noun.head) == "take") or noun.lower_ == "angers"
    ),
    "n.attack": lambda noun, _: any(lemma(t) == "word" for t in preposition_objects(noun, "of")),
    "n.demand": _decreed,
    "n.protest": lambda noun, _: lemma(noun) == "complaint" and lemma(noun.head) == "file",
    "n.support": _sapped,
    "n.withdrawal": lambda _, thing: lemma(thing) in ("probe", "inquiry", "investigation", "case"),
    "negotiate.phone": _named_so,
    "propose.announce": _talked_of,
    "reject.oppose": lambda verb, thing: (
        (lemma(verb) == "shoot" and lemma(thing) in _AIRCRAFT) or _beaten_back(verb, thing)
    ),
    "reject.defeat": lambda verb, thing: lemma(verb) == "leave" and (lemma(thing) in _POLLS or _let_alone(verb)),
    "sanction.strip": lambda _, thing: thing.tag_ == "NN" and bool(preposition_objects(thing, "of")),
    "support.agree_to": lambda verb, thing: lemma(verb) == "stick" and lemma(thing) == "gun",
    "support.back": _own_win,
    "support.convince": lambda verb, thing: (
        lemma(thing) in _ARGUMENTS or any(a.lower_ == "to" for a in children(verb, "aux"))
    ),
    "support.elect": _own_choice,
    "support.go_along": lambda verb, _: any(c.lower_ in ("further", "far") for c in verb.children),
    "support.part": lambda _, thing: lemma(thing) == "front" or lemma(thing) in _POLLS,
    "support.vote_for": lambda verb, thing: _runs_in(verb, thing) or _woos(thing),
    "support.join": lambda _, thing: lemma(thing) in ("chorus", "string", "list", "queue", "line", "club"),
}
