"""Needs of deeds: by what force, talks, penalties and threats are told from what only sounds so."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.frames.campaigns import CAMPAIGN_NEEDS, VIOLENCE
from kg_loaders.frames.captures import CAPTURE_NEEDS
from kg_loaders.frames.encounters import ENCOUNTER_NEEDS, is_spoken_in
from kg_loaders.frames.entry import ENTRY_NEEDS
from kg_loaders.frames.rulings import RULING_NEEDS
from kg_loaders.frames.words import words_after, words_of
from kg_loaders.frames.wrangles import WRANGLE_NEEDS
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, counted, is_passive, lemma, preposition_objects
from kg_loaders.valency import objects, subjects
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["DEED_NEEDS"]

_HURT = frozenset("dead wounded injured maimed hurt homeless crippled bleeding".split())
_LOSSES = frozenset("loss death victim casualty suffering passing inconvenience tragedy bloodshed injury".split())
_CRAFT = frozenset("plane aircraft jet drone helicopter missile balloon airliner airplane rocket uav bomb".split())
_CAMPAIGNS = frozenset(
    "bombing military air aerial ground bomb shelling guerrilla terror armed missile drone naval rocket artillery "
    "suicide assassination scorched".split()
)
_STRIKES = frozenset(
    "air missile drone rocket military retaliatory artillery deadly precision pre-emptive".split()
)
_FAVOURS = frozenset(
    "privilege status immunity membership vote whip title portfolio funding accreditation chairmanship post rank "
    "office job role command".split()
)
_BLASTING = frozenset(
    "jet plane aircraft warplane gunship helicopter bomber fighter-bomber tank drone f-16 f-15 f-18 b-52 apache "
    "raid airstrike explosion".split()
)
_TARGETS = frozenset(
    "target position building vehicle convoy base station airport bridge house compound hideout checkpoint post "
    "headquarters camp bunker runway road depot cave installation mosque church school hospital mast".split()
)
_AUDIENCES = frozenset(
    "crowd conference rally press media audience congress meeting gathering newspaper agency magazine channel "
    "radio television tv network reporter journalist broadcaster station assembly public summit".split()
)
_SOLDIERS = frozenset(
    "soldier troop commando paratrooper gunman fighter rebel militant militiaman insurgent mutineer guerrilla "
    "jihadist paramilitary marine militia".split()
)
_CIVIL = frozenset("supporter protester protestor demonstrator marcher follower fan crowd thousand worker".split())
_CIVIL_RAIDERS = frozenset("inspector auditor investigator regulator detective agent prosecutor taxman".split())
_HOMES = frozenset("house home flat apartment office premise headquarters residence".split())
_AVERTING = frozenset("risk escape avoid avert dodge fear evade await".split())
_ACTS_OF_PENALTY = frozenset("expulsion blacklisting penalty ban boycott".split())
_BOMBS = frozenset("bomb uranium arsenal warhead deterrent nuke jet fighter submarine".split())
_FACING = frozenset("expect face brace".split())
_ANSWERS = frozenset("reply answer response".split())
_VESSELS = frozenset("vessel ship warship tank plane jet helicopter aircraft submarine boat trawler truck".split())
_PARTIES = frozenset(
    "party democrats republicans conservatives labour labor liberals tories greens socialists".split()
)
_BALLOTS = frozenset("election seat constituency ballot poll by-election mayoral majority runoff".split())
_BLOODLESS = frozenset(
    "trade price tariff culture bidding cold turf propaganda legal court political electoral ratings currency "
    "rhetorical verbal diplomatic information cultural talent streaming chip subsidy console browser".split()
)
_FORCES = frozenset({Relation.ATTACKS, Relation.OCCUPIES, Relation.COERCES})
_BUILDING = frozenset(
    "build rebuild repel defeat develop recapture retook survive restore stabilize stabilise".split()
)
_KIN = frozenset("daughter son wife husband family friend mother father brother sister parent child".split())
_TIES = frozenset("military economic security defence defense trade intelligence judicial diplomatic".split())
_LISTS = frozenset("sanctions sanction terror terrorist black watch wanted entity entities terrorism".split())
_SEEKING = frozenset("seek require want desire".split())
_MEALS = frozenset("lunch dinner breakfast videoconference".split())
_PHONES = frozenset("phone telephone video joint congratulatory courtesy".split())


def _harmed(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether somebody is left "dead" or "wounded"."""
    held = objects(verb)
    after = [t for t in verb.subtree if held and t.i > held[0].i and t.head.i in (verb.i, *(o.i for o in held))]
    return any(t.lower_ in _HURT for t in after)


