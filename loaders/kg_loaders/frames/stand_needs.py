"""Needs of the frames of position: what looks like one and is none ("bowed to protests", "stood for office")."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.factuality.moods import is_first_person, is_own_future
from kg_loaders.frames.side_needs import EVIDENCE
from kg_loaders.frames.words import object_words, words_after, words_of
from kg_loaders.lexicon import Lexicon
from kg_loaders.phrases import is_definite
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_loaders.valency import objects, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

_CALLED_OUT = frozenset("strike walkout stoppage boycott rally march demonstration protest action".split())
_CARRIED = frozenset("motion resolution amendment bill".split())
__all__ = ["STAND_NEEDS"]

_EXECUTIVE = frozenset("executive presidential emergency".split())
_REFORMS = frozenset("reform overhaul".split())
_IDEAS = frozenset("idea notion".split())
_OFFICES = frozenset(
    "office election re-election reelection parliament assembly congress senate council house chamber presidency "
    "seat president mayor governor deputy leader leadership post nomination term duma".split()
)
_INTENDING = frozenset("promise pledge vow plan propose intend want aim offer".split())
_INTENTIONS = frozenset("plan intention decision".split())
_ANNOUNCING = frozenset("announce unveil reveal outline disclose declare set_out confirm".split())
_RESULTS = frozenset(
    "result victory win election outcome conviction verdict sentence ruling poll acquittal".split()
)
_BOOKS = frozenset(
    "book novel memoir biography article essay study report paper play poem column blog song thriller".split()
)
_CONTESTS = frozenset("defeat loss challenge challenger competition rival temptation tear sleep".split())
_HELD = frozenset("session ceremony inauguration parade congress event game exam celebration hearing".split())
_AGAINST = frozenset("disagree dislike deplore regret oppose dissent".split())
_SILENCING = frozenset(
    "declare ban outlaw forbid prohibit stifle silence suppress punish criminalise criminalize curb quell deter "
    "muzzle".split()
)
_ABSENCES = frozenset("absence departure removal exit silence death demise".split())
_PASSED_ON = frozenset("blame buck judgment judgement test exam time torch baton message note ball word".split())
_VISITING = frozenset(
    "visit attend come join meet participate speak tour stay travel apply bid submit take".split()
)
_RIFTS = frozenset("crisis row dispute problem rift scandal headache conflict tension deadlock".split())
_RAISING = frozenset("raise cause spark draw stir prompt provoke fuel fan".split())
_RAISERS = frozenset(
    "comment remark move decision statement death arrest victory ruling case plan report speech tweet visit "
    "appointment absence silence election win".split()
)
"""What raises worries that others have."""
_SETBACKS = frozenset("defeat loss death absence departure passing".split())
_PRESS = frozenset("reporter journalist press media newspaper correspondent".split())
_SPOILS = frozenset("control power supremacy survival territory influence dominance".split())
_WON = frozenset(
    "re-election reelection election office nomination presidency seat term post refuge shelter".split()
)
"""What a candidate or refugee seeks for himself, and demands of nobody."""
_PRESSURES = frozenset(
    "protest demonstration pressure crowd march rally riot unrest strike fear temptation force reality violence "
    "blackmail threat bullying intimidation anger outcry protester demonstrator street".split()
)
_MONEY = frozenset("euro currency dollar pound peso name child religion tone".split())
_RACES = frozenset(
    "election by-election by-elections ballot seat poll vote primary run-off runoff race presidency mayoralty "
    "constituency leadership".split()
)
"""What candidates contest by standing in it."""
_OBJECTIONS = frozenset(
    "reservation objection opposition veto threat complaint resistance amendment candidacy candidature".split()
)
_LANDS = frozenset("country state nation kingdom republic us island province region city".split())
_REMEDIES = frozenset("overcome end resolve solve fix settle avoid prevent ease break improve restore".split())
_FACTS = frozenset("will would can could may might had has did does wo ca 'll 'd".split())


def _as_wish(verb: "Token", lexicon: Lexicon) -> bool:
    """Who insists that something will be or was so states it; who insists that it be so demands it."""
    if lemma(verb) != "insist":
        return True
    clauses = children(verb, "ccomp")
    told = [c for c in clauses if c.tag_ in ("VBD", "VBZ") or any(a.lower_ in _FACTS for a in children(c, "aux"))]
    being = [
        c for c in clauses for a in (c, *children(c, "aux", "auxpass")) if a.lower_ in ("is", "are", "was", "were")
    ]
    return not told and not being


def _not_own_office(verb: "Token", lexicon: Lexicon) -> bool:
    sought = {lemma(t) for t in objects(verb)}
    return "time" not in sought and (lemma(verb) != "seek" or not sought & _WON)


def _not_candidate(verb: "Token", lexicon: Lexicon) -> bool:
    """Who stands for parliament wants a seat in it; who fights for power wants it."""
    if lemma(verb) in ("fight", "battle", "struggle"):
        return not words_after(verb, "for") & _SPOILS
    return lemma(verb) != "stand" or bool(children(verb, "prt")) or not words_after(verb, "for") & _OFFICES


def _not_forced(verb: "Token", lexicon: Lexicon) -> bool:
    return not words_after(verb, "to") & _PRESSURES


def _not_taken_up(verb: "Token", lexicon: Lexicon) -> bool:
    """Money and names are adopted, streets and lorries cleared, with no position taken."""
    word, things = lemma(verb), {lemma(t) for t in objects(verb)}
    if word == "adopt":
        return not things & _MONEY
    if word == "pass" and things & _PASSED_ON:
        return False
    pointed = any(t.pos_ in ("PROPN", "PRON") or t.tag_ == "WDT" for t in objects(verb))
    return word != "clear" or pointed or bool(things & lexicon.classes["proposals"])


def _not_mustered(verb: "Token", lexicon: Lexicon) -> bool:
    """Crowds and troops are called out to march, not called to account."""
    if lemma(verb) != "call":
        return True
    classes = lexicon.classes
    return not object_words(verb) & (classes["people"] | classes["groups"] | classes["troop_nouns"])


def _walkout(verb: "Token", lexicon: Lexicon) -> bool:
    """Who calls a strike puts it forward; who calls it illegal, or off, does not."""
    named = [t for t in objects(verb) if words_of([t]) & _CALLED_OUT]
    if any(c.lower_ == "against" for t in named for c in children(t, "prep")):
        return False  # it is what the strike is against that is taken a side on
    if not named or children(verb, "oprd", "prt", "acomp", "xcomp", "ccomp"):
        return False
    last = named[0].right_edge.i + 1
    alone = last < len(verb.doc) and verb.doc[last].text in (",", ".", ";")  # "which called the walkout, said"
    return not is_definite(named[0]) or (alone and named[0].i > verb.i)


def _no_race(verb: "Token", lexicon: Lexicon) -> bool:
    """Who contests an election stands in it."""
    return lemma(verb) != "contest" or not {lemma(t) for t in objects(verb)} & _RACES


def _one_law(noun: "Token", lexicon: Lexicon) -> bool:
    """ "Norwegian law" alone is all the law there is, "a Norwegian law" one that was put forward."""
    beside = [c for c in children(noun, "amod", "compound", "nmod", "det", "poss", "nummod") if c.lower_ != "the"]
    return lemma(noun) not in ("law", "legislation") or noun.tag_ == "NNS" or len(beside) > 1


def _issued(noun: "Token", lexicon: Lexicon) -> bool:
    """Tell whether an order, a reform or an idea is one of policy: "executive order", "education reform"."""
    word = lemma(noun)
    if word == "order":
        return any(c.lower_ in _EXECUTIVE for c in children(noun, "amod", "compound"))
    if word in ("law", "legislation"):  # "Modi's farm laws", but not "Newton's second law"
        return any(c.text.islower() for c in children(noun, "compound"))
    if word in _REFORMS:
        return bool(children(noun, "compound", "amod"))
    if word in _IDEAS:
        things = preposition_objects(noun, "of")
        gerunds = [g for p in children(noun, "prep") if p.lower_ == "of" for g in children(p, "pcomp")]
        return bool(gerunds) or any(c.lower_ in ("a", "an") for t in things for c in children(t, "det"))
    return True


def _agreed_to(verb: "Token", lexicon: Lexicon) -> bool:
    """Who agrees to a withdrawal, or must agree before something is done, does not agree to the plan before."""
    if any(c.lower_ in ("before", "first", "until") for c in verb.subtree if c.i > verb.i):
        return False
    if any(c.tag_ == "WRB" or c.lower_ == "unlike" for c in verb.children):
        return False  # "this is where they agreed, unlike on tax"
    beside = verb.head if verb.dep_ == "conj" else verb
    told = [t for t in beside.subtree if t.i < verb.i and t.pos_ == "VERB"] if beside.i != verb.i else []
    ended = (f for t in told for f in lexicon.verbs.get(lemma(t), ()))
    return not any(f.id in ("reject.undo", "reject.defeat", "reject.end", "reject.withdraw") for f in ended)


_GUILTY: Final = frozenset("responsible accountable liable guilty culpable".split())


def _held_guilty(verb: "Token", lexicon: Lexicon) -> bool:
    """ "held Chad responsible", "found him guilty"; not "found him not guilty"."""
    guilty = [t for t in verb.subtree if t.lower_ in _GUILTY]
    return any(not any(c.lower_ == "not" for c in t.children) and t.nbor(-1).lower_ != "not" for t in guilty)


_FOUGHT: Final = frozenset("war battle election by-election campaign duel seat contest referendum fire".split())
"""What is fought without being opposed."""


def _given_up(verb: "Token", lexicon: Lexicon) -> bool:
    """Who leaves a thing to others, or as it is, or withdraws an objection, does not give the thing up."""
    if lemma(verb) == "withdraw":
        return not {lemma(t) for t in objects(verb)} & _OBJECTIONS
    if lemma(verb) == "fight":
        return not {lemma(t) for t in objects(verb)} & _FOUGHT
    if lemma(verb) != "leave":
        return True
    places = [p for p in children(verb, "prep", "dative") if p.i > verb.i and p.pos_ in ("ADP", "SCONJ")]
    told = [p for p in places if any(t.ent_type_ not in ("DATE", "TIME") for t in children(p, "pobj", "pcomp"))]
    if any(c.lower_ in ("unsigned", "unratified") for c in verb.rights):
        return True
    so = children(verb, "oprd", "acomp", "xcomp", "ccomp", "prt", "dative")
    return not so and not [
        p for p in told if p.lower_ in ("to", "in", "for", "with", "on", "off", "out", "up", "as")
    ]


def _lands(verb: "Token", lexicon: Lexicon) -> bool:
    """A country is taken out of a union, and a plan out of nothing."""
    taken = objects(verb)
    return any(t.ent_type_ == "GPE" or lemma(t) in _LANDS for t in taken)


def _calls_on(verb: "Token", lexicon: Lexicon) -> bool:
    """Who "called it a day" or "called police" on somebody asks nothing of him."""
    return not any(t.ent_type_ not in ("DATE", "TIME") for t in children(verb, "dobj", "nsubjpass"))


def _intent(verb: "Token", lexicon: Lexicon) -> bool:
    """What someone promises or plans to do is a proposal; what is done is not one any more."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    head = verb.head
    planned = verb.dep_ == "acl" and lemma(head) in _INTENTIONS and head.dep_ == "dobj"
    if planned and verb.tag_ == "VB" and lemma(head.head) in _ANNOUNCING:
        return True
    return (verb.dep_ == "xcomp" and lemma(head) in _INTENDING) or is_own_future(verb, lexicon)


