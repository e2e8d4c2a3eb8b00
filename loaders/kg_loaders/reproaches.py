"""Reproaches: whether a clause says that its subject does wrong ("had committed atrocities", "went too far")."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.characters import character
from kg_loaders.denials import is_denied
from kg_loaders.lexicon import Lexicon
from kg_loaders.merits import is_credited
from kg_loaders.misdeeds import (
    ARMING,
    REBELS,
    SEEMING,
    UNHURT,
    has_no_wish,
    is_averse,
    is_demanded,
    is_misdeed,
    is_punished,
    lets_down,
)
from kg_loaders.scale import Scale
from kg_loaders.syntax import children, counted, is_passive, lemma, preposition_objects
from kg_loaders.valency import objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Reproaches"]

_COMMITTING = frozenset(
    "commit perpetrate engage indulge practise practice wage peddle resort stoop spread sow promote condone stir "
    "whip fuel fan seed unleash "
    "preside tolerate justify propagate instigate inflict foster breed descend".split()
)
"""Verbs that do wrong where what is done is an evil."""
_EXCUSING = frozenset(
    "legalise legalize legitimise legitimize normalise normalize whitewash sanctify glorify".split()
)
_ABETTING = frozenset(
    "support back sponsor finance fund arm harbour harbor shelter aid assist train protect host encourage "
    "embolden excuse glorify appease help".split()
)
_OUTLAWED = frozenset(
    "terrorist terrorism extremist extremism genocide criminal dictator tyrant aggressor aggression apartheid "
    "jihadist fascist fascism nazi war_crime smuggler trafficker trafficking".split()
)
_ACTING = frozenset("act behave govern rule operate proceed conduct treat".split())
_ILL = frozenset("badly poorly aggressively immorally despicably abominably outrageously disrespectfully".split())
_POLICIES = frozenset(
    "policy campaign act war strategy pattern series reign practice string web culture programme program".split()
)
"""What is bad by what it is of: "a policy of extermination"."""
_PREPARING = frozenset("prepare ready plan plot get gear brace".split())
_BLOODY = frozenset("bloody brutal murderous savage ruthless barbaric vicious cruel deadly genocidal".split())
_MAYBE = frozenset("could may might can should must ought".split())
_SELVES = frozenset("itself himself herself themselves".split())
_AGAINST_SELF = frozenset("shut discredit disgrace isolate embarrass exclude contradict disqualify".split())
_OPEN = frozenset(
    "side camp rank cabinet coalition situation country party economy spending border budget finance price police "
    "process agenda".split()
)
_CRUEL = frozenset(
    "extermination genocide terror terrorism cleansing repression oppression persecution intimidation expansion "
    "aggression apartheid annexation colonisation colonization assassination deception plunder hatred "
    "harassment blackmail subversion destabilisation destabilization sabotage provocation".split()
)
_MAKING = frozenset(
    "make carry take pursue launch follow adopt conduct run lead play produce present show create issue build "
    "spread cause bring push wage mount orchestrate provoke exhibit display deliver impose serve harbour "
    "harbor use".split()
)
_NEUTRAL = frozenset(
    "crisis war tragedy nightmare enemy threat coup occupation victim setback blow step lie strike "
    "failure weakness danger opportunity retreat surrender distraction burden attack interference assault "
    "ambush".split()
)
"""Evils that somebody may meet with, face or report without being at fault."""
_FACTUAL = frozenset(
    "deadly lethal fatal grave political extreme radical partisan criminal offensive punitive expensive "
    "costly weak poor cheap sick dirty broken failed stolen sorry sad risky offensive unfinished tragic "
    "strong unilateral hostile terrorist racist vague".split()
)
"""Adjectives that tell of a deed's kind or outcome rather than of fault."""
_OUGHT = frozenset(
    "keep honour honor respect leave comply negotiate stop end fulfil fulfill obey implement withdraw "
    "compromise listen cooperate".split()
)
_SUBDUING = frozenset(
    "subjugate enslave overthrow annex dominate annihilate topple conquer crush muzzle gag bypass divide".split()
)
"""What it is a reproach to want."""
_SPOILING = frozenset(
    "bury sink torpedo derail kill scuttle undermine disrupt weaken thwart damage shatter subvert spoil "
    "block".split()
)
_SPOILT = frozenset(
    "accord agreement deal talk truce ceasefire peace process treaty pact democracy unity institution "
    "constitution stability dialogue negotiation reconciliation integration order cohesion".split()
)
"""What it is a reproach to want to spoil."""
_DEEDS = frozenset("attack murder killing bombing plot coup fraud scheme crime massacre abuse corruption".split())
_PLOTTED = frozenset(
    "blast explosion killing murder massacre plot hack hacking cyberattack cyber-attack hacker leak violence "
    "unrest bombing atrocity disappearance theft rumour rumor smear".split()
)
"""What it is a charge to be behind."""
_WANTING = frozenset(
    "want try seek attempt plan intend aim hope plot conspire wish continue keep begin start".split()
)
_VILE = frozenset("lie mislead cheat betray abuse deceive bully sabotage smear sell torture silence lash".split())
_OWED = frozenset(
    "listen admit apologise apologize condemn answer acknowledge explain act cooperate compromise face learn help "
    "denounce disclose testify".split()
)
_CREDIT = frozenset("credit praise thanks respect thank medal prize gratitude applause support".split())
_VIRTUES = frozenset(
    "courage bravery leadership statesmanship dignity integrity honour honor wisdom humanity compassion "
    "generosity restraint responsibility maturity resolve solidarity vision".split()
)
_DARING = frozenset("fight act serve govern lead behave work stand defend handle perform".split())
_BRAVELY = frozenset(
    "bravely courageously well tirelessly honourably honorably heroically wisely responsibly brilliantly "
    "selflessly admirably magnificently".split()
)
_SAVED = frozenset("life country nation democracy taxpayer republic honour honor job".split())
_HELD = frozenset("support backing confidence trust sympathy respect".split())
_LACKED = frozenset(
    "right shame decency clue vision respect regard business conscience mercy scruple principle plan answer idea "
    "strategy solution backbone compassion empathy credibility legitimacy excuse".split()
)
_PLANNED = frozenset("plan answer idea strategy solution excuse".split())
"""What one may simply not have: "no plans to resign", "no answer yet"."""
_CONTESTS = frozenset("qualify win score advance reach medal".split())
"""What one may fail to do without fault."""
_CHARGES = frozenset({"blame", "fault"})
_INTO = frozenset("into towards toward".split())
_UNTO = frozenset(
    "ruin brink edge knee wall bankruptcy poverty precipice abyss catastrophe disaster rubble ash despair hell "
    "ground".split()
)
"""Where somebody is brought "to"; "brought an end to the war" is no reproach."""
_BROUGHT = frozenset(
    "end halt stop close attention aid relief help peace justice light message support charge".split()
)