def _craft(verb: "Token", lexicon: Lexicon) -> bool:
    """Aircraft and missiles are shot down; of people, plans and governments it is said otherwise."""
    heads = {lemma(t) for t in objects(verb)}
    named = lemma(verb) == "shoot" and any(t.pos_ == "PROPN" and t.ent_type_ != "PERSON" for t in objects(verb))
    return named or bool(heads & (lexicon.classes["instruments"] | _CRAFT))


def _warlike(verb: "Token", lexicon: Lexicon) -> bool:
    """A campaign is one of war where it is called so or is led by arms; a strike in a place may be of workers."""
    for held in counted(objects(verb)):
        kinds = {lemma(c) for c in children(held, "compound", "amod", "nmod")}
        against = preposition_objects(held, "against") or preposition_objects(verb, "against")
        violent = {lemma(t) for t in preposition_objects(held, "of")} & VIOLENCE
        if lemma(held) == "campaign" and not violent and not kinds & _CAMPAIGNS and not (against and not kinds):
            return False
        aimed = against or preposition_objects(held, "on") or preposition_objects(verb, "on")
        if held.lower_ == "strike" and not aimed and not kinds & _STRIKES:
            return False
    return True


def _missile(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether what strikes is a weapon, not a lorry."""
    heads = {lemma(t) for t in counted(subjects(verb))}
    return bool(heads & ((lexicon.classes["instruments"] - _VESSELS) | {"bomb", "shell", "mortar"}))


def _shooting(word: "Token", lexicon: Lexicon) -> bool:
    """A trade war or a war of words kills nobody, nor does a raid by inspectors."""
    if {lemma(t) for t in subjects(word if word.pos_ == "VERB" else word.head)} & _CIVIL_RAIDERS:
        return False
    for war in counted(objects(word)) if word.pos_ == "VERB" else [word]:
        kinds = {c.lower_ for c in children(war, "compound", "amod", "nmod")}
        of = war.doc[war.i + 1 : war.i + 3].text  # "words" may hang on what follows
        if kinds & _BLOODLESS or of in ("of words", "of nerves"):
            return False
    return True


def _with_whom(verb: "Token") -> set[str]:
    ends = preposition_objects(verb, "with") + [t for o in objects(verb) for t in preposition_objects(o, "with")]
    return {lemma(t) for t in ends}


def _hard_deed(noun: "Token", lexicon: Lexicon) -> bool:
    """Tell whether it is force, or the building of something, that is done with somebody's help."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun
    frames = lexicon.verbs.get(lemma(verb), ()) if verb.pos_ == "VERB" else ()
    waged = {lemma(o) for o in objects(verb)} & lexicon.classes["force_nouns"] if verb.pos_ == "VERB" else set()
    hard = lemma(verb) in _BUILDING or bool(waged) or any(f.relation in _FORCES for f in frames)
    return noun.dep_ != "pobj" or hard


_REGARDS = frozenset("regard esteem contempt check awe respect suspicion affection honour honor".split())
_ANSWERABLE = frozenset("responsible accountable liable answerable dear".split())
_ROLLS = frozenset("list register agenda record roll calendar".split())


def _no_rout(verb: "Token", lexicon: Lexicon) -> bool:
    """Rivals rout one another at the polls; armies and rebels rout one another in war."""
    if lemma(verb) == "strike" and _on_list(verb):
        return False
    return lemma(verb) != "rout" or not any(t.ent_type_ == "PERSON" for t in [*subjects(verb), *objects(verb)])


def _thrashed(verb: "Token", lexicon: Lexicon) -> bool:
    """Rivals who beat one another by name do so at the polls; police and crowds do not."""
    return lemma(verb) != "beat" or not any(t.pos_ == "PROPN" for t in subjects(verb))


def _on_list(verb: "Token") -> bool:
    """Tell whether a name is struck from a list, and nobody hit."""
    return bool({lemma(t) for name in ("from", "off") for t in preposition_objects(verb, name)} & _ROLLS)


def _is_supply(thing: "Token") -> bool:
    """Tell whether what a country gets is what it buys: "most of its gas", "its oil"."""
    held = [thing, *preposition_objects(thing, "of")]
    return any(c.dep_ == "poss" and c.pos_ == "PRON" for t in held for c in t.children)


def _no_ballot(verb: "Token", lexicon: Lexicon) -> bool:
    """Places are also taken and held in elections, by parties, and taken out of unions."""
    if preposition_objects(verb, "out_of"):
        return False
    if lemma(verb) not in ("take", "hold", "retake", "control", "seize", "capture", "retain"):
        return True
    if lemma(verb) == "hold" and (
        any(preposition_objects(verb, name) for name in ("against", "to"))  # "held it against her", "to a draw"
        or {lemma(t) for t in preposition_objects(verb, "in")} & _REGARDS
        or any(t.lower_ in _ANSWERABLE for t in verb.subtree)
    ):
        return False
    party = any(t.lower_ in _PARTIES for t in subjects(verb))
    return not party and not any(lemma(t) in _BALLOTS for t in verb.sent)


def _listed(verb: "Token", lexicon: Lexicon) -> bool:
    lists = preposition_objects(verb, "to") + preposition_objects(verb, "on")
    lists += [t for o in objects(verb) for name in ("to", "on") for t in preposition_objects(o, name)]
    kinds = [{c.lower_ for c in children(t, "compound", "amod", "nmod")} for t in lists if lemma(t) == "list"]
    shut = any(
        lemma(t) == "ban" and {c.lower_ for c in children(t, "compound")} & {"travel", "visa"} for t in lists
    )
    return shut or any(lemma(t) == "blacklist" for t in lists) or any(k & _LISTS for k in kinds)


def _as_terrorist(verb: "Token", lexicon: Lexicon) -> bool:
    after = [t for t in verb.subtree if t.i > verb.i]
    named = [t for t in after if lemma(t) in ("organization", "organisation", "group", "entity", "movement")]
    return any(c.lower_ in ("terrorist", "terror", "extremist") for t in named for c in t.lefts)


def _by_soldiers(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether armed men do it: who is seized by the police is arrested, and fans surround an airport too."""
    led = {lemma(t) for t in counted(subjects(verb))}
    return bool(led & (_SOLDIERS | lexicon.classes["troop_nouns"]))


def _armed_ring(verb: "Token", lexicon: Lexicon) -> bool:
    """Crowds surround a building without force; police search houses."""
    if lemma(verb) in ("surround", "encircle"):
        led = {lemma(t) for t in counted(subjects(verb))}
        return not led & _CIVIL
    homes = {lemma(t) for t in objects(verb)} & _HOMES
    return lemma(verb) != "raid" or not homes


def _no_own_aid(verb: "Token", lexicon: Lexicon) -> bool:
    """Who freezes its own aid punishes whom it gave it to, and is not against aid."""
    cut = [t for o in objects(verb) for t in (o, *preposition_objects(o, "of"))]
    return not any(lemma(t) in ("aid", "assistance", "help") for t in cut)


def _into_nothing(verb: "Token", lexicon: Lexicon) -> bool:
    """Who brings somebody or something into a club has put nothing forward."""
    back = lemma(verb) in ("send", "hand", "bring") and any(c.lower_ == "back" for c in verb.children)
    return not back and (lemma(verb) != "bring" or not preposition_objects(verb, "into"))


def _no_arresters(verb: "Token", lexicon: Lexicon) -> bool:
    """ "Surrendered to arresting officers": they arrest, and are not arrested."""
    after = verb.doc[verb.i + 1 : verb.i + 2].text
    return verb.tag_ != "VBG" or after not in ("officers", "agents", "police", "officer", "authorities")


def _hostage(verb: "Token", lexicon: Lexicon) -> bool:
    """People are held hostage; a country that is has met a figure of speech."""
    if lemma(verb) == "hold" and any(t.ent_type_ == "PERSON" for t in subjects(verb)):
        return False
    people = {lemma(t) for t in objects(verb)} & lexicon.classes["people"] or any(
        t.ent_type_ == "PERSON" for t in objects(verb)
    )
    return bool(people) and any(lemma(c) in lexicon.classes["hostage_nouns"] for c in verb.children)


_ADVISED = frozenset("transition administration commission delegation government election mission".split())


def _deed_object(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether what is recommended is a deed: "suspension", "the withdrawal of"."""
    if lemma(verb) == "advise" and any(lemma(o) in _ADVISED for o in objects(verb)):
        return False
    return any(lemma(o).endswith(("sion", "tion", "drawal", "ment", "missal", "ning")) for o in objects(verb))


def _garrison(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether an army is driven from a place: who drives it out holds the place."""
    driven = {lemma(o) for o in objects(verb)}
    return bool(driven & {"army", "troop", "soldier", "garrison", "force"})


def _in_force(noun: "Token", lexicon: Lexicon) -> bool:
    """An expulsion or penalty that somebody faces, risks or averts is yet to come."""
    verb = noun.head
    coming = lemma(verb) in _AVERTING or (lemma(verb) == "face" and lemma(noun) in _ACTS_OF_PENALTY)
    return not (coming and noun.dep_ == "dobj")


def _with_arms(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a blast is one of fire: aircraft and troops blast targets, ministers blast reports."""
    fire = lexicon.classes["weapon_nouns"] | lexicon.classes["troop_nouns"] | _BLASTING
    led = {lemma(t) for t in counted(subjects(verb))}
    struck = {lemma(t) for t in counted(objects(verb))}
    return bool(led & fire) or bool(struck & (_TARGETS | lexicon.classes["places"] | fire))


def _no_audience(verb: "Token", lexicon: Lexicon) -> bool:
    """Who speaks to a crowd, a conference or the press has no talks with it."""
    heard = preposition_objects(verb, "to")
    return all(t.tag_ not in ("NNS", "NNPS") and lemma(t) not in _AUDIENCES for t in heard)


def _alone(verb: "Token", lexicon: Lexicon) -> bool:
    apart = any(c.lower_ in ("alone", "separately", "privately") for c in verb.children)
    return apart or "private" in {t.lower_ for p in children(verb, "prep") for t in p.children}


def _in_court(verb: "Token", lexicon: Lexicon) -> bool:
    ahead = any(c.lower_ in ("will", "'ll", "shall") for c in children(verb, "aux"))
    return ahead and any("court" in words_after(t, "in") for t in (verb, *objects(verb)))


def _more_than_work(verb: "Token", lexicon: Lexicon) -> bool:
    """Who ends military or economic cooperation with a state punishes it; other cooperation is but refused."""
    ties = [t for t in objects(verb) if lemma(t) in ("cooperation", "collaboration")]
    return all({c.lower_ for c in children(t, "amod", "compound")} & _TIES for t in ties)


def _privileges(verb: "Token", lexicon: Lexicon) -> bool:
    taken = [p for t in objects(verb) for p in preposition_objects(t, "of")] + preposition_objects(verb, "of")
    return bool(words_of(taken) & _FAVOURS)


def _warned_of(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether harm is announced: "of consequences", "that it would retaliate"; not "that the war is"."""
    harm = lexicon.classes["harm_nouns"]
    held = words_of([t for o in objects(verb) for t in preposition_objects(o, "of")])  # "warned Chad of war"
    if (words_after(verb, "of", "about", "with", "against") | held) & harm:
        return True
    clauses = [c for c in children(verb, "ccomp") if any(a.tag_ == "MD" for a in children(c, "aux"))]
    expected = [o for c in children(verb, "xcomp") if lemma(c) in _FACING for o in objects(c)]
    announced = {lemma(t) for c in clauses for t in c.subtree if t.i >= c.i} | {lemma(o) for o in expected}
    return bool(announced & (harm | (_ANSWERS if expected else set())))


def _no_arms(verb: "Token", lexicon: Lexicon) -> bool:
    """Who seeks a bomb demands it of nobody, unless it says of whom."""
    arms = {lemma(t) for t in objects(verb)} & (lexicon.classes["weapon_nouns"] | _BOMBS)
    asked = preposition_objects(verb, "from") or [p for t in objects(verb) for p in preposition_objects(t, "from")]
    return lemma(verb) not in _SEEKING or not arms or bool(asked)


def _no_talks(verb: "Token", lexicon: Lexicon) -> bool:
    """Who takes part in a call or a meeting does not support it; who takes part in a strike does."""
    heads = {lemma(t) for t in [*objects(verb), *preposition_objects(verb, "in")]}
    heads |= {lemma(t) for o in objects(verb) for t in preposition_objects(o, "in")}
    return not heads & (lexicon.classes["talks_nouns"] - {"council", "contact", "exchange"})


def _no_crime(verb: "Token", lexicon: Lexicon) -> bool:
    """Who takes part in a massacre takes no position on it."""
    things = [*preposition_objects(verb, "in"), *(t for o in objects(verb) for t in preposition_objects(o, "in"))]
    frames = (f for t in things for f in lexicon.nouns.get(lemma(t), ()) if lemma(t) != "strike")  # of workers
    return not any(f.relation is Relation.ATTACKS for f in frames)


def _no_loss(verb: "Token", lexicon: Lexicon) -> bool:
    """Who regrets a loss of life mourns and blames nobody."""
    return not {lemma(t) for t in objects(verb)} & _LOSSES


DEED_NEEDS: Final[dict[str, Callable[["Token", Lexicon], bool]]] = {
    **CAMPAIGN_NEEDS,
    **CAPTURE_NEEDS,
    **WRANGLE_NEEDS,
    **ENCOUNTER_NEEDS,
    **ENTRY_NEEDS,
    **RULING_NEEDS,
    "armed_ring": _armed_ring,
    "by_soldiers": _by_soldiers,
    "deed_object": _deed_object,
    "hostage": _hostage,
    "garrison": _garrison,
    "hard_deed": _hard_deed,
    "in_force": _in_force,
    "into_nothing": _into_nothing,
    "no_arresters": _no_arresters,
    "no_own_aid": _no_own_aid,
    "missile": _missile,
    "no_kin": lambda verb, _: not _with_whom(verb) & _KIN,
    "no_party": lambda noun, _: not any(t.lower_ in _PARTIES for t in preposition_objects(noun, "of")),
    "shooting": _shooting,
    "to_war": lambda verb, _: "war" in words_after(verb, "to"),
    "with_aid": lambda verb, lexicon: bool(words_after(verb, "with") & lexicon.classes["aid_nouns"]),
    "thrashed": _thrashed,
    "no_ballot": _no_ballot,
    "no_supply": lambda verb, _: not any(_is_supply(o) for o in objects(verb)),
    "no_rout": _no_rout,
    "listed": _listed,
    "as_terrorist": _as_terrorist,
    "passive": lambda verb, _: is_passive(verb),
    "alone": _alone,
    "with_arms": _with_arms,
    "without_arms": lambda verb, lexicon: not _with_arms(verb, lexicon),
    "no_audience": _no_audience,
    "craft": _craft,
    "harm": _warned_of,
    "harmed": _harmed,
    "in_court": _in_court,
    "more_than_work": _more_than_work,
    "no_arms": _no_arms,
    "no_talks": _no_talks,
    "no_crime": _no_crime,
    "no_loss": _no_loss,
    "privileges": _privileges,
    "warlike": _warlike,
    "by_phone": lambda noun, _: lemma(noun) in _MEALS or bool(words_of([noun]) & _PHONES) or is_spoken_in(noun),
}
"""Conditions of the frames of deeds by name, beside those of ``needs``."""
