"""The evaluative scale: whether a phrase or a clause says good or bad of what it is about."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.denials import is_denied
from kg_loaders.descriptions import clashing
from kg_loaders.figures import NONE, beyond_measure, figure, going, is_glad, weighed_phrase
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, conjuncts, counted, is_passive, lemma, preposition_objects
from kg_loaders.valency import objects
from kg_loaders.verdicts import verdict

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Scale"]

_VENUES = frozenset("place venue forum arena".split())
_BEING = frozenset("be remain mark represent constitute become amount set seem look sound appear prove".split())
_CAUSING = frozenset(
    "cause bring create mean lead risk do pose trigger spell deal sow spread produce inflict amount send result "
    "offer give".split()
)
_PLUNGING = frozenset("drive plunge throw push tip lead drag send pitch tumble slide condemn doom".split())
_STRUCK = frozenset("attack hit strike bomb target destroy sink punish crush".split())
"""What is done to the thing that is spoken of, and says nothing of it."""
_RESOLVE = frozenset("resolve determination defiance will".split())
_COURSES = frozenset("recipe road path licence license invitation route ticket slope charter gift magnet".split())
_ATTEMPTS = frozenset(
    "attempt bid effort ploy plan plot way scheme means tool instrument excuse pretext license licence invitation "
    "move step device vehicle weapon".split()
)
_STRANGLED = frozenset(
    "overthrow topple oust seize grab gag crush dodge avoid evade hide cling buy frighten scare please appease "
    "kill delay stall control".split()
)
"""What it is a reproach to attempt, besides harm: "an attempt to muzzle the press"."""
_DARK = frozenset("dark black bleak grim sad shameful tragic sorry disgraceful".split())
_TIMES = frozenset("day moment hour chapter page night week spot".split())
_BAD_ENDS = frozenset(
    "hell ruin disaster war chaos nowhere catastrophe dictatorship tyranny conflict abuse eviction theft fraud "
    "corruption crime repression impunity discrimination speculation "
    "annexation partition deportation persecution autocracy slaughter exploitation censorship".split()
)
_EXAMPLES = frozenset("example instance illustration".split())
_RELATIVE = frozenset("favorable favourable hostile fair unfair close similar important".split())
_DEMEANING = frozenset(
    "demonise demonize vilify scapegoat stigmatise stigmatize sidestep circumvent bypass".split()
)
_FAILING = frozenset("fail ignore neglect overlook".split())
_LASTING = frozenset(
    "policy strategy system law treaty reform experiment approach model sanction legislation act regime programme "
    "program scheme embargo".split()
)
_HARD = frozenset("hard hardest worst harder badly".split())
_PRICES = frozenset("price cost rent bill tax fare fee unemployment inflation debt deficit crime rate".split())
_FALLING = frozenset("lower less fewer falling reduced smaller".split())
_NEEDY = frozenset(
    "country nation state region family people area man woman farmer child neighborhood neighbourhood".split()
)
_NEEDED = frozenset("need justify warrant require".split())
_AIMS = frozenset("aim purpose goal intention intent objective point idea".split())
_EFFECTS = frozenset("effect impact consequence result outcome cost".split())
_HEAVY = frozenset("severe heavy huge enormous massive serious considerable crushing far-reaching".split())
_UNLAWFUL = frozenset(
    "violate breach contravene infringe trample flout discriminate betray undermine legitimize legitimise "
    "overstep threaten weaken erode contradict exclude jeopardize jeopardise endanger stifle curtail "
    "sidestep circumvent bypass subvert mock disregard".split()
)
"""What a plan is said to do to what it must respect: in the past tense too, for who says so speaks of now."""
_ONES = frozenset("one choice course decision response solution thing step answer outcome".split())
_FIT = frozenset("possible right sensible viable responsible reasonable correct decent logical".split())
_OPENING = frozenset("open pave clear prepare lay smooth".split())
_OPENED = frozenset("door way ground path road groundwork foundation floodgate".split())
_HOPED_FOR = frozenset(
    "talk negotiation election vote membership democracy reconciliation reunification reform dialogue".split()
)
_SPOILING = frozenset("harm damage hurt poison strain sour destroy wreck ruin".split())
_SPOILT = frozenset(
    "trust peace relation tie confidence democracy credibility reputation stability unity cohesion standing image "
    "cause independence chance prospect process effort friendship".split()
)
"""What it is always bad to have harmed, whoever did."""
_PARTS = frozenset(
    "part member piece act form kind sort matter case symbol sign source product instrument".split()
)
_PLACED = {
    ("in", "interest"): 1,
    ("in", "spirit"): 1,
    ("in", "breach"): -1,
    ("in", "violation"): -1,
    ("in", "contravention"): -1,
    ("in", "conflict"): -1,
    ("in", "contempt"): -1,
    ("against", "interest"): -1,
    ("against", "law"): -1,
    ("against", "constitution"): -1,
    ("against", "spirit"): -1,
    ("against", "principle"): -1,
    ("of", "touch"): -1,
    ("of", "depth"): -1,
    ("of", "proportion"): -1,
    ("of", "date"): -1,
    ("above", "law"): -1,
    ("off", "rail"): -1,
    ("in", "denial"): -1,
    ("in", "tatter"): -1,
    ("on", "track"): 1,
    ("of", "line"): -1,
    ("of", "step"): -1,
    ("of", "order"): -1,
    ("beyond", "pale"): -1,
    ("of", "question"): -1,
    ("off", "table"): -1,
    ("on", "agenda"): 0,
    ("on", "table"): 0,
    ("on", "cards"): 0,
    ("at", "odds"): -1,
}
"""Where a thing "is", by preposition and noun, and what that says of it."""


@dataclass(slots=True)
class Scale:
    """Weighs phrases and clauses by the evaluative lexicon."""

    lexicon: Lexicon

    def sign(self, token: "Token") -> int:
        """Return +1, -1 or 0 for an evaluative phrase; a negation turns it."""
        if lemma(token) in _EXAMPLES and preposition_objects(token, "of"):
            return self.sign(preposition_objects(token, "of")[0])  # "a prime example of waste" is no praise
        if lemma(token) == "friend" and preposition_objects(token, "of"):
            return -1 if any(self.thing(t) < 0 for t in preposition_objects(token, "of")) else 0
        if token.lower_ in _RELATIVE and preposition_objects(token, "to"):
            return 0  # "more favorable to Moscow" praises nothing
        if any(g.lower_ == "least" for c in children(token, "amod", "advmod") for g in (c, *c.children)):
            return -1  # "the least qualified nominee"
        if lemma(token) in _COURSES:
            ends = [t for name in ("to", "for") for t in preposition_objects(token, name)]
            if any(t.lower_ in _BAD_ENDS or self.thing(t) < 0 for t in ends):
                return -1  # "a road to ruin", "a recipe for disaster"
        if lemma(token) in _ATTEMPTS and any(self._is_ill(c) for c in children(token, "acl", "relcl", "xcomp")):
            return -1  # "an attempt to silence the press"
        if lemma(token) in _TIMES and any(c.lower_ in _DARK for c in children(token, "amod")):
            return -1  # "a dark day for democracy"
        if any(t.lower_ == "stealth" for t in preposition_objects(token, "by")):
            return -1  # "nationalization by stealth"
        if said := figure(token) or clashing(token, self):
            return said
        if (beyond := beyond_measure(token)) is not None:
            return beyond
        words = [token, *children(token, "amod", "compound", "conj", "acomp", "pobj", "nmod")]
        words += [g for w in words[1:] for g in w.children if g.dep_ in ("amod", "conj")]
        for thing in preposition_objects(token, "of") if lemma(token) in _PARTS else ():
            words += [thing, *children(thing, "amod", "compound")]
        score = sum(self._word(w) for w in words)
        spoilt = [self._word(c) for c in token.children if c.dep_ == "amod"]
        if self._word(token) > 0 and -1 in spoilt and 1 not in spoilt:
            score = -1  # "the wrong answer"
        sign = (score > 0) - (score < 0)
        denying = next((c for c in token.children if c.dep_ == "neg" or c.lower_ in ("no", "neither")), None)
        before = [self._word(c) for c in children(token, "amod") if denying is not None and c.i < denying.i]
        return sign if denying is None else min(before, default=0) or -sign  # "unfair, and not the best way"

    def _is_ill(self, deed: "Token") -> bool:
        """Tell whether a deed that is aimed at is bad: "to silence the press", "for covering up the theft"."""
        word = lemma(deed)
        if deed.tag_ not in ("VB", "VBG") or is_denied(deed):
            return False
        if word in _STRANGLED:
            return True
        ill = self.lexicon.harmful | self.lexicon.classes["wrong_verbs"]
        return word in ill and not any(self.sign(t) < 0 for t in children(deed, "dobj"))

    def _word(self, word: "Token") -> int:
        if word.lower_ in ("right", "left") and word.i and word.nbor(-1).lower_ in ("far", "hard", "too"):
            return 0  # a camp
        forms = {word.lower_, lemma(word)}
        if word.i > 1 and word.nbor(-1).text == "-":
            forms.add(f"{word.nbor(-2).lower_}-{word.lower_}")  # "one-sided", in three tokens
        elif word.lower_ == "poor" and (word.dep_ != "amod" or lemma(word.head) in _NEEDY):
            return 0 if word.dep_ not in ("acomp", "oprd") else -1
        if word.lower_ == "great" and word.i + 1 < len(word.doc) and word.nbor().lower_ in ("big", "many", "deal"):
            return 0  # "a great big new tax"
        if (word.lower_ == "perfect" and is_denied(word.head)) or is_glad(word):
            return 0
        if "step" in forms:
            return _step(word)
        if forms & self.lexicon.negative:
            return -1
        return 1 if forms & self.lexicon.positive else 0

    def predicate(self, clause: "Token") -> int:
        """Return the sign of what a clause's verb says of its subject: "is a mistake", "would ruin farmers"."""
        said = verdict(clause, self)
        if said is not None:
            return said
        if lemma(clause) in _BEING and not is_passive(clause):
            judged = children(clause, "attr")[:1] + children(clause, "acomp", "dobj", "oprd")
            judged += preposition_objects(clause, "to")
            ways = [*judged, *children(clause, "npadvmod")]
            if any(lemma(w) in _ONES and _is_only_right(w) for w in judged):
                return 0 if is_denied(clause) else 1  # "was the only possible one"
            if any(lemma(w) in ("way", "option", "chance", "hope") and _is_only(w) for w in ways):
                return 0 if is_denied(clause) else 1  # "remains the only way out"
            less = [
                t
                for j in judged
                if j.lower_ == "nothing"
                for n in ("but", "than")
                for t in preposition_objects(j, n)
            ]
            if less:
                return min(map(self.sign, less))  # "is nothing but a bribe"
            if any(lemma(j) in _VENUES and j.dep_ == "attr" for j in judged):
                return 0  # "parliament is the right place to settle it"
            if is_denied(clause) and _is_about_else(clause):
                return -1
            sign = next((s for s in map(self.sign, judged) if s), 0) or self._placed(clause) or self._told(clause)
            if any(lemma(j) == "line" and any(c.lower_ == "red" for c in j.lefts) for j in judged):
                return 0 if is_denied(clause) else -1
            if is_denied(clause) and any(j.lower_ == "worth" or self._is_none(j) for j in judged):
                return -1  # "is not a plan at all", "is not worth the paper"
            if is_denied(clause) and any(_is_enough(j) or lemma(j) == "option" for j in judged):
                return -1  # "was not enough", "was not tough enough"
            none = any(c.lower_ == "no" for s in children(clause, "nsubj") for c in s.lefts)
            return _turned(sign) if is_denied(clause) or none else sign
        return self.effect(clause)

    def about(self, thing: "Token") -> "Token | None":
        """Return what a noun of aim or effect is of: "the aim of the bill", "the bill's impact"."""
        if lemma(thing) not in _AIMS | _EFFECTS:
            return None
        owners = preposition_objects(thing, "of") + [c for c in children(thing, "poss") if c.pos_ != "PRON"]
        return owners[0] if owners else None

    def _is_none(self, judged: "Token") -> bool:
        """Tell whether a thing is said to be none of its kind "at all"."""
        at = " at all" in " ".join(t.lower_ for t in judged.head.subtree)
        return at and judged.dep_ == "attr" and lemma(judged) in self.lexicon.classes["proposals"]

    def _placed(self, clause: "Token") -> int:
        """ "is in the public interest", "is against the law", "is out of touch"."""
        preps = [q for p in children(clause, "prep") for q in (p, *children(p, "prep"))]
        placed = [(p.lower_, t) for p in preps for t in children(p, "pobj")]
        found = [_PLACED.get((name, lemma(t))) for name, t in placed]
        if any(c.tag_ == "VB" for h in (clause, *(t for _, t in placed)) for c in children(h, "acl", "advcl")):
            return 0  # "is on track to explode"
        if 0 in found:  # "is on the table" says little, "is not" turns it down
            return 1 if is_denied(clause) else 0
        return next((s for s in found if s), 0)

    def _told(self, clause: "Token") -> int:
        """ "the aim of the bill is to humiliate teachers", "its effect would be severe"."""
        for thing in children(clause, "nsubj"):
            if lemma(thing) in _AIMS and any(self._deed(c) < 0 for c in children(clause, "xcomp", "ccomp")):
                return -1
            if lemma(thing) in _EFFECTS and any(j.lower_ in _HEAVY for j in children(clause, "acomp")):
                return -1
        return 0

    def effect(self, clause: "Token") -> int:
        """Return the sign of what a thing does, or would do; past deeds are reported, not weighed."""
        phrase = weighed_phrase(clause, self.lexicon)
        if phrase:
            return phrase
        if is_passive(clause):
            if lemma(clause) in _NEEDED:
                return -1 if is_denied(clause) else 1
            return 0 if is_denied(clause) or lemma(clause) in _STRUCK else self._word(clause)
        if lemma(clause) == "cost" and any(t.lower_ == "too" for t in clause.subtree) and not is_denied(clause):
            return -1
        if lemma(clause) == "go":
            return going(clause)
        if lemma(clause) == "lack" and not is_denied(clause):
            return 0 if any(lemma(t) in ("vote", "majority", "number") for t in objects(clause)) else -1
        if lemma(clause) == "make" and any(t.lower_ == "sense" for t in children(clause, "dobj")):
            none = is_denied(clause) or any(c.lower_ in ("no", "little") for t in objects(clause) for c in t.lefts)
            return -1 if none else 1
        if lemma(clause) in _FAILING and _fails(clause) and not is_denied(clause):
            return -1
        if lemma(clause) == "send" and any(self.sign(t) < 0 for t in children(clause, "dobj")):
            return -1
        if lemma(clause) == "come" and any(self.sign(t) < 0 for t in preposition_objects(clause, "at")):
            return 0 if is_denied(clause) else -1
        if clause.tag_ == "VBD" or any(c.lower_ == "had" for c in children(clause, "aux")):
            spoilt = lemma(clause) in _SPOILING and any(lemma(t) in _SPOILT for t in children(clause, "dobj"))
            return -1 if (spoilt or lemma(clause) in _UNLAWFUL) and not is_denied(clause) else 0
        helping = {c.lower_ for c in children(clause, "aux")}
        if helping & {"may", "might", "could"} and "have" in helping:
            return 0  # "may have helped the party": a guess at what was
        sign = self._deed(clause)
        return _turned(sign) if is_denied(clause) else sign

    def _deed(self, clause: "Token") -> int:
        word = lemma(clause)
        things = [c for o in objects(clause) for c in conjuncts(o)]
        weighed = next((s for s in map(self.sign, things) if s), 0)
        if word == "make":
            results = children(clause, "ccomp", "xcomp", "oprd", "acomp")
            inner = [a for r in results for a in (r, *children(r, "acomp", "oprd", "attr"))]
            made = [t for r in results for t in children(r, "nsubj")] or things
            if results and any(self.sign(t) < 0 for t in made):
                return (
                    -1 if any(r.pos_ == "NOUN" for r in results) else 0
                )  # "makes theft a policy", "murder illegal"
            return next((s for s in map(self.sign, inner) if s), 0)
        if (
            word == "cost"
            and not children(clause, "dative")
            and any(t.like_num for o in things for t in o.subtree)
        ):
            return 0  # "would cost 5 million euros"
        if word == "cost" or (word in ("drive", "push", "force", "put") and _drives_up(clause)):
            return -1
        if word in ("hit", "strike", "affect") and any(t.lower_ in _HARD for t in clause.subtree):
            return -1
        if word in _PLUNGING:
            ends = [t for name in ("into", "to", "towards") for t in preposition_objects(clause, name)]
            if any(self.thing(t) < 0 for t in ends):
                return -1  # "would plunge the country into chaos"
        if word in _CAUSING:
            if any(t.lower_ in ("nothing", "little") for t in things):
                return -1
            ends = counted(things + [t for name in ("to", "in") for t in preposition_objects(clause, name)])
            return next((s for s in (self.thing(t) for t in ends) if s), 0)
        if word in _OPENING and any(lemma(t) in _OPENED for t in things):
            ends = [t for name in ("to", "for") for v in (clause, *things) for t in preposition_objects(v, name)]
            if any(self.thing(t) < 0 or lemma(t) in _BAD_ENDS for t in ends):
                return -1  # "would open the door to fraud"
            good = self.lexicon.classes["goods"] | _HOPED_FOR
            return 1 if any(self.thing(t) > 0 or lemma(t) in good for t in ends) else 0
        if word in self.lexicon.harmful or word in _DEMEANING:
            return 0 if weighed < 0 else -1  # "punishes criminals" is no reproach
        if word in self.lexicon.beneficial and any(t.lower_ in NONE for t in things):
            return -1  # "would solve nothing"
        if word in self.lexicon.beneficial and things:
            if any(lemma(t) in _RESOLVE for t in things) or any(c.lower_ == "only" for c in clause.children):
                return 0  # "would only strengthen their resolve"
            return 1 if weighed >= 0 or word in ("combat", "tackle", "curb", "ease", "solve", "fix") else 0
        return 0

    def thing(self, token: "Token") -> int:
        """Weigh what is caused: an evil by its noun, or by the deed that the noun names."""
        sign = self.sign(token)
        if sign:
            return sign
        named, classes = lemma(token), self.lexicon.classes
        if named in _PRICES and any(c.lower_ in _FALLING for c in token.lefts):
            return -1 if named == "wage" else 1
        if named in self.lexicon.harmful or named in classes["evils"]:
            return -1
        return 1 if named in classes["goods"] else 0