def _is_shown_as(verb: "Token") -> bool:
    """Tell whether a thing is only shown as something: "presented the election as a battle"."""
    holders = [verb, *objects(verb)]
    return any(p.lower_ == "as" and p.i > verb.i for h in holders for p in children(h, "prep"))


def _banned_thing(verb: "Token", lexicon: Lexicon) -> bool:
    """A practice, gathering, work or law that is banned; whom or whose goods one bans is a penalty."""
    banned = objects(verb) or [
        c for c in children(verb, "xcomp") if c.tag_ == "VBG" and not children(c, "aux", "dobj")
    ]
    foreign = any(t.lower_ in ("from", "to") for o in banned for t in children(o, "prep"))
    things = any(t.pos_ == "NOUN" or t.tag_ == "VBG" for t in banned)
    return things and not foreign and not words_after(verb, "from", "to")


_ASKANCE = frozenset(
    "skeptically sceptically suspiciously askance unfavourably unfavorably disapprovingly mistrustfully "
    "distrustfully".split()
)
_ONE = {
    "see": {"eye"},
    "mind": {"one"},
    "page": {"same"},
    "voice": {"one"},
    "ground": {"common"},
    "view": {"same", "similar"},
}


def _at_one(verb: "Token", _: Lexicon) -> bool:
    """Tell whether an idiom is of people who agree: "see eye to eye", "are of one mind", "on the same page"."""
    if lemma(verb) == "see":
        return "eye" in words_after(verb, "to")
    nouns = [*children(verb, "dobj", "attr"), *(t for p in children(verb, "prep") for t in children(p, "pobj"))]
    told = [(n, _ONE.get(lemma(n))) for n in nouns]
    return all(need is None or any(c.lower_ in need for c in n.lefts) for n, need in told)


