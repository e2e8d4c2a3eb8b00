"""Dealings: how somebody is said to keep faith, learn, remember, serve or spoil ("did not abide by its word")."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.denials import is_denied
from kg_loaders.manners import is_faulty, is_told
from kg_loaders.scale import Scale
from kg_loaders.syntax import children, conjuncts, is_passive, lemma, preposition_objects
from kg_loaders.valency import by_agent, objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["dealing"]

_OWED: Final = frozenset(
    "promise commitment obligation pledge word vow undertaking duty responsibility agreement accord truce "
    "ceasefire treaty resolution law constitution rule deal bargain term principle standard "
    "convention norm".split()
)
_GIVEN: Final = frozenset("promise commitment obligation pledge word vow undertaking".split())
_FULLY: Final = frozenset(
    "fully always faithfully strictly consistently scrupulously completely diligently".split()
)
_FAULTS: Final = frozenset("bias grudge vendetta prejudice".split())
_DOUBLE: Final = frozenset(
    {
        ("ulterior", "motive"),
        ("hidden", "agenda"),
        ("secret", "agenda"),
        ("blind", "spot"),
        ("double", "standard"),
        ("tin", "ear"),
        ("short", "memory"),
        ("selective", "memory"),
    }
)
_RECORDS: Final = frozenset("history record habit pattern penchant reputation".split())
_TRUTH: Final = frozenset("truth democracy honesty reality woman minority fact".split())
_VISION: Final = frozenset("strategy vision clue credibility legitimacy courage decency integrity".split())
_GRASPED: Final = frozenset(
    "democracy constitution people country reality meaning importance seriousness gravity scale history principle "
    "concern anger frustration need pain problem issue economy situation".split()
)
_FORGOTTEN: Final = frozenset(
    "people voter worker farmer region promise class town village community poor family veteran "
    "victim root citizen".split()
)
_HEED: Final = frozenset("attention heed regard".split())
_GIFTS: Final = frozenset(
    "experience expertise perspective energy integrity knowledge leadership judgment judgement skill".split()
)
_ROLES: Final = frozenset("vital constructive indispensable invaluable crucial essential".split())
_SPOILING: Final = frozenset(
    "ruin hurt damage wreck cripple devastate imperil weaken erode poison corrupt degrade tarnish sully disrupt "
    "dismantle gut shatter derail polarize polarise alienate strangle stifle curtail subvert pervert "
    "disgrace".split()
)
"""Harm that is not yet a reproach by its verb alone."""
_SPOILT: Final = frozenset(
    "democracy economy reputation image standing institution country nation family worker farmer people voter "
    "freedom trust peace stability security unity relation relationship credibility integrity rule election "
    "society community confidence world europe africa party process alliance future childhood right interest "
    "service".split()
)
_DONE: Final = frozenset("do deliver achieve accomplish change solve offer contribute".split())
_NOTHING: Final = frozenset("nothing little".split())
_OUTRAGES: Final = frozenset(
    "abduction torture kidnapping massacre atrocity genocide cleansing rape lynching pogrom abuse "
    "disappearance slaughter".split()
)
_BANNED: Final = frozenset(
    "chlorine sarin torture poison rape starvation napalm phosphorus blackmail intimidation".split()
)
_BANNED_ARMS: Final = frozenset(
    {
        ("chemical", "weapon"),
        ("cluster", "bomb"),
        ("cluster", "munition"),
        ("human", "shield"),
        ("child", "soldier"),
        ("nerve", "agent"),
        ("excessive", "force"),
        ("disproportionate", "force"),
        ("brute", "force"),
        ("chlorine", "gas"),
        ("barrel", "bomb"),
        ("dirty", "trick"),
        ("toxic", "gas"),
        ("poison", "gas"),
    }
)
_FRIENDS: Final = frozenset("people farmer worker country democracy poor community family freedom police".split())
_HUNTS: Final = frozenset(
    "hunt witch-hunt witchhunt manhunt smear conspiracy persecution vendetta frame-up injustice campaign".split()
)
_VALUED: Final = _FORGOTTEN | frozenset(
    "woman minority teacher immigrant migrant democracy law right freedom life diversity press court judge".split()
)
_KNACKS: Final = frozenset("knack gift talent flair".split())
_RESCUING: Final = frozenset("save unite lead fix restore defend protect heal".split())
_ENDS: Final = frozenset("for to".split())


def dealing(clause: "Token", scale: Scale) -> int:
    """Return -1 where a clause finds fault with its doer for how he deals with others, +1 for praise, else 0."""
    read = _READ.get(lemma(clause))
    found = read(clause, scale) if read is not None else 0
    if not found and lemma(clause) in _RESCUING and _alone(clause):
        return 1
    if found or clause.pos_ != "VERB":
        return found
    return -1 if is_faulty(clause, scale) else 0


def _alone(clause: "Token") -> bool:
    """ "only Brown can save the country"."""
    can = any(c.lower_ in ("can", "could") for c in children(clause, "aux"))
    named = [s for s in children(clause, "nsubj") if s.pos_ == "PROPN" or s.lower_ in ("he", "she")]
    return can and any(c.lower_ == "only" for s in named for c in s.lefts)


def _things(clause: "Token") -> list["Token"]:
    found = children(clause, "nsubjpass") if is_passive(clause) else objects(clause)
    return [c for t in found for c in conjuncts(t)]


def _carrying(clause: "Token", _: Scale) -> int:
    """ "is carrying out abductions and torture"."""
    return -1 if is_told(clause) and any(lemma(t) in _OUTRAGES for t in _things(clause)) else 0


def _using(clause: "Token", _: Scale) -> int:
    """ "had used cluster bombs in the town", "used excessive force"."""
    if not is_told(clause):
        return 0
    for used in _things(clause):
        if lemma(used) in _BANNED or any((c.lower_, lemma(used)) in _BANNED_ARMS for c in used.lefts):
            return -1
    return 0


def _keeping(clause: "Token", scale: Scale) -> int:
    """ "did not abide by its promises", "is fully complying with its obligations"; "delivered nothing"."""
    if lemma(clause) == "deliver" and (done := _doing(clause, scale)):
        return done
    if is_passive(clause) or any(c.tag_ == "MD" for c in children(clause, "aux")):
        return 0
    below = (clause, *children(clause, "prt", "prep"))
    owed = objects(clause) + [
        t for h in below for n in ("by", "with", "to", "on") for t in preposition_objects(h, n)
    ]
    if is_denied(clause):
        return -1 if any(lemma(t) in _OWED for t in owed) else 0
    fully = any(c.lower_ in _FULLY for c in children(clause, "advmod"))
    return 1 if fully and any(lemma(t) in _GIVEN for t in owed) else 0


def _having(clause: "Token", scale: Scale) -> int:
    """ "has it wrong", "got it right", "has a blind spot", "had a history of broken promises"."""
    after = [t.lower_ for t in clause.doc[clause.i + 1 : min(clause.i + 5, clause.sent.end)]]
    if "it" in after[:1] and {"wrong", "right"} & set(after[1:]):
        side = 1 if "right" in after[1:] else -1
        return side if is_told(clause) else -side if side > 0 and is_denied(clause) else 0
    for had in objects(clause):
        word, lefts = lemma(had), {c.lower_ for c in had.lefts}
        if is_denied(clause):
            if word in _VISION and had.tag_ == "NN" and not children(had, "acl", "relcl"):
                return -1
            continue
        if not is_told(clause) or lefts & {"no", "any", "little"}:
            continue
        if (word in _FAULTS and not lefts & {"our", "my"}) or any((a, word) in _DOUBLE for a in lefts):
            return -1
        if word in _KNACKS and any(p.lower_ == "for" for p in children(had, "prep")):
            return 1
        ends = preposition_objects(had, "of")
        if word in _RECORDS and any(scale.sign(t) < 0 or _is_wrong(t, scale) for t in ends):
            return -1
        deeds = [c for p in children(had, "prep") if p.lower_ in ("of", "for") for c in children(p, "pcomp")]
        if word in _RECORDS and any(lemma(c) in scale.lexicon.classes["wrong_verbs"] for c in deeds):
            return -1
        if word == "problem" and any(lemma(t) in _TRUTH for t in preposition_objects(had, "with")):
            return -1
    return 0


def _is_wrong(thing: "Token", scale: Scale) -> bool:
    return lemma(thing) in scale.lexicon.classes["wrongs"] | scale.lexicon.classes["evils"]


def _clearing(clause: "Token", _: Scale) -> int:
    """ "will be vindicated"; who "was exonerated" is told of, not praised."""
    ahead = any(c.lower_ in ("will", "wo", "'ll") for c in children(clause, "aux"))
    return 1 if is_passive(clause) and ahead and not is_denied(clause) and not by_agent(clause) else 0


def _valuing(clause: "Token", scale: Scale) -> int:
    """ "does not value workers", "has no respect"; what one would not respect is left open."""
    denied = is_denied(clause) and not any(c.tag_ == "MD" for c in children(clause, "aux"))
    if denied and not is_passive(clause) and any(lemma(t) in _VALUED for t in _things(clause)):
        return -1
    return _keeping(clause, scale) if lemma(clause) in ("respect", "honour", "honor") else 0


def _justified(clause: "Token", _: Scale) -> int:
    """ "was justified in closing the border"."""
    within = [c for p in children(clause, "prep") if p.lower_ == "in" for c in children(p, "pcomp")]
    return (-1 if is_denied(clause) else 1) if is_passive(clause) and within else 0


def _heading(clause: "Token", _: Scale) -> int:
    """ "is moving backwards", "is going in the wrong direction"."""
    if clause.tag_ not in ("VBG", "VBZ", "VBP", "VBN") or not is_told(clause):
        return 0
    if any(c.lower_ in ("backwards", "backward") for c in children(clause, "advmod")):
        return -1
    ways = [t for n in ("in", "on") for t in preposition_objects(clause, n) if lemma(t) in ("direction", "track")]
    sides = {c.lower_ for t in ways for c in t.lefts} & {"wrong", "right"}
    return 0 if not sides else -1 if "wrong" in sides else 1


def _never(clause: "Token") -> bool:
    """ "never listens", "is not listening to the people"; "could not listen" is no fault."""
    return is_denied(clause) and not any(c.tag_ == "MD" for c in children(clause, "aux"))


def _learning(clause: "Token", _: Scale) -> int:
    """ "has learned nothing", "has not learned the lessons of the war"."""
    if any(t.lower_ == "nothing" for t in objects(clause)):
        return -1 if is_told(clause) else 0
    missed = is_denied(clause) and any(lemma(t) == "lesson" for t in objects(clause))
    return -1 if missed and not any(c.tag_ == "MD" for c in children(clause, "aux")) else 0


def _seeming(clause: "Token", _: Scale) -> int:
    """ "does not seem to have learned any lessons", "does not appear to care"."""
    if not is_denied(clause):
        return 0
    for seen in children(clause, "xcomp"):
        word, things = lemma(seen), {lemma(t) for t in objects(seen)}
        if word == "care" or (word == "learn" and "lesson" in things):
            return -1
        if word in ("understand", "grasp", "get") and (things & _GRASPED or children(seen, "ccomp")):
            return -1
    return 0


def _grasping(clause: "Token", _: Scale) -> int:
    """ "does not understand how democracy works"; "did not understand the question" is no reproach."""
    if not is_denied(clause) or any(c.tag_ == "MD" for c in children(clause, "aux")):
        return 0
    how = any(t.lower_ in ("how", "what") for c in children(clause, "ccomp") for t in c.lefts)
    return -1 if how or any(lemma(t) in _GRASPED for t in objects(clause)) else 0


def _forgetting(clause: "Token", _: Scale) -> int:
    """ "has forgotten about us", "forgot the people of the north"."""
    lost = objects(clause) + preposition_objects(clause, "about") if is_told(clause) else []
    whom = [t for t in lost if t.lower_ in ("us", "them") or lemma(t) in _FORGOTTEN]
    return -1 if whom and not is_passive(clause) else 0


def _paying(clause: "Token", _: Scale) -> int:
    """ "paid no attention to the regions", "pays little heed to the law"."""
    for paid in objects(clause):
        if lemma(paid) in _HEED and not is_passive(clause):
            none = any(c.lower_ in ("no", "little", "scant", "any") for c in paid.lefts)
            return (
                -1 if (none or is_denied(clause)) and preposition_objects(paid, "to") else _to(clause, none=none)
            )
    return 0


def _to(clause: "Token", *, none: bool) -> int:
    return -1 if (none or is_denied(clause)) and preposition_objects(clause, "to") else 0


def _providing(clause: "Token", scale: Scale) -> int:
    """ "provided cover for the killings"; "delivered nothing" is read with it."""
    if not is_told(clause):
        return 0
    for given in objects(clause):
        ends = [t for h in (given, clause) for n in ("for", "to") for t in preposition_objects(h, n)]
        if lemma(given) == "cover" and any(_is_wrong(t, scale) or scale.thing(t) < 0 for t in ends):
            return -1
    return _doing(clause, scale)


def _working(clause: "Token", _: Scale) -> int:
    """ "has worked so hard", "really worked hard"; "is working hard to find them" is but told."""
    hard = [c for c in children(clause, "advmod") if c.lower_ == "hard"]
    much = {c.lower_ for h in hard for c in h.children} | {c.lower_ for c in children(clause, "advmod")}
    strong = much & {"so", "very", "really", "incredibly", "extremely", "always", "extraordinarily"}
    return 1 if hard and strong and is_told(clause) and clause.tag_ != "VBG" else 0


def _bringing(clause: "Token", _: Scale) -> int:
    """ "will bring decades of experience to the post", "brings a wealth of expertise"."""
    things = objects(clause)
    gifts = [
        c for t in (*things, *(o for b in things for o in preposition_objects(b, "of"))) for c in conjuncts(t)
    ]
    may = any(c.lower_ in ("could", "may", "might", "should", "must") for c in children(clause, "aux"))
    brought = any(lemma(t) in _GIFTS for t in gifts) and not is_passive(clause)
    return 1 if brought and not may and not is_denied(clause) else 0


def _playing(clause: "Token", _: Scale) -> int:
    """ "played a vital role in protecting the vote"."""
    roles = [t for t in objects(clause) if lemma(t) in ("role", "part")]
    vital = any(c.lower_ in _ROLES for t in roles for c in t.lefts)
    return 1 if vital and is_told(clause) and not is_passive(clause) else 0


def _being(clause: "Token", scale: Scale) -> int:
    """ "is on the payroll of a tyrant", "would be bad for the country", "is no friend of workers"."""
    for ground in (t for t in preposition_objects(clause, "on") if not is_denied(clause)):
        if lemma(ground) == "payroll" and preposition_objects(ground, "of"):
            return -1
        sides = {c.lower_ for c in ground.lefts} if lemma(ground) == "side" else set()
        if sides & {"wrong", "right"}:
            return -1 if "wrong" in sides else 1
    for friend in (t for t in children(clause, "attr") if lemma(t) == "friend"):
        if any(lemma(t) in _FRIENDS for n in ("of", "to") for t in preposition_objects(friend, n)):
            none = is_denied(clause) or any(c.lower_ == "no" for c in friend.lefts)
            return -1 if none else 1
    if any(a.lower_ in ("innocent", "blameless") for a in children(clause, "acomp")):
        return 1 if is_told(clause) else 0
    if any(a.lower_ == "guilty" for a in children(clause, "acomp")) and is_denied(clause):
        return 1
    hunted = [t for v in children(clause, "attr") if lemma(v) == "victim" for t in preposition_objects(v, "of")]
    if any(lemma(t) in _HUNTS for t in hunted) and is_told(clause):
        return 1
    ahead = any(c.lower_ in ("will", "would", "'ll", "'d") for c in children(clause, "aux"))
    for judged in children(clause, "acomp") if ahead and not is_denied(clause) else ():
        if any(c.dep_ == "prep" and c.lower_ in _ENDS for h in (judged, clause) for c in h.children):
            return scale.sign(judged)
    return 0


def _spoiling(clause: "Token", _: Scale) -> int:
    """ "is disrupting democracy everywhere", "was damaging the country's reputation"."""
    return -1 if is_told(clause) and any(lemma(t) in _SPOILT for t in _things(clause)) else 0


def _doing(clause: "Token", _: Scale) -> int:
    """ "very little has been done by this government", "has achieved nothing", "did nothing wrong"."""
    if not is_passive(clause) and lemma(clause) == "do":
        wrong = {t.lower_ for t in clause.doc[clause.i + 1 : min(clause.i + 4, clause.sent.end)]}
        return 1 if {"nothing", "wrong"} <= wrong and not is_denied(clause) else 0
    told = is_told(clause) and any(t.lower_ in _NOTHING for t in _things(clause))
    return -1 if told and (not is_passive(clause) or by_agent(clause)) else 0


_READ: Final[dict[str, Callable[["Token", Scale], int]]] = {
    **dict.fromkeys(_SPOILING, _spoiling),
    **dict.fromkeys(_DONE - {"deliver"}, _doing),
    **dict.fromkeys(
        ("abide", "comply", "adhere", "stick", "honour", "honor", "fulfil", "fulfill", "respect", "keep", "live",
         "observe", "deliver", "implement", "meet"),
        _keeping,
    ),
    **dict.fromkeys(("have", "get"), _having),
    **dict.fromkeys(("seem", "appear"), _seeming),
    **dict.fromkeys(("understand", "grasp", "realise", "realize"), _grasping),
    **dict.fromkeys(("provide", "give", "lend"), _providing),
    **dict.fromkeys(("carry", "conduct", "perform", "order"), _carrying),
    **dict.fromkeys(("use", "employ", "deploy"), _using),
    **dict.fromkeys(("value", "respect", "honour", "honor", "appreciate"), _valuing),
    **dict.fromkeys(("go", "move", "head", "slide", "drift"), _heading),
    "justify": _justified,
    **dict.fromkeys(("vindicate", "exonerate", "absolve"), _clearing),
    "listen": lambda clause, _: -1 if _never(clause) else 0,
    "learn": _learning,
    "forget": _forgetting,
    "pay": _paying,
    "work": _working,
    "bring": _bringing,
    "play": _playing,
    "be": _being,
}  # fmt: skip
