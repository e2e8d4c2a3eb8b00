"""Conduct: whose a criticised deed, remark or policy is."""

from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Arguments, Filler
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_loaders.valency import by_agent, objects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["SUFFERED", "is_conduct", "owner_of_conduct", "owner_of_virtue", "undone_thing", "whose_quality"]

_CONDUCT = frozenset(
    (
        "presence occupation mediation campaign seizure blockade incursion annexation meddling "
        "move conduct behavior behaviour handling action decision statement remark comment role record "
        "leadership performance treatment response refusal failure policy tactic attitude stance rhetoric "
        "involvement use actions inaction silence encroachment aggression violation abuse crackdown meddling "
        "interference provocation intransigence hostility oppression repression persecution mismanagement "
        "incompetence corruption negligence complicity hypocrisy bias crime atrocity propaganda militarism "
        "indifference disregard contempt arrogance recklessness cowardice blackmail betrayal cruelty intolerance "
        "ineptitude dishonesty deceit duplicity treachery greed weakness folly stubbornness high-handedness "
        "expansionism bullying coercion brutality threat lie misconduct inability unwillingness intention "
        "argument explanation excuse justification reasoning logic tone tirade outburst rant "
        "step reaction word letter thinking method claim position approach warning accusation allegation ambition "
        "activity language manner message style tweet speech apology admission denial confession disinformation "
        "practice ultimatum answer reply assertion posture obsession insistence hesitation reluctance indecision "
        "dithering ignorance obstruction manoeuvre maneuver stunt insult jibe taunt mockery rejection "
        "adventurism brinkmanship scaremongering posturing dogmatism fanaticism inflexibility"
    ).split()
)
_QUALITIES: Final = frozenset(
    "fitness motive motif honesty integrity judgment judgement competence credibility temperament suitability "
    "sincerity loyalty impartiality qualification truthfulness seriousness commitment objectivity "
    "neutrality ability capacity".split()
)
"""What somebody has, so that who doubts it finds fault with him."""
_ASCENT: Final = frozenset(
    "election victory win appointment nomination candidacy reelection re-election triumph endorsement".split()
)
_VIRTUES: Final = frozenset(
    "achievement bravery calm caution composure contribution courage decency dedication determination dignity "
    "discipline effort fairness flexibility foresight fortitude generosity goodwill heroism honesty hospitality "
    "humanity humility integrity leadership maturity moderation openness patience patriotism performance "
    "perseverance persistence pragmatism professionalism prudence record resilience resolve restraint role "
    "sacrifice service sincerity statesmanship steadfastness tenacity valour valor wisdom work".split()
)
"""What somebody is praised for, so that the praise is his."""
_SHOWN: Final = frozenset("show display demonstrate exhibit take make play do undertake offer give".split())
_OF_DOER: Final = frozenset(
    "conduct behavior behaviour action statement remark comment role record attitude stance rhetoric inaction "
    "silence intransigence hostility hypocrisy arrogance recklessness cowardice incompetence complicity cruelty "
    "brutality misconduct policy tactic".split()
)
"""Conduct of which "of" names the doer."""
SUFFERED: Final = frozenset(
    "violation breach infringement abuse crackdown encroachment aggression interference oppression repression "
    "persecution bullying coercion hostility bias occupation seizure annexation blockade".split()
)
"""Conduct of which "of" names who suffers it."""


def is_conduct(arguments: Arguments, token: "Token") -> bool:
    """Tell whether a noun is of somebody's conduct, and says whose: "the Chadian presence"."""
    if lemma(token) not in _CONDUCT or token.i in arguments.cast.at:
        return False
    owned = any(arguments.actor(c) is not None for c in children(token, "poss") if c.pos_ == "PROPN")
    adjective = any(c.dep_ in ("amod", "compound") and c.i in arguments.cast.at for c in token.children)
    return owned or (adjective and arguments.nominals.place_of(token) is not None)


def owner_of_conduct(arguments: Arguments, filler: Filler, token: "Token") -> Filler:
    """Return whose conduct a criticised thing is: criticism of "Russia's move" is criticism of Russia."""
    if filler.role.type is not NodeKind.PROPOSAL or lemma(token) not in _CONDUCT:
        return filler
    for child in children(token, "poss"):
        owner = arguments.actor(child)
        if owner is not None:
            return Filler(owner.role, token, owner.confidence * 0.9)
    doers = (arguments.actor(t) for t in preposition_objects(token, "by"))
    doer = next((d for d in doers if d is not None), None)
    if doer is not None:
        return Filler(doer.role, token, doer.confidence * 0.9)
    if lemma(token) in _OF_DOER:
        of = (arguments.actor(t) for t in preposition_objects(token, "of"))
        owner = next((o for o in of if o is not None and o.role.type is not NodeKind.GROUP), None)
        if owner is not None:
            return Filler(owner.role, token, owner.confidence * 0.85)
    if lemma(token) in SUFFERED and preposition_objects(token, "of"):
        return filler  # "violations of Ukraine's borders" are another's
    place = arguments.nominals.place_of(token)
    return filler if place is None else Filler(place, token, filler.confidence * 0.9)


def owner_of_virtue(arguments: Arguments, token: "Token") -> Filler | None:
    """Return who is praised for what he has or does: "Brown's victory", "the restraint shown by Chad"."""
    if lemma(token) not in _VIRTUES | _ASCENT:
        return None
    owners = children(token, "poss")
    if lemma(token) in _VIRTUES:
        owners += preposition_objects(token, "of") + preposition_objects(token, "by")
        owners += [t for c in children(token, "acl") if lemma(c) in _SHOWN for t in by_agent(c)]
    for owner in owners:
        found = arguments.actor(owner) or (arguments.people(owner) if owner.dep_ != "poss" else None)
        if found is not None and found.role.type is not NodeKind.PROPOSAL:
            return found
    return None


def whose_quality(verb: "Token") -> list["Token"]:
    """Return whose quality a verb or idiom is of: "questioned her honesty", "cast doubt on Brown's honesty"."""
    things = [
        *objects(verb),
        *(t for o in objects(verb) for p in children(o, "prep") for t in children(p, "pobj")),
    ]
    things += [t for n in ("on", "about", "over") for t in preposition_objects(verb, n)]
    held = [t for t in things if lemma(t) in _QUALITIES]
    named = [o for t in held for o in preposition_objects(t, "of") if o.pos_ == "PROPN"]
    return [p for t in held for p in children(t, "poss")] + named


def undone_thing(token: "Token", lexicon: Lexicon) -> "Token | None":
    """Return what ends: "concern at the breakdown of talks" is about the talks, and for them."""
    if lemma(token) not in lexicon.classes["undoing_nouns"]:
        return None
    if lemma(token) in ("lack", "absence") and children(token, "poss"):
        return None  # "criticized her lack of experience"
    things = preposition_objects(token, "of") or preposition_objects(token, "to")
    return things[0] if things else None