_MERITS = frozenset(
    "wisdom legality legitimacy validity merit fairness need necessity constitutionality sincerity "
    "integrity rationale usefulness feasibility viability soundness prudence lawfulness logic motive "
    "credibility".split()
)
_PUBLIC_ACTS = frozenset(
    "resign go quit leave step stand release free scrap repeal end stop withdraw impeach jail prosecute arrest "
    "hold investigate dissolve fall lift halt act intervene abdicate concede drop ban ratify negotiate".split()
)


def _for_public_act(verb: "Token", lexicon: Lexicon) -> bool:
    """Crowds shout for a ruler to go, and for a player to come on."""
    clauses = children(verb, "advcl", "ccomp", "xcomp")
    return any(lemma(c) in _PUBLIC_ACTS for c in clauses if any(m.lower_ == "for" for m in children(c, "mark")))


def _public_act(verb: "Token", lexicon: Lexicon) -> bool:
    """Votes, talks and bodies are boycotted as a stand; goods are only not bought."""
    classes = lexicon.classes
    acts = classes["proposals"] | classes["talks_nouns"] | classes["bodies"] | _HELD
    return any(t.pos_ in ("PROPN", "PRON") or lemma(t) in acts for t in objects(verb))


def _says_i(verb: "Token", lexicon: Lexicon) -> bool:
    """ "I like him": of others it is but told what they like, and who would like a thing wants it."""
    return is_first_person(verb) and not any(c.tag_ == "MD" for c in children(verb, "aux"))


