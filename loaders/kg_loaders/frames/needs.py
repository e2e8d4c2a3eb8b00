"""Needs: the conditions that a frame puts on its verb's arguments ("gave" is aid only of arms or relief)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.frames.deed_needs import DEED_NEEDS
from kg_loaders.frames.peace_needs import PEACE_NEEDS
from kg_loaders.frames.side_needs import SIDE_NEEDS
from kg_loaders.frames.stand_needs import STAND_NEEDS
from kg_loaders.frames.words import object_words, words_after, words_of
from kg_loaders.lexicon import Lexicon
from kg_loaders.phrases import is_definite
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_loaders.valency import objects, subjects
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["NEEDS", "meets"]

_ALWAYS_TROOPS = frozenset("retreat withdraw disengage redeploy pull".split())
_MOVING = frozenset("come go fly bring".split())
_CALLED = ("referendum", "ballot", "plebiscite")
"""Verbs that are of leaving only with "home", "back" or "out"."""
_FORCES = frozenset(
    "force troop soldier army military navy airforce side fighter rebel militant insurgent garrison".split()
)
_MEETING = frozenset("meet discuss attend hold consult negotiate confer talk sign".split())
_DETENTION = frozenset("custody detention prison jail arrest cell".split())
_SYSTEMS = frozenset("network system server computer email account database website".split())
_PEOPLE = frozenset("criminal addict suspect dealer trafficker drug_dealer fire".split())
_SPOKEN = frozenset(
    "tweet statement interview speech article column editorial letter essay blog sermon memoir".split()
)
_OF_WORDS = frozenset(
    "scathing blistering verbal stinging withering personal veiled furious rhetorical searing outspoken "
    "unprecedented extraordinary twitter bitter acerbic caustic".split()
)
_PENALTIES = frozenset("sanction tariff fine embargo penalty duty levy charge lawsuit".split())
_PAPERS = frozenset("citizenship nationality passport licence license seat right".split())
_JOINING = frozenset("link connect pool merge".split())
_LEAVING = frozenset("pull walk withdraw storm".split())
_ABOUT = frozenset("to with on at over against for from of about in into by".split())
_THINGS = frozenset({Relation.PROPOSES, Relation.AGREES_WITH, Relation.NEGOTIATES_WITH, Relation.SANCTIONS})
"""Relations whose nouns are also things to be for or against; to drop an attack is no position."""
_PROPOSED = frozenset("proposed planned draft suggested".split())
_ROOMS = frozenset(
    "chamber room hall building house studio courtroom office prison hospital trial case ward care class".split()
)
_SITES = frozenset(
    "crossroad crossroads jail junction rail line doorway corridor square convoy bus car truck".split()
)
_CONDUCT = frozenset(
    "handling treatment record stance approach response leadership behaviour behavior conduct policy failure "
    "decision performance credential rhetoric silence inaction motive character credibility tactic style".split()
)
_PLANS = frozenset({"plan_noun", "course_noun", "accept_noun"})
"""Needs that a name or a pronoun meets too: "scrapped it", "accepted the Oslo Accord"."""
_POINTING = frozenset("it this that them these those both which".split())
_REVENGE = frozenset({Relation.ATTACKS, Relation.SANCTIONS, Relation.COERCES})
_PUNISHING = frozenset(
    (
        "sue punish crush retaliate prosecute dismantle eliminate avenge hunt_down destroy defeat obliterate "
        "annihilate wipe_out"
    ).split()
)
_KEEPING_OUT = frozenset("decline refuse refrain avoid abstain".split())

_SLIGHT = frozenset("little scant less minimal limited lukewarm half-hearted tepid waning dwindling".split())
_HARSH = frozenset(
    "harsh sharp strong stern tough angry bitter scathing unkind choice cutting fierce stinging harshest sharpest "
    "strongest toughest fiercest".split()
)
_KIND = frozenset("kind warm glowing generous flattering friendly encouraging supportive good nice".split())
_DIM = frozenset("dim poor jaundiced negative critical bleak unfavourable unfavorable hostile gloomy".split())


def _weapon(verb: "Token", lexicon: Lexicon) -> bool:
    near = object_words(verb) | words_after(verb, "with")
    if "starting" in near:
        return False  # the gun that begins a race
    bare = lemma(verb) in ("fire", "shoot") and not objects(verb)  # what is fired else may be a minister
    return bare or bool(near & lexicon.classes["weapon_nouns"])


def _riot_weapon(verb: "Token", lexicon: Lexicon) -> bool:
    near = object_words(verb) | words_after(verb, "with")
    return lemma(verb) in ("tear-gas", "teargas", "baton-charge") or bool(near & lexicon.classes["riot_weapons"])


def _troops(verb: "Token", lexicon: Lexicon) -> bool:
    """Armies withdraw; of whom else leaves a place, and of what else is withdrawn, it is no retreat."""
    if any(t.lower_ in ("him", "her", "government", "cabinet", "coalition") for t in children(verb, "dobj")):
        return False
    words = lexicon.classes["troop_nouns"] | _FORCES
    if lemma(verb) in _MOVING and not any(c.lower_ in ("home", "back", "out", "away") for c in verb.children):
        return False
    if objects(verb) and not is_passive(verb) and object_words(verb) & words:
        return True
    led = bool(words_of(subjects(verb) or objects(verb)) & words)
    if lemma(verb) in _ALWAYS_TROOPS:
        return led or not objects(verb)
    return led


def _captive(verb: "Token", lexicon: Lexicon) -> bool:
    named = any(t.pos_ == "PROPN" for t in objects(verb))
    return named or bool(object_words(verb) & (lexicon.classes["people"] | lexicon.classes["groups"]))


def _driven(verb: "Token", lexicon: Lexicon) -> bool:
    way = any(lemma(o) == "way" for o in children(verb, "dobj"))  # "pushed their way from the west"
    return not way and any(c.lower_ in ("out", "from", "back", "off") and c.pos_ != "VERB" for c in verb.children)


def _terms(verb: "Token", lexicon: Lexicon) -> bool:
    if lemma(verb) in ("settle", "compromise"):
        return bool(preposition_objects(verb, "on"))
    name = "to" if lemma(verb) == "come" else "into"
    return bool(words_after(verb, name) & lexicon.classes["deal_nouns"])


def _guest(verb: "Token", lexicon: Lexicon) -> bool:
    named = any(t.pos_ == "PROPN" and t.ent_type_ not in ("GPE", "EVENT") for t in objects(verb))
    return named or bool({lemma(t) for t in objects(verb)} & lexicon.classes["guest_nouns"])


def _visit_purpose(verb: "Token", lexicon: Lexicon) -> bool:
    if words_after(verb, "for", "on") & lexicon.classes["visit_purpose_nouns"]:
        return True
    return any(lemma(c) in _MEETING for c in children(verb, "xcomp", "advcl"))


def _together(verb: "Token", lexicon: Lexicon) -> bool:
    return (
        lemma(verb) in _JOINING
        or "joint" in object_words(verb)
        or any(c.lower_ in ("jointly", "together") for c in verb.children)
    )


def _their_border(verb: "Token", lexicon: Lexicon) -> bool:
    borders = (t for t in verb.subtree if lemma(t) in ("border", "frontier"))
    return any(c.lower_ in ("their", "common", "shared", "joint") for t in borders for c in t.lefts)


def _papers(verb: "Token", lexicon: Lexicon) -> bool:
    taken = words_of([p for t in objects(verb) for p in preposition_objects(t, "of")]) | words_after(verb, "of")
    return bool(taken & _PAPERS)


def _hacker(verb: "Token", lexicon: Lexicon) -> bool:
    if lemma(verb) == "hack" or "hacker" in words_of(subjects(verb)):
        return True
    return bool((object_words(verb) | words_after(verb, "into")) & _SYSTEMS)


def _scrambled(verb: "Token", lexicon: Lexicon) -> bool:
    if not object_words(verb) & lexicon.classes["troop_nouns"]:
        return False
    chasing = ("intercept", "confront", "shadow", "deter", "repel")
    return lemma(verb) == "scramble" or any(lemma(c) in chasing for c in children(verb, "xcomp", "advcl"))


def _street_or_strike(verb: "Token", lexicon: Lexicon) -> bool:
    if lemma(verb) == "go":
        return "strike" in words_after(verb, "on")
    if lemma(verb) == "walk":
        return bool(words_after(verb, "off") & lexicon.classes["street_nouns"]) or any(
            c.lower_ == "out" for c in verb.children
        )
    return "street" in words_after(verb, "to", "into", "onto")


def _talks_broken(verb: "Token", lexicon: Lexicon) -> bool:
    left = words_after(verb, "of", "from", "out_of") if lemma(verb) in _LEAVING else object_words(verb)
    named = any(t.pos_ == "PROPN" for t in objects(verb)[:1])  # "suspended the Refugee Council"
    return not (named and lemma(verb) == "suspend") and bool(left & lexicon.classes["talks_nouns"])


def _under_fire(verb: "Token", lexicon: Lexicon) -> bool:
    return bool(words_after(verb, "under") & (lexicon.classes["force_nouns"] | lexicon.classes["fire_nouns"]))


def _infinitive(verb: "Token", lexicon: Lexicon) -> bool:
    clauses = children(verb, "xcomp", "ccomp", *(["advcl"] if lemma(verb) == "direct" else []))
    to_do = any(a.lower_ == "to" and a.dep_ == "aux" for c in clauses for a in c.children)
    return to_do or bool(preposition_objects(verb, "for"))


def _other_subject(verb: "Token", lexicon: Lexicon) -> bool:
    clauses = children(verb, "ccomp", "xcomp")
    return any(children(c, "nsubj") for c in clauses) or bool(preposition_objects(verb, "from"))


def _declined(verb: "Token", lexicon: Lexicon) -> bool:
    """Who "declined to take sides" keeps out of it."""
    head = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return verb.dep_ in ("xcomp", "pcomp") and lemma(head) in _KEEPING_OUT


def _attack_content(verb: "Token", lexicon: Lexicon) -> bool:
    """Who vows to attack, sue or punish threatens; who vows to help does not."""
    clauses = [c for c in children(verb, "xcomp") if not children(c, "neg")]
    frames = [f for c in clauses for f in lexicon.verbs.get(lemma(c), ()) if meets(f.needs, c, lexicon)]
    harms = any(f.relation in _REVENGE and f.target != ("kept_out",) for f in frames)
    return harms or any(lemma(c) in _PUNISHING for c in clauses)


def _not_respected(verb: "Token", lexicon: Lexicon) -> bool:
    """Who "regretted the decision but respected it" finds no fault with it."""
    return not any(lemma(c) in ("respect", "accept", "acknowledge", "abide") for c in children(verb, "conj"))


def _ablaze(verb: "Token", lexicon: Lexicon) -> bool:
    return "fire" in object_words(verb) | words_after(verb, "on") or any(
        c.lower_ in ("ablaze", "alight", "afire") for c in verb.subtree
    )


def _is_verbal(noun: "Token") -> bool:
    """Tell whether an attack is made with words: "a scathing attack on the minister"."""
    things = [noun, *objects(noun)] if noun.pos_ == "VERB" else [noun]
    verb = noun if noun.pos_ == "VERB" else noun.head
    if lemma(verb) in ("launch", "mount", "open", "unleash", "renew"):
        assailed = [t for h in (verb, *objects(verb)) for t in preposition_objects(h, "on")]
        rival = any(t.ent_type_ == "PERSON" for t in assailed)
        if rival and (_is_in_words(verb) or any(t.ent_type_ == "PERSON" for t in subjects(verb))):
            return True
    return any(c.lower_ in _OF_WORDS for t in things for c in children(t, "amod"))


def _is_penal(verb: "Token") -> bool:
    """Tell whether somebody is hit with a penalty: "hit its exports with sanctions"."""
    beside = words_of([t for o in objects(verb) for t in preposition_objects(o, "with")])
    return bool((words_after(verb, "with") | beside) & _PENALTIES)


def _is_in_words(verb: "Token") -> bool:
    """Tell whether somebody is attacked for something or as something, or for his conduct: with words."""
    if any(lemma(o) in _CONDUCT and (children(o, "poss") or children(o, "prep")) for o in objects(verb)):
        return True
    about = {p.lower_ for p in children(verb, "prep") if p.i > verb.i}
    return bool(about & {"over", "for", "as"}) or bool(words_after(verb, "in", "on") & _SPOKEN)


def _bare(verb: "Token", lexicon: Lexicon) -> bool:
    """A position whose object is understood: "Chad refused"."""
    about = {c.lower_ for c in verb.children if c.dep_ in ("prep", "dative", "prt")}
    said = children(verb, "dobj", "ccomp", "xcomp", "auxpass", "oprd", "acomp", "advmod")
    said = [c for c in said if c.dep_ != "advmod" or c.i > verb.i]
    return not said and not about & _ABOUT


def _blamed_on(verb: "Token") -> bool:
    """Tell whether something is blamed on somebody: then that one is blamed, and not what befell."""
    preps = [p for t in (verb, *children(verb, "dobj")) for p in children(t, "prep") if p.lower_ == "on"]
    return any(t.ent_type_ not in ("DATE", "TIME") for p in preps for t in children(p, "pobj"))


def _is_dismissed_actor(verb: "Token") -> bool:
    """Tell whether a person or body is dismissed as something, in words, and not from office."""
    named = any(t.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") for t in objects(verb))
    return named and any(p.lower_ == "as" for p in children(verb, "prep"))


def _has_to_do(verb: "Token") -> bool:
    clauses = children(verb, "xcomp", "ccomp")
    return any(a.lower_ == "to" and a.dep_ == "aux" for c in clauses for a in c.children)


NEEDS: Final[dict[str, Callable[["Token", Lexicon], bool]]] = {
    **DEED_NEEDS,
    **PEACE_NEEDS,
    **STAND_NEEDS,
    **SIDE_NEEDS,
    "ablaze": _ablaze,
    "alert": lambda verb, _: any(t.lower_ == "alert" for t in verb.subtree),
    "as_ruler": lambda verb, lexicon: bool(
        words_after(verb, "as")
        & (lexicon.offices["state"] | {"ruler", "government", "authority", "representative", "winner"})
    ),
    "bare": _bare,
    "declined": _declined,
    "attack_content": _attack_content,
    "against": lambda verb, _: bool(preposition_objects(verb, "against")),
    "captive": _captive,
    "custody": lambda verb, _: bool(words_after(verb, "into", "in", "under") & _DETENTION),
    "driven": _driven,
    "guest": _guest,
    "hacker": _hacker,
    "indefinite": lambda verb, _: (
        not any(is_definite(t) and lemma(t) not in _CALLED for t in objects(verb))
        and not children(verb, "oprd", "acomp")
    ),
    "infinitive": _infinitive,
    "not_doing": lambda verb, _: verb.tag_ == "VBG" and bool(children(verb, "neg")),
    "not_blamed_on": lambda verb, _: not _blamed_on(verb),
    "not_respected": _not_respected,
    "not_to_do": lambda verb, _: not _has_to_do(verb) and not preposition_objects(verb, "to"),
    "of_what": lambda verb, _: bool(preposition_objects(verb, "of")),
    "to_do": lambda verb, _: _has_to_do(verb),
    "slight": lambda noun, _: any(c.lower_ in _SLIGHT for c in children(noun, "amod", "det")),
    "dismissed_actor": lambda verb, _: _is_dismissed_actor(verb),
    "dismissed_thing": lambda verb, _: not _is_dismissed_actor(verb),
    "harsh": lambda noun, _: any(c.lower_ in _HARSH for c in children(noun, "amod")),
    "hostile": lambda noun, _: any(c.lower_ in ("attack", "negative", "smear") for c in noun.lefts),
    "kind": lambda noun, _: any(c.lower_ in _KIND for c in children(noun, "amod")),
    "until_to_do": lambda verb, _: (
        bool(preposition_objects(verb, "until") + preposition_objects(verb, "till"))
        and any(a.lower_ == "to" for c in children(verb, "xcomp", "advcl") for a in children(c, "aux"))
    ),
    "dim": lambda noun, _: any(c.lower_ in _DIM for c in children(noun, "amod")),
    "not_slight": lambda noun, _: not any(c.lower_ in _SLIGHT for c in children(noun, "amod", "det")),
    "no_tidings": lambda verb, lexicon: not {lemma(t) for t in objects(verb)} & lexicon.classes["tidings_nouns"],
    "no_victim": lambda verb, _: (
        not any(
            t.pos_ == "PROPN" for o in objects(verb) for n in ("on", "against") for t in preposition_objects(o, n)
        )
    ),
    "no_people": lambda verb, lexicon: (
        not {lemma(t) for t in objects(verb) if t.tag_ == "NNS"}
        & (lexicon.classes["people"] | lexicon.classes["groups"] | _PEOPLE)
    ),
    "subjunctive": lambda verb, _: any(
        c.tag_ in ("VB", "VBP") and any(m.lower_ == "that" for m in children(c, "mark"))
        for c in children(verb, "ccomp")
    ),
    "with_words": lambda verb, _: _is_in_words(verb),
    "not_with_words": lambda verb, _: not _is_in_words(verb),
    "plain_join": lambda verb, _: not {lemma(t) for t in objects(verb)} & {"force", "hand", "rank"},
    "with_sanctions": lambda verb, _: _is_penal(verb),
    "no_sanctions": lambda verb, _: not _is_penal(verb),
    "verbal": lambda noun, _: _is_verbal(noun),
    "physical": lambda noun, _: not _is_verbal(noun),
    "object": lambda verb, _: bool(objects(verb)),
    "mediated": lambda verb, lexicon: bool(
        object_words(verb) & (lexicon.classes["talks_nouns"] | lexicon.classes["deal_nouns"])
    ),
    "no_object": lambda verb, _: not objects(verb),
    "other_subject": _other_subject,
    "proposed": lambda noun, _: any(c.lower_ in _PROPOSED for c in children(noun, "amod")),
    "plain_object": lambda verb, lexicon: (
        not any(f.relation not in _THINGS for t in objects(verb) for f in lexicon.nouns.get(lemma(t), ()))
    ),
    "non_grata": lambda verb, _: any(t.lower_ == "persona" for t in verb.subtree),
    "papers": _papers,
    "riot_weapon": _riot_weapon,
    "scrambled": _scrambled,
    "street_or_strike": _street_or_strike,
    "talks_broken": _talks_broken,
    "terms": _terms,
    "their_border": _their_border,
    "together": _together,
    "troops": _troops,
    "under_fire": _under_fire,
    "visit_purpose": _visit_purpose,
    "wanted_out": lambda verb, _: any(
        c.lower_ in ("out", "gone") and c.dep_ in ("prt", "advmod", "oprd", "acomp", "advcl")
        for c in verb.children
    ),
    "weapon": _weapon,
    "no_place": lambda verb, lexicon: not object_words(verb) & (lexicon.classes["facilities"] | _SITES),
    "unjudged": lambda verb, _: not children(verb, "oprd", "acomp"),
    "no_room": lambda verb, _: (
        not {lemma(t) for n in ("of", "from", "out_of") for t in preposition_objects(verb, n)} & _ROOMS
    ),
    "through": lambda verb, _: bool(preposition_objects(verb, "through")),
    "in_plan": lambda verb, lexicon: bool(
        {lemma(t) for t in preposition_objects(verb, "in")}
        & (lexicon.classes["plan_nouns"] | lexicon.classes["goods"])
    ),
    "over_plan": lambda verb, lexicon: bool(
        {lemma(t) for t in preposition_objects(verb, "over")} & lexicon.classes["plan_nouns"]
    ),
    "with": lambda verb, _: bool(preposition_objects(verb, "with")),
    "with_plan": lambda verb, lexicon: bool(
        {lemma(t) for t in preposition_objects(verb, "with")} & lexicon.classes["plan_nouns"]
    ),
}
"""Conditions by name; beside them, ``X_noun`` asks for an object of the word class ``X_nouns``."""


def meets(needs: tuple[str, ...], verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether the verb's arguments meet every need."""
    for need in needs:
        if need in NEEDS:
            if not NEEDS[need](verb, lexicon):
                return False
        elif not object_words(verb) & lexicon.classes[f"{need}s"]:
            pointed = any(t.pos_ == "PROPN" or t.lower_ in _POINTING for t in objects(verb))
            planned = need == "accept_noun" and bool(object_words(verb) & lexicon.classes["plan_nouns"])
            if need not in _PLANS or not (pointed or planned):
                return False
    return True
