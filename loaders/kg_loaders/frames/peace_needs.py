"""Needs that tell peaceful senses of a verb: goods that are sold, doctors who release, ships that are hailed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.frames.captures import is_person_noun
from kg_loaders.frames.conduct import whose_quality
from kg_loaders.frames.encounters import is_received
from kg_loaders.frames.words import object_words, words_after, words_of
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_loaders.valency import objects, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["PEACE_NEEDS"]

_MANNER = frozenset("surprise storm hand heart".split())
_TAKEN_SO = frozenset("granted apart aback seriously lightly".split())
_DOOMS = frozenset(
    "death prison life jail hanging exile silence poverty defeat relegation tier deck mast year month second "
    "lash".split()
)
_MONEY = frozenset("fee price rent interest euro dollar pound cent".split())
_PAYING = frozenset("customer consumer passenger visitor guest tourist motorist tenant client user".split())
_HEALERS = frozenset("doctor nurse hospital medic clinic physician surgeon paramedic vet midwife zoo".split())
_RESCUERS = _HEALERS | frozenset(
    "firefighter fireman rescuer diver passer-by bystander neighbour neighbor".split()
)
_SUFFERERS = frozenset(
    "patient wounded victim casualty survivor injured soldier civilian fighter child refugee migrant people "
    "man woman prisoner cholera villager resident person".split()
)
_WRECKS = frozenset("hospital clinic wreck rubble trap car lift elevator water tree".split())
_ILLS = frozenset("malaria cancer flu pneumonia virus disease infection dementia concussion pain headache".split())
_CULPRITS = frozenset(
    "suspect co-conspirator conspirator victim killer murderer accomplice defendant culprit perpetrator dead "
    "attacker gunman bomber assailant father".split()
)
_KIN = frozenset("son daughter baby child dog cat twin pet ship boat puppy horse".split())
_SOCIAL = frozenset(
    "wedding concert party show screening birthday funeral lecture home house villa dinner lunch tea address "
    "ceremony match game gala inauguration premiere opening exhibition parade".split()
)
_SOLD = frozenset(
    "gas oil electricity power coal energy petrol diesel chip tyre tire part toy car wine "
    "component software steel shirt boot cherry soybean milk coffee parcel pizza baby eulogy "
    "knockout essay papers ear gravity "
    "kidney vase painting portrait sculpture manuscript archive groceries".split()
)
_NEEDED = frozenset("car truck lorry tent bicycle motorbike bike coat jacket shoe shirt meal barrel".split())
_EXPECTED = frozenset(
    "rain snow weather storm goal game match performance profit growth result return visit child fight "
    "season baby delivery revenue earnings sale news contest".split()
)
_YIELDED = frozenset("floor lead serve point goal ground head crop fish result clue".split())
_SOVEREIGNS = frozenset("emperor king queen audience crowd coffin flag altar statue portrait".split())
_MARKETED = frozenset(
    "meet satisfy outstrip exceed boost fall rise grow slump weaken drop surge increase decline soar shrink "
    "dampen dwindle collapse recover pick jump dry".split()
)
_INNOCENCE = frozenset("innocence ignorance love loyalty".split())
_TO_SEEK = frozenset("seek require request solicit".split())
_CROSSED = frozenset(
    "border frontier fence wall edge river sea line boat bus checkpoint street brink limit verge precipice abyss "
    "fringe margin sideline extreme opposition poverty bankruptcy exile corner arm war crisis".split()
)
"""Over or into what somebody is pushed, of whom nothing is asked."""
_PLACES_OF_PEACE = frozenset("stadium bar hall arena church theatre palace square restaurant pub".split())
_CHECKS = frozenset(
    "examination test hold search interview questioning procedure surgery scan checkup medical".split()
)
_ARTS = frozenset("film book music art theatre food restaurant architecture literature opera television".split())
_INVOICED = frozenset("phone electricity hotel heating hospital grocery bar fuel restaurant dinner".split())
_LEADS = frozenset("lead run streak hand stay arm leg advantage welcome career".split())
_SCHOOLS = frozenset("harvard yale oxford cambridge stanford princeton university college school mit".split())
_PASSED = frozenset("sentence judgment judgement exam test ball time water salt comment".split())
_STOOD_FOR = frozenset("anthem photo photograph picture ovation prayer queue".split())
_STOPS = frozenset("airport station school home door house hotel office".split())
_BY_PHONE = frozenset("phone telephone conference video skype roll close congratulatory courtesy".split())
_FOUGHT = frozenset("problem blaze flame".split())

_TRUCE_RUNS: Final = frozenset(
    "take come go hold begin start collapse expire end unravel last fail break enter".split()
)
_TRUCE_MADE: Final = frozenset(
    "reach sign agree declare announce violate break breach extend renew broker".split()
)
_STRUCK: Final = frozenset("bomb blast explosion shooting killing killings attack attacks murder ambush".split())

_CUT_OFF: Final = frozenset("blockade siege".split())
"""What is done by closing ways, and so is credited as a policy."""


def _taken_as_land(verb: "Token", lexicon: Lexicon) -> bool:
    """A place is also taken by surprise, for granted, apart, and to the brink."""
    if any(is_person_noun(t, lexicon) for t in objects(verb)):
        return False  # "is holding a Kenyan officer"
    if lemma(verb) not in ("take", "hold"):
        return True
    if any(c.lower_ in _TAKEN_SO for t in verb.children for c in (t, *t.children)):
        return False
    armies = lexicon.classes["troop_nouns"] | {"force", "troop", "rebel", "militant"}
    how = words_after(verb, "by") & _MANNER
    court = any(c.lower_ == "court" for c in children(verb, "xcomp"))
    return not (how and not words_of(subjects(verb)) & armies) and not (court or preposition_objects(verb, "to"))


def _charged_with(verb: "Token", lexicon: Lexicon) -> bool:
    """Who charges somebody with a wrong accuses him; who charges him money, or a phone, does not.

    A judge condemns a man to prison, a sailor lashes a barrel to the deck.
    """
    word = lemma(verb)
    if word in ("condemn", "lash"):
        return not words_after(verb, "to") & _DOOMS
    if word != "charge" or is_passive(verb):
        return True
    paid = any(t.ent_type_ == "MONEY" or lemma(t) in _MONEY for t in verb.subtree)
    accused = any(preposition_objects(verb, name) for name in ("with", "over", "under")) or children(verb, "ccomp")
    things = {lemma(t) for t in objects(verb)} & (_PAYING | lexicon.classes["mere_things"])
    return bool(accused) or not (paid or things)


def _of_wrong(verb: "Token", lexicon: Lexicon) -> bool:
    """Whose wrongs are exposed or documented is blamed; whose birds or sonnets are is not."""
    if lemma(verb) == "allege":
        return True
    ill = lexicon.classes["evils"] | lexicon.classes["wrongs"] | lexicon.harmful | lexicon.negative
    return bool(object_words(verb) & (ill | lexicon.classes["force_nouns"])) or any(
        lemma(o).endswith(("tion", "ment", "ty", "use", "ption", "ing", "role", "link")) for o in objects(verb)
    )


def _treated(verb: "Token", lexicon: Lexicon) -> bool:
    """Doctors treat the wounded; directors treat actresses badly, and husbands their wives to dinner."""
    if lemma(verb) == "house":  # "the street houses two embassies"
        return bool(object_words(verb) & _SUFFERERS)
    if lemma(verb) == "feed":
        return not any(preposition_objects(verb, name) for name in ("into", "to", "on")) or bool(objects(verb))
    if lemma(verb) != "treat":
        return True
    if any(p.lower_ in ("like", "as") for p in children(verb, "prep")):
        return False
    led, treated = words_of(subjects(verb)), object_words(verb)
    return bool(led & _HEALERS) or bool(treated & _SUFFERERS and not preposition_objects(verb, "to"))


def _not_sold(verb: "Token", lexicon: Lexicon) -> bool:
    """What is supplied in trade helps nobody more than its price."""
    if lemma(verb) not in ("supply", "ship", "deliver", "lend", "contribute", "feed", "provide"):
        return True
    given = {lemma(t) for t in objects(verb)} | words_after(verb, "with")
    return not given & (_SOLD | lexicon.classes["mere_things"] - _NEEDED)


def _freed(verb: "Token", lexicon: Lexicon) -> bool:
    """Doctors release patients, and firemen free drivers, with no concession made."""
    out_of = {lemma(t) for t in preposition_objects(verb, "from")}
    out_of |= {lemma(t) for o in objects(verb) for t in preposition_objects(o, "from")}
    return not words_of(subjects(verb)) & _RESCUERS and not out_of & _WRECKS


def _for_post(verb: "Token", lexicon: Lexicon) -> bool:
    """Suspects are named, and so are children, with no post in view."""
    if lemma(verb) not in ("name", "identify", "pick"):
        return True
    if words_after(verb, "as") & _CULPRITS or {lemma(t) for t in objects(verb)} & _KIN:
        return False
    return not any(
        lemma(t) in _KIN for t in verb.subtree if t.dep_ in ("dobj", "nsubj", "compound") and t.i > verb.i
    )


def _no_hug(verb: "Token", lexicon: Lexicon) -> bool:
    """People embrace one another in greeting, and plans in approval."""
    held = objects(verb)
    if lemma(verb) == "welcome" and is_received(verb, lexicon):
        return False
    if lemma(verb) != "embrace":
        return True
    people = lexicon.classes["people"]
    led = [t for t in subjects(verb) if t.ent_type_ == "PERSON" or t.tag_ in ("NN", "NNS")]
    return not (led and held and all(t.ent_type_ == "PERSON" or lemma(t) in people for t in held))


def _no_bow(verb: "Token", lexicon: Lexicon) -> bool:
    """Who bows to an emperor or an audience greets them."""
    if {lemma(t) for t in objects(verb)} & _YIELDED:
        return False
    return lemma(verb) != "bow" or not words_after(verb, "to") & _SOVEREIGNS


def _not_social(verb: "Token", lexicon: Lexicon) -> bool:
    """Who invites somebody to a wedding asks nothing of him; what invites trouble asks nobody."""
    if lemma(verb) != "invite":
        return True
    asked = {lemma(t) for t in objects(verb)}
    return not words_after(verb, "to") & _SOCIAL and not asked & {"pressure", "trouble", "criticism", "comparison"}


def _expected_of(verb: "Token", lexicon: Lexicon) -> bool:
    return not object_words(verb) & _EXPECTED


def _no_person_sought(verb: "Token", lexicon: Lexicon) -> bool:
    """Who seeks a man wants to find him; who seeks to end a debate asks for no debate."""
    if lemma(verb) == "seek" and children(verb, "xcomp"):
        return False
    return lemma(verb) not in _TO_SEEK or not any(t.ent_type_ == "PERSON" for t in objects(verb))


def _no_market(noun: "Token", lexicon: Lexicon) -> bool:
    """ "Demand from India fell", "to meet demand": what the market wants is asked of nobody."""
    if lemma(noun) == "call" and {c.lower_ for c in children(noun, "compound", "amod")} & _BY_PHONE:
        return False  # "his phone calls to the ambassador"
    if lemma(noun) == "order":
        bought = preposition_objects(noun, "for")
        return not any(children(t, "nummod") or lemma(t) in lexicon.classes["instruments"] for t in bought)
    if noun.lower_ not in ("demand", "pressure") or noun.tag_ != "NN":
        return True
    bare = not any(c.dep_ in ("det", "poss", "nummod") and c.lower_ != "the" for c in noun.children)
    return not (bare and lemma(noun.head) in _MARKETED and noun.dep_ in ("dobj", "nsubj"))


def _plan_hit(verb: "Token", lexicon: Lexicon) -> bool:
    """Diseases and fires are attacked with nothing said against them, and armies with arms."""
    struck, classes = {lemma(t) for t in objects(verb)}, lexicon.classes
    kinds = ("forces_of_nature", "evils", "troop_nouns", "facilities")
    return not (struck & _FOUGHT or any(struck & classes[kind] for kind in kinds) or "army" in struck)


def _no_illness(verb: "Token", lexicon: Lexicon) -> bool:
    """Doctors suspect illness in a patient, who is not to blame."""
    return not (words_after(verb, "of") | {lemma(t) for p in children(verb, "prep") for t in p.subtree}) & _ILLS


def _for_attack(verb: "Token", lexicon: Lexicon) -> bool:
    """Credit is claimed for all sorts of things, of which only attacks are an attack."""
    if "credit" not in object_words(verb):
        return True
    claimed = words_after(verb, "for") | {lemma(t) for o in objects(verb) for t in preposition_objects(o, "for")}
    return bool(claimed & (lexicon.classes["force_nouns"] - _CUT_OFF | _STRUCK))


def _trade_controls(verb: "Token", lexicon: Lexicon) -> bool:
    """ "controls on exports to", "export controls on": not those of passports or prices."""
    held = [o for o in objects(verb) if lemma(o) in ("control", "curb", "restriction", "limit")]
    named = {lemma(c) for o in held for c in children(o, "compound", "amod")}
    named |= {lemma(t) for o in held for n in ("on", "over") for t in preposition_objects(o, n)}
    return bool(named & lexicon.classes["trade_nouns"])


def _truce_there(noun: "Token", lexicon: Lexicon) -> bool:
    """A truce that begins, holds or breaks is there; one that is called for is not."""
    verb = noun.head
    told = verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") and not any(c.tag_ == "MD" for c in children(verb, "aux"))
    if noun.dep_ == "nsubj":
        return told and lemma(verb) in _TRUCE_RUNS
    return noun.dep_ in ("nsubjpass", "dobj") and told and lemma(verb) in _TRUCE_MADE


PEACE_NEEDS: Final[dict[str, Callable[["Token", Lexicon], bool]]] = {
    "agreement_on": lambda verb, _: any(lemma(o) in ("agreement", "deal", "accord") for o in objects(verb)),
    "agreed_upon": lambda verb, _: verb.dep_ != "xcomp" or lemma(verb.head) != "agree",
    "charged_with": _charged_with,
    "expected_of": _expected_of,
    "for_attack": _for_attack,
    "for_policy": lambda verb, lexicon: not _for_attack(verb, lexicon),
    "for_post": _for_post,
    "freed": _freed,
    "no_quality": lambda verb, _: not whose_quality(verb),
    "quality": lambda verb, _: bool(whose_quality(verb)),
    "no_art": lambda noun, _: not words_after(noun, "of") & _ARTS,
    "no_bow": _no_bow,
    "no_hug": _no_hug,
    "no_illness": _no_illness,
    "no_market": _no_market,
    "no_person_sought": _no_person_sought,
    "into_land": lambda verb, _: not words_after(verb, "into", "on", "across") & _PLACES_OF_PEACE,
    "no_mere_talks": lambda verb, lexicon: not words_after(verb, "to") & lexicon.classes["talks_nouns"],
    "not_checked": lambda verb, _: lemma(verb) != "submit" or not words_after(verb, "to") & _CHECKS,
    "not_lined_up": lambda verb, _: (
        not (lemma(verb) in ("line", "get", "swing") and words_after(verb, "for"))
        and not (lemma(verb) == "stand" and words_after(verb, "for", "in") & _STOOD_FOR)
        and not (lemma(verb) in ("fight", "battle") and objects(verb))  # for what both want
    ),
    "not_set_down": lambda verb, _: lemma(verb) != "drop" or not words_after(verb, "at", "off") & _STOPS,
    "not_moved": lambda verb, _: (
        not words_after(verb, "across", "over", "to", "into", "towards", "toward", "through", "off") & _CROSSED
    ),
    "not_one_s_own": lambda verb, _: (
        not any(c.lower_ in ("his", "her", "its", "their") for o in objects(verb) for c in children(o, "poss"))
    ),
    "not_lead": lambda verb, _: not {lemma(t) for t in objects(verb)} & _LEADS,
    "not_school": lambda verb, _: (
        not any(c.lower_ == "out" for c in verb.children) or not words_after(verb, "of", "out_of") & _SCHOOLS
    ),
    "not_sentence": lambda verb, _: lemma(verb) != "pass" or not {lemma(t) for t in objects(verb)} & _PASSED,
    "not_invoice": lambda noun, _: not {c.lower_ for c in children(noun, "compound")} & _INVOICED,
    "not_innocence": lambda verb, _: not object_words(verb) & _INNOCENCE,
    "not_social": _not_social,
    "not_sold": _not_sold,
    "of_wrong": _of_wrong,
    "plan_hit": _plan_hit,
    "taken_as_land": _taken_as_land,
    "told_what": lambda verb, _: not any(o.lower_ == "that" for o in objects(verb)),
    "to_have": lambda verb, _: any(lemma(c) in ("have", "see", "get") for c in children(verb, "xcomp")),
    "trade_controls": _trade_controls,
    "treated": _treated,
    "truce_there": _truce_there,
}
"""Conditions by name."""