_BALLOTS: Final = frozenset("election vote poll ballot nomination candidacy".split())
_DISPUTED: Final = frozenset("referendum independence ruling extradition dam pipeline airport deportation".split())
"""What one campaigns for or against beside plans."""


STAND_NEEDS: Final[dict[str, Callable[["Token", Lexicon], bool]]] = {
    "agreed_to": _agreed_to,
    "as_wish": _as_wish,
    "calls_on": _calls_on,
    "responsible": _held_guilty,
    "of_plan": lambda noun, lexicon: bool(
        (words_after(noun, "for") | words_after(noun, "against"))
        & (lexicon.classes["proposals"] | _DISPUTED) - _BALLOTS
    ),
    "given_up": _given_up,
    "intent": _intent,
    "lands": _lands,
    "not_in_public": lambda noun, _: not words_after(noun, "in") & {"public", "private", "parliament", "writing"},
    "no_race": _no_race,
    "travel_noun": lambda verb, _: bool({lemma(t) for t in objects(verb)} & {"travel", "trip", "visit", "flight"}),
    "with_people": lambda verb, lexicon: bool(
        words_after(verb, "with", "alongside") & (lexicon.classes["groups"] | lexicon.classes["people"])
    ),
    "no_chance": lambda word, _: not words_after(word, "for") & {"opportunity", "chance", "time", "honour"},
    "no_silencing": lambda noun, _: lemma(noun.head) not in _SILENCING,
    "no_remedy": lambda noun, _: (
        not any(lemma(c) in _REMEDIES for p in children(noun, "prep") for c in children(p, "pcomp"))
    ),
    "issued": _issued,
    "one_law": _one_law,
    "not_candidate": _not_candidate,
    "not_forced": _not_forced,
    "not_mustered": _not_mustered,
    "not_own_office": _not_own_office,
    "not_taken_up": _not_taken_up,
    "motion": lambda verb, _: bool({lemma(t) for t in objects(verb)} & _CARRIED),
    "banned_thing": _banned_thing,
    "no_defeat": lambda verb, _: (
        not {lemma(t) for t in objects(verb)} & {"defeat", "loss"}
        and not (lemma(verb) in ("recognise", "recognize") and any(t.pos_ == "PRON" for t in objects(verb)))
        and not (verb.dep_ == "conj" and lemma(verb.head) in _AGAINST)  # "disagree with it, but respect it"
    ),
    "no_book": lambda noun, _: not words_after(noun, "of") & _BOOKS,
    "no_absence": lambda verb, _: (
        not {lemma(t) for t in objects(verb)} & _ABSENCES and not children(verb, "xcomp", "ccomp")
    ),
    "public_act": _public_act,
    "no_contest": lambda verb, _: not {lemma(t) for t in objects(verb)} & _CONTESTS,
    "felt_by_them": lambda noun, _: (
        not (lemma(noun.head) in _RAISING and {lemma(s) for s in subjects(noun.head)} & _RAISERS)
    ),
    "askance": lambda verb, _: any(c.lower_ in _ASKANCE for c in children(verb, "advmod")),
    "at_one": _at_one,
    "not_at_loss": lambda word, _: not words_after(word, "at", "by", "with", "about", "over") & _SETBACKS,
    "no_plan": lambda verb, lexicon: not {lemma(o) for o in objects(verb)} & lexicon.classes["proposals"],
    "no_press": lambda noun, _: not words_after(noun, "with") & _PRESS,
    "no_rift": lambda verb, _: not {lemma(t) for t in objects(verb)} & _RIFTS,
    "no_search": lambda verb, _: (
        lemma(verb) != "seek"
        or not {lemma(t) for t in objects(verb)} & EVIDENCE
        or any(words_after(h, "from") for h in (verb, *objects(verb)))
    ),
    "no_visit": lambda verb, _: (
        lemma(verb) != "invite" or not {lemma(c) for c in children(verb, "xcomp", "ccomp", "advcl")} & _VISITING
    ),
    "not_as": lambda verb, _: lemma(verb) != "present" or not _is_shown_as(verb),
    "of_oneself": lambda verb, _: all(
        t.lower_.endswith(("self", "selves")) or t.ent_type_ == "GPE" or lemma(t) in _LANDS
        for t in children(verb, "dobj")
    ),
    "sends_help": lambda verb, lexicon: bool(
        {lemma(o) for o in objects(verb)}
        & (
            lexicon.classes["troop_nouns"]
            | lexicon.classes["aid_nouns"]
            | {"adviser", "advisor", "trainer", "expert"}
        )
    ),
    "result_object": lambda verb, _: bool({lemma(t) for t in objects(verb)} & _RESULTS),
    "for_public_act": _for_public_act,
    "from_oneself": lambda verb, _: any(t.lower_.endswith(("self", "selves")) for t in children(verb, "dobj")),
    "merit_noun": lambda verb, _: bool({lemma(t) for t in objects(verb)} & _MERITS),
    "says_i": _says_i,
    "walkout": _walkout,
}
"""Conditions by name."""
