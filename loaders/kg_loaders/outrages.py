"""Outrages: deeds that are a charge by themselves ("flew in without leave", "ran a ring of smugglers")."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.labels import OWN
from kg_loaders.syntax import children, conjuncts, counted, is_passive, lemma, preposition_objects
from kg_loaders.valency import objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_outrage", "is_without_leave"]

_LEAVE: Final = frozenset(
    "permission consent authorisation authorization warrant mandate consultation justification provocation "
    "trial transparency clearance pretext authority".split()
)
"""What one does a deed "without" in breach of a rule."""
_BREACHES: Final = frozenset("blood breach violation contravention defiance contempt disregard".split())
_ASKING: Final = frozenset("consult ask inform notify warn tell seek obtain".split())
_WRONGLY: Final = frozenset(
    "illegally unlawfully wrongfully unjustly unfairly arbitrarily unconstitutionally falsely fraudulently "
    "improperly recklessly irresponsibly cynically indiscriminately corruptly shamefully treacherously "
    "brutally inhumanely needlessly callously dishonestly".split()
)
_LEADING: Final = frozenset(
    "run lead head operate mastermind oversee control direct form organise organize order launch mount wage "
    "orchestrate finance fund build create conduct hatch join".split()
)
_RINGS: Final = frozenset("racket mafia syndicate cartel".split())
_SCHEMES: Final = frozenset(
    "ring gang scheme network operation campaign system machine effort attempt plot drive programme program "
    "conspiracy plan".split()
)
_CROOKED: Final = frozenset(
    "corrupt corruption criminal illegal fraudulent smear bribery kickback money-laundering laundering extortion "
    "propaganda disinformation spy espionage smuggling trafficking fraud hacking intimidation hate".split()
)
_TAKING: Final = frozenset("take accept receive pay demand solicit seek collect pocket extort offer hand".split())
_BRIBES: Final = frozenset("bribe kickback backhander payoff pay-off".split())
_MONEY: Final = frozenset("$ £ € million money cash payment gift sum fund thousand dollar euro pound".split())
_FAVOURS: Final = frozenset(
    "contract favour favor permit licence license influence vote access leniency tender visa silence".split()
)
_KILLINGS: Final = frozenset(
    "massacre killing execution atrocity abduction torture kidnapping rape reprisal lynching beheading".split()
)
_ENLISTING: Final = frozenset("recruit conscript enlist kidnap abduct".split())
_YOUNG: Final = frozenset("child boy girl minor teenager schoolchild schoolboy schoolgirl".split())
_USING: Final = frozenset("use deploy drop fire employ recruit".split())
_BANNED: Final = frozenset(
    "chemical poison nerve mustard sarin cluster excessive disproportionate banned prohibited child".split()
)
_ARMS: Final = frozenset("weapon gas agent munition bomb force ammunition soldier shell".split())
_FILLING: Final = frozenset("pack stack fill stuff flood staff".split())
_CRONIES: Final = frozenset("loyalist crony stooge relative friend ally henchman acolyte lackey".split())
_ENTERING: Final = frozenset(
    "enter penetrate intrude stray fly sail send fire encroach infiltrate dispatch cross push funnel herd".split()
)
_REALM: Final = frozenset("airspace territory water border frontier land soil zone".split())
_ARMED: Final = frozenset(
    "troop soldier army drone plane aircraft jet bomber fighter missile rocket tank spy agent ship vessel warship "
    "frigate boat force helicopter balloon submarine gunboat shell commando militia gunman rebel mercenary".split()
)
_COUPS: Final = frozenset("coup putsch self-coup pogrom purge vendetta witch-hunt".split())
_STAGING: Final = frozenset("stage mount attempt plot".split())
_FEEDING: Final = frozenset(
    "funder sponsor backer supporter financier exporter patron haven protector enabler promoter supplier source "
    "sanctuary host ally".split()
)
_PUPPETS: Final = frozenset("puppet stooge pawn lackey mouthpiece vassal tool instrument accomplice".split())
_UNMOVED: Final = frozenset("deaf blind indifferent oblivious".split())
_DUTIES: Final = frozenset(
    "act respond react condemn report help protect implement deliver address intervene investigate move admit "
    "apologise apologize share pay provide warn acknowledge recognise recognize cooperate reform".split()
)
"""What it is a reproach to be slow to do."""
_SPURNED: Final = frozenset("cruelty contempt brutality disdain disrespect scorn inhumanity arrogance".split())
_BEASTS: Final = frozenset("criminal animal dog slave cattle dirt terrorist prisoner".split())
_HOUNDING: Final = frozenset("jail imprison detain hound target censor purge lock round silence gag hunt".split())
_DISSENTING: Final = frozenset("critic opponent dissident rival journalist minority reporter".split())


def is_outrage(clause: "Token", word: str, is_wrong: Callable[["Token"], bool]) -> bool:
    """Tell whether a clause, which is not denied, tells of a deed that nobody does by right."""
    if word == "be":
        return _is_base(clause)
    things = children(clause, "nsubjpass") if is_passive(clause) else objects(clause)
    if is_without_leave(clause, things) or any(c.lower_ in _WRONGLY for c in children(clause, "advmod")):
        return True
    if word == "treat":
        with_scorn = any(lemma(t) in _SPURNED for t in preposition_objects(clause, "with"))
        return with_scorn or any(
            lemma(t) in _BEASTS for n in ("like", "as") for t in preposition_objects(clause, n)
        )
    read = _READ.get(word)
    named = [t for o in counted(things) for t in conjuncts(o)]
    if read is not None and read(clause, named):
        return True
    if word not in _LEADING:
        return False
    aims = children(clause, "xcomp")  # of a scheme, where the parser hangs them on the verb
    return any(_is_crooked(t, aims, is_wrong) for t in named)


def is_without_leave(clause: "Token", things: list["Token"]) -> bool:
    """Tell whether a deed is done without asking: "flew in without permission", "without consulting the court"."""
    for token in (clause, *things):
        for prep in children(token, "prep"):
            if prep.lower_ == "in" and any(lemma(t) in _BREACHES for t in children(prep, "pobj")):
                return True  # "in cold blood", "in breach of the treaty"
            if prep.lower_ == "without" and (
                any(lemma(t) in _LEAVE for t in children(prep, "pobj"))
                or any(lemma(c) in _ASKING for c in children(prep, "pcomp"))
            ):
                return True
    return False


def _is_base(clause: "Token") -> bool:
    """ "was a funder of terrorism", "is a puppet of Chad", "had been slow to act", "is deaf to the poor"."""
    for thing in children(clause, "attr"):
        ends = preposition_objects(thing, "of") + preposition_objects(thing, "for")
        if any(c.lower_ in ("no", "former", "political", "policy") for c in thing.lefts):
            continue
        if lemma(thing) in _FEEDING and any(_is_outlawed(t) for t in ends):
            return True
        if lemma(thing) in _PUPPETS and any(t.pos_ == "PROPN" for t in ends):
            return True
    for told in children(clause, "acomp"):
        if told.lower_ == "slow" and any(lemma(c) in _DUTIES for c in children(told, "xcomp", "ccomp", "advcl")):
            return True
        if told.lower_ in _UNMOVED and preposition_objects(told, "to"):
            return True
    return False


def _is_outlawed(thing: "Token") -> bool:
    return {lemma(thing), *(lemma(c) for c in thing.lefts)} & {
        "terrorism",
        "terrorist",
        "terror",
        "extremism",
    } != set()


def _is_crooked(led: "Token", aims: list["Token"], is_wrong: Callable[["Token"], bool]) -> bool:
    """Tell whether what somebody runs is a crime: "a racket", "a ring that took bribes", "a smear campaign"."""
    if any(c.lower_ in ("no", "against") for c in led.children):
        return False
    if lemma(led) in _RINGS:
        return True
    if lemma(led) not in _SCHEMES:
        return False
    if any({c.lower_, lemma(c)} & _CROOKED for c in children(led, "amod", "compound", "nmod")):
        return not any(c.lower_ in ("counter", "anti") or c.lower_.startswith("anti") for c in led.lefts)
    deeds = [*children(led, "relcl", "acl"), *aims]
    return any(is_wrong(d) for d in deeds if lemma(d) not in ("destroy", "break", "divide"))  # destroys mines


def _takes_bribes(clause: "Token", named: list["Token"]) -> bool:
    """ "took bribes", "accepted $2 million in return for contracts"."""
    if any(lemma(t) in _BRIBES for t in named):
        return True
    if not any(lemma(t) in _MONEY for t in named):
        return False
    bought = [
        t for r in clause.subtree if r.lower_ in ("return", "exchange") for t in preposition_objects(r, "for")
    ]
    return any(lemma(t) in _FAVOURS for b in bought for t in conjuncts(b))


def _enlists(_: "Token", named: list["Token"]) -> bool:
    return any(lemma(t) in _YOUNG or any(lemma(c) == "child" for c in t.lefts) for t in named)


def _uses(_: "Token", named: list["Token"]) -> bool:
    """ "used cluster bombs", "fired poison gas", "deployed child soldiers"; no "no chemical weapons"."""
    held = [t for t in named if lemma(t) in _ARMS]
    return any(lemma(c) in _BANNED for t in held for c in t.lefts if not any(x.lower_ == "no" for x in t.lefts))


def _packs(clause: "Token", named: list["Token"]) -> bool:
    below = [t for h in (clause, *named) for t in preposition_objects(h, "with")]
    return any(lemma(t) in _CRONIES for b in below for t in conjuncts(b))


def _enters(clause: "Token", named: list["Token"]) -> bool:
    """ "flew two jets into our airspace", "entered its waters"; doctors who cross a border are welcome."""
    if lemma(clause) in ("send", "dispatch", "fly", "sail") and not any(lemma(t) in _ARMED for t in named):
        return False
    within = ("into", "across", "onto", "over")
    preps = [p for h in (clause, *named) for p in children(h, "prep") if p.lower_ in within]
    ends = [t for p in preps for t in children(p, "pobj")]
    ends += named if lemma(clause) in ("enter", "penetrate") else []
    held = [t for t in ends if lemma(t) in _REALM]
    return any(c.lower_ in OWN for t in held for c in children(t, "poss"))


def _kills(clause: "Token", named: list["Token"]) -> bool:
    """ "carried out executions"; who "carried out the killing" is told of by the police."""
    several = [t for t in named if lemma(t) in _KILLINGS and t.tag_ == "NNS"]
    return not is_passive(clause) and any(not any(c.lower_ in ("no", "the") for c in t.lefts) for t in several)


def _fires(clause: "Token", named: list["Token"]) -> bool:
    return _uses(clause, named) or _enters(clause, named)


def _opens_fire(clause: "Token", named: list["Token"]) -> bool:
    """ "opened fire across the border"."""
    across = preposition_objects(clause, "across") + [t for o in named for t in preposition_objects(o, "across")]
    return any(lemma(t) in ("border", "frontier", "line") for t in across) and any(
        lemma(t) == "fire" for t in named
    )


def _stages(_: "Token", named: list["Token"]) -> bool:
    """ "has staged a coup", "mounted a witch-hunt"."""
    return any(lemma(t) in _COUPS and not any(c.lower_ in ("no", "failed") for c in t.lefts) for t in named)


def _hounds(_: "Token", named: list["Token"]) -> bool:
    """ "is jailing its critics"; who "arrested three journalists" is but told of."""
    hunted = [t for t in named if lemma(t) in _DISSENTING and t.tag_ == "NNS"]
    return any(not children(t, "nummod") for t in hunted)


_READ: Final[dict[str, Callable[["Token", list["Token"]], bool]]] = {
    **dict.fromkeys(_TAKING, _takes_bribes),
    **dict.fromkeys(_ENLISTING, _enlists),
    **dict.fromkeys(_USING - {"recruit", "fire"}, _uses),
    "fire": _fires,
    "open": _opens_fire,
    "carry": _kills,
    "carry_out": _kills,
    "perpetrate": _kills,
    **dict.fromkeys(_FILLING, _packs),
    **dict.fromkeys(_ENTERING - {"fire"}, _enters),
    **dict.fromkeys(_HOUNDING, _hounds),
    **dict.fromkeys(_STAGING, _stages),
}