@dataclass(slots=True)
class Reproaches:
    """Reads reproaches by the lexicon's verbs and phrases of wrongdoing."""

    lexicon: Lexicon
    scale: Scale

    def found(self, clause: "Token") -> bool:
        """Tell whether a clause says that its subject does wrong."""
        word = lemma(clause)
        if character(clause, self.scale) < 0:
            return True
        if word == "fail" and any(lemma(c) in _CONTESTS for c in children(clause, "xcomp")):
            return False
        if word == "be" and any(a.lower_ == "ashamed" for a in children(clause, "acomp")):
            return any(c.lower_ in ("should", "ought", "must") for c in children(clause, "aux"))
        if any(c.dep_ == "aux" and c.lower_ in _MAYBE for c in clause.children):
            return word == "know" and {"should", "better"} <= {c.lower_ for c in clause.children}
        if is_denied(clause):
            return (
                is_averse(clause, word, _OUGHT)
                or word == "care"
                or (word == "do" and any(t.lower_ == "enough" for t in clause.subtree))
            )
        if word == "break" and all(lemma(t) in UNHURT for t in objects(clause)):
            return False  # "would break with Rome", "broke a record"
        if word in self.lexicon.classes["wrong_verbs"]:
            return True
        if word == "hold" and any(c.lower_ in ("hostage", "ransom") for c in clause.subtree):
            return True
        below = children(clause, "xcomp") if word in _WANTING else []
        if word in SEEMING and any(self.found(c) for c in children(clause, "xcomp")):
            return True
        if word in ("choose", "decide", "dare") and any(lemma(c) in _VILE for c in children(clause, "xcomp")):
            return True
        if (word in ("plot", "conspire", "scheme", "connive") and below) or any(map(self.is_ill_meant, below)):
            return True
        if word in ("refuse", "decline") and any(map(_is_owed, children(clause, "xcomp"))):
            return True
        if word == "deserve" and any(is_punished(c) for c in children(clause, "xcomp")):
            return True
        return self._phrase(clause, word) or self._deed(clause, word) or self._being(clause, word)

    def is_ill_meant(self, deed: "Token") -> bool:
        """Tell whether it is a reproach to want a deed: "to subdue the north", "to bury the talks"."""
        if lemma(deed) in _SUBDUING or self.found(deed):
            return True
        return lemma(deed) in _SPOILING and any(lemma(t) in _SPOILT for t in objects(deed))

    def praises(self, clause: "Token") -> bool:
        """Tell whether a clause says that its subject does well: "had done a great job", "deserves credit"."""
        word = lemma(clause)
        things = children(clause, "dobj")
        if is_demanded(clause):
            return False
        if character(clause, self.scale) > 0:
            return True
        if is_denied(clause) or any(c.dep_ == "aux" and c.lower_ in _MAYBE for c in clause.children):
            return False
        if word == "deserve":
            return any(lemma(t) in _CREDIT for t in things)
        if word in ("show", "display", "demonstrate"):
            return any(lemma(t) in _VIRTUES for t in things) and not any(
                c.lower_ == "no" for t in things for c in t.lefts
            )
        together = any(c.lower_ == "together" for c in clause.children)  # "he and I have worked together well"
        if word in _DARING and not together and any(c.lower_ in _BRAVELY for c in children(clause, "advmod")):
            return True
        if word == "keep" and any(lemma(t) in ("word", "promise") and children(t, "poss") for t in things):
            return True
        if word == "save" and any(lemma(t) in _SAVED for t in (*counted(things), *children(clause, "dative"))):
            return True
        if is_credited(clause, word, self.scale):
            return True
        if word in ("do", "perform"):
            return any(lemma(t) in ("job", "work", "service") and self.scale.sign(t) > 0 for t in things)
        if word in ("have", "enjoy", "retain"):
            own = [t for t in things if lemma(t) in _HELD]
            return any(
                c.lower_ in ("his", "her", "their", "my", "our", "its") for t in own for c in children(t, "poss")
            )
        return False

    def _phrase(self, clause: "Token", word: str) -> bool:
        """ "bore responsibility", "lost the right", "took orders from": a verb and a noun of the lexicon."""
        phrases = self.lexicon.classes["wrong_phrases"]
        for noun in _nouns(clause):
            if not {f"{word} {lemma(noun)}", f"{word} {noun.lower_}"} & phrases:
                continue
            if lemma(noun) == "responsibility" and any(children(p, "pcomp") for p in children(noun, "prep")):
                continue  # "bears responsibility for protecting them": it has a duty
            if lemma(noun) == "control" and not _is_of_affairs(noun):
                continue  # "lost control of the city": it was taken
            return True
        return False

    def _deed(self, clause: "Token", word: str) -> bool:
        words = [t.lower_ for t in clause.subtree]
        if self._ruins(clause, word) or lets_down(clause, word):
            return True
        if word == "go":
            return "too" in words and "far" in words
        if word == "do":
            return "wrong" not in words and any(
                c.lower_ in ("nothing", "little") for c in children(clause, "dobj")
            )
        if word == "owe":
            named = all(s.pos_ != "PRON" for s in children(clause, "nsubj"))
            return named and any(lemma(t) in ("apology", "explanation") for t in children(clause, "dobj"))
        if word == "have":
            aims = [t for t in children(clause, "dobj") if lemma(t) in ("intention", "desire", "interest")]
            owing = {lemma(c) for t in aims for q in children(t, "prep") for c in children(q, "pcomp")}
            if has_no_wish(clause) or (owing & _OUGHT and any(d.lower_ == "no" for t in aims for d in t.lefts)):
                return True  # "had no intention of keeping it"
            owed = [c for c in children(clause, "dobj") if lemma(c) in _LACKED]
            owed = [c for c in owed if lemma(c) not in _PLANNED or not _is_only_told(c)]
            return any(d.lower_ in ("no", "little") for c in owed for d in c.lefts)
        if word == "care":
            return "only" in words or any(w in words for w in ("nothing", "little"))
        if is_misdeed(clause, word, _OUTLAWED, self.found):
            return True
        if word in _ACTING:
            return any(self._is_ill_manner(c.lower_) for c in children(clause, "advmod"))
        if word in _AGAINST_SELF and any(c.lower_ in _SELVES for c in children(clause, "dobj")):
            return True
        things = _nouns(clause)
        if word in _MAKING:  # who "pursues illegal discrimination" prosecutes it
            made = [t for t in children(clause, "dobj") if word != "pursue" or lemma(t) in _POLICIES]
            return any(map(self._is_bad, made))
        if word in _COMMITTING or (word in _EXCUSING and not is_passive(clause)):
            ill = self.lexicon.classes["evils"] | self.lexicon.classes["wrongs"]
            named = any(lemma(t) in ill or self.scale.sign(t) < 0 for t in things)
            return named or any(lemma(c) in self.lexicon.classes["wrong_verbs"] for c in children(clause, "xcomp"))
        if word in _ABETTING:
            people = [
                t
                for t in (objects(clause) if word == "help" else things)
                if lemma(t) not in self.lexicon.classes["proposals"]
            ]  # no "terrorism bill"
            outlaws = _OUTLAWED | (REBELS if word in ARMING else frozenset())
            return any({lemma(t), *(lemma(c) for c in t.lefts)} & outlaws for t in people)
        if word in _PREPARING:
            things += [t for a in children(clause, "acomp") for t in preposition_objects(a, "for")]
            return any(_is_bloody(t, self.lexicon) for t in things)
        return False

    def _is_ill_manner(self, word: str) -> bool:
        """Tell whether an adverb finds fault: "shamefully", "badly"."""
        if word in _ILL or word in self.lexicon.negative:
            return True
        return word.endswith("ly") and (word[:-2] in self.lexicon.negative - _FACTUAL)

    def _ruins(self, clause: "Token", word: str) -> bool:
        """ "threw the state into chaos", "turned the city into a prison", "drove the firm to the wall"."""
        if word not in self.lexicon.classes["ruining_verbs"] or is_passive(clause) or not children(clause, "dobj"):
            return False
        things = [t for t in children(clause, "dobj") if lemma(t) not in _BROUGHT]
        preps = [p for t in (clause, *things) for p in children(t, "prep")] if things else []
        ends = [t for p in preps if p.lower_ in _INTO for t in children(p, "pobj")]
        ends += [t for e in ends for n in ("under", "of") for t in preposition_objects(e, n)]
        if any(lemma(t) in self.lexicon.classes["ruin_ends"] for t in ends):
            return True
        brought = [t for p in preps if p.lower_ in ("to", "on") for t in children(p, "pobj")]
        return any(lemma(t) in _UNTO for t in brought)

    def _is_part_of_evil(self, clause: "Token") -> bool:
        """ "is part of the problem", "is the main obstacle to peace"."""
        judged = children(clause, "attr")
        parts = [
            t
            for j in judged
            if lemma(j) in ("part", "root", "source", "heart")
            for t in preposition_objects(j, "of")
        ]
        hindering = [j for j in judged if lemma(j) == "obstacle" and preposition_objects(j, "to")]
        return bool(hindering) or any(lemma(t) in self.lexicon.classes["blamed_parts"] for t in parts)

    def _is_bad(self, made: "Token") -> bool:
        """Tell whether what somebody makes is bad: "a grave mistake", "illegal threats"; attacks are but told."""
        forces = self.lexicon.classes["force_nouns"] | _NEUTRAL
        if lemma(made) in _POLICIES:
            ends = preposition_objects(made, "of")
            ill = self.lexicon.classes["wrongs"] | self.lexicon.classes["evils"] | _CRUEL
            if any(lemma(t) in ill for t in ends):
                return True
        told = [c for a in children(made, "amod") for c in (a, *children(a, "conj"))]
        if any(c.lower_ == "no" for c in made.lefts):
            return False
        if any(c.lower_ in self.lexicon.negative - _FACTUAL for c in told):
            return True
        return lemma(made) in self.lexicon.negative | self.lexicon.classes["wrongs"] and lemma(made) not in forces

    def _being(self, clause: "Token", word: str) -> bool:
        """ "was to blame", "was at fault", "was behind the bombing"."""
        if word != "be":
            return False
        if self._is_part_of_evil(clause):
            return True
        involved = [a for a in children(clause, "acomp") if a.lower_ in ("involved", "implicated", "complicit")]
        if any(self._is_bad(t) or lemma(t) in _DEEDS for a in involved for t in preposition_objects(a, "in")):
            return True
        blamed = [c for c in children(clause, "xcomp") if lemma(c) in _CHARGES]
        fault = [t for t in preposition_objects(clause, "at") if lemma(t) in _CHARGES]
        attacks = self.lexicon.classes["force_nouns"] | _PLOTTED
        behind = [t for t in preposition_objects(clause, "behind") if lemma(t) in attacks]
        return bool(blamed or fault or behind)