def _is_only(way: "Token") -> bool:
    return any(c.lower_ in ("only", "sole") for c in way.lefts)


def _is_about_else(clause: "Token") -> bool:
    """Tell whether something "is not about safety but about money"."""
    about = [p for p in children(clause, "prep") if p.lower_ == "about"]
    return bool(about) and any(c.lower_ == "but" for p in (clause, *about) for c in children(p, "cc"))


def _is_only_right(one: "Token") -> bool:
    return _is_only(one) and any(c.lower_ in _FIT for c in one.children)


def _is_enough(word: "Token") -> bool:
    return word.lower_ == "enough" or any(c.lower_ == "enough" for c in word.children)


def _drives_up(clause: "Token") -> bool:
    """Tell whether a thing "would drive up prices"."""
    up = any(c.lower_ == "up" for c in clause.children)
    return up and any(lemma(o) in _PRICES for o in objects(clause))


def _fails(clause: "Token") -> bool:
    """Tell whether a policy is said to have failed, or to fail somebody; talks that failed are but over."""
    if children(clause, "dobj"):
        return True
    return any(lemma(s) in _LASTING for s in children(clause, "nsubj")) and not children(clause, "xcomp")


def _turned(sign: int) -> int:
    """ "is no victory" and "will not help" find fault; "is not bad" says little."""
    return -1 if sign > 0 else 0


def _step(word: "Token") -> int:
    """ "a step forward", "a welcome step", "a step backwards"; "a step towards a vote" says neither."""
    near = {t.lower_ for t in word.subtree}
    if near & {"back", "backward", "backwards", "wrong"}:
        return -1
    return 1 if near & {"forward", "right", "positive", "welcome", "important", "good", "great", "historic"} else 0