def _nouns(clause: "Token") -> list["Token"]:
    """Return what a verb's objects name, with and without prepositions, and what hangs on them by one."""
    direct = objects(clause) if not is_passive(clause) else children(clause, "nsubjpass")
    found = list(direct)
    for token in (clause, *direct):
        found += [t for p in children(token, "prep") for t in children(p, "pobj")]
    return [t for f in found for t in (f, *children(f, "conj"))]


def _is_only_told(had: "Token") -> bool:
    """Tell whether somebody merely lacks a thing, without fault: "has no plans to quit", "no answer yet"."""
    return (
        had.tag_ == "NNS" or bool(children(had, "acl", "relcl", "xcomp")) or bool(children(had.head, "npadvmod"))
    )


def _is_owed(clause: "Token") -> bool:
    """ "to apologise", "to take action"."""
    taken = lemma(clause) == "take" and any(lemma(t) in ("action", "responsibility") for t in objects(clause))
    return taken or lemma(clause) in _OWED


def _is_of_affairs(control: "Token") -> bool:
    return all(lemma(t) in _OPEN for t in preposition_objects(control, "of"))


def _is_bloody(deed: "Token", lexicon: Lexicon) -> bool:
    if lemma(deed) not in lexicon.classes["force_nouns"] | {
        "massacre",
        "killing",
        "slaughter",
        "war",
        "repression",
    }:
        return False
    told = [c for c in deed.lefts if c.dep_ == "amod"]
    return lemma(deed) in ("massacre", "slaughter") or any(
        {c.lower_, lemma(c), c.lower_.removesuffix("er").removesuffix("i") + "y"} & _BLOODY for c in told
    )
