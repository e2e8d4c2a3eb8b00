"""Reactions: who is appalled that another did a thing finds fault with him ("it is a disgrace that Chad lied")."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Filler
from kg_loaders.denials import is_denied
from kg_loaders.frames import Claim
from kg_loaders.judging import Judging
from kg_loaders.syntax import children, is_passive, lemma
from kg_loaders.valency import subjects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["REACTING", "reactions"]

_OUTRAGEOUS: Final = frozenset(
    "disgrace disgraceful outrage outrageous scandal scandalous shameful unacceptable appalling reprehensible "
    "despicable irresponsible hypocritical inexcusable intolerable unforgivable unconscionable deplorable "
    "indefensible disgusting disappointing regrettable shame shocking troubling disturbing alarming unbelievable "
    "ridiculous absurd insulting inappropriate sickening horrifying offensive abhorrent inconceivable".split()
)
_SPLENDID: Final = frozenset(
    "great wonderful commendable admirable heartening encouraging fantastic laudable praiseworthy".split()
)
_MOVING: Final = frozenset("concern trouble worry sadden shock bother alarm frighten disturb anger upset".split())
"""What something does to who tells of it: "it troubles me that Chad lied"."""
_WORRYING: Final = frozenset("concern trouble worry bother alarm frighten".split())
"""Who "is worried that" fears what may come, and blames nobody by that."""
_UPSET: Final = frozenset("disappoint dismay appal appall outrage anger disgust infuriate".split())
_CROSS: Final = frozenset("disappointed dismayed appalled outraged angry furious disgusted infuriated".split())
_PRAISING: Final = frozenset("applaud welcome commend praise appreciate salute hail".split())
_BLAMING: Final = frozenset("deplore condemn denounce decry lament regret resent".split())
_CALLING: Final = frozenset("call find consider deem".split())
REACTING: Final = _UPSET | _PRAISING | _BLAMING | _CALLING | _MOVING | {"be", "feel"}
"""Verbs that may tell of a reaction."""
_NO_FAULT: Final = frozenset(
    "suffer face lose receive get need struggle die fall wait want lack remain hear be feel resign retire leave "
    "quit depart know think believe become look seem".split()
)
"""What befalls somebody, or what he may do without fault."""

_ABANDONING: Final = frozenset("leave quit".split())
_UNWILLING: Final = frozenset("unwilling unable reluctant incapable complicit".split())
"""What is a fault though it is no deed: "it is regrettable that Chad is unwilling to talk"."""


def reactions(verb: "Token", judging: Judging) -> Iterator[Claim]:
    """Yield the position on whose deed somebody is said to be appalled at, or to applaud."""
    if is_denied(verb):
        return
    word, sign = lemma(verb), -1
    if word in _PRAISING | _BLAMING and not is_passive(verb):
        sign = 1 if word in _PRAISING else -1
        facts = [t for t in children(verb, "dobj") if t.lower_ == "fact"]
        clauses = [c for t in facts for c in children(t, "acl", "relcl", "ccomp")]
        holders = _actors(subjects(verb), judging)
    else:
        clauses, holders, sign = _felt(verb, word, judging)
    for clause in clauses if holders else ():
        for doer in _doers(clause, judging):
            for holder in holders:
                if judging.apart(holder, doer):
                    relation = Relation.SUPPORTS if sign > 0 else Relation.CRITICIZES
                    weight = 0.6 * holder.confidence * doer.confidence
                    yield Claim(relation, holder, doer, verb, "appraisal.reaction", None, weight)


def _felt(verb: "Token", word: str, judging: Judging) -> tuple[list["Token"], list[Filler], int]:
    """Return what is felt to be wrong or right, by whom, and which of the two."""
    it = any(s.lower_ == "it" for s in children(verb, "nsubj", "expl"))
    if word in _UPSET | _MOVING:
        if is_passive(verb):
            felt = children(verb, "ccomp") if word not in _WORRYING else []
            return felt, _actors(children(verb, "nsubjpass"), judging), -1
        moved = it and any(t.lower_ in ("me", "us") for t in children(verb, "dobj", "dative"))
        return (_that_clauses([verb]), _speakers(verb, judging), -1) if moved else ([], [], -1)
    if word in _CALLING:
        named = [t for t in verb.subtree if t.lower_ in _OUTRAGEOUS and t.i - verb.i in (2, 3, 4)]
        pointed = it or any(t.lower_ == "it" for t in verb.subtree if t.i == verb.i + 1)
        clauses = _that_clauses([verb, *named, *children(verb, "ccomp")]) if pointed and named else []
        return clauses, _actors(subjects(verb), judging), -1
    for told in children(verb, "acomp", "attr"):
        if told.lower_ in _CROSS:
            return children(told, "ccomp") + children(verb, "ccomp"), _actors(subjects(verb), judging), -1
        if told.lower_ in _OUTRAGEOUS | _SPLENDID and it:
            clauses = _that_clauses([told, verb])
            sign = 1 if told.lower_ in _SPLENDID else -1
            return clauses or (_bare_clause(told, verb) if sign < 0 else []), _speakers(verb, judging), sign
    return [], [], -1


def _that_clauses(heads: list["Token"]) -> list["Token"]:
    found = [c for h in heads for c in children(h, "ccomp", "relcl", "acl", "advcl", "csubj")]
    return [
        c for c in found if any(m.lower_ == "that" and m.dep_ in ("mark", "advmod", "dobj") for m in c.children)
    ]


def _bare_clause(told: "Token", verb: "Token") -> list["Token"]:
    """Return the clause that follows with no "that": "said it was shameful the army had fired"."""
    end = told.right_edge.i
    after = [c for h in (told, verb, verb.head) for c in children(h, "ccomp") if c.i > end]
    return [c for c in after if not verb.doc[end + 1 : c.left_edge.i].text.strip(' "”')]


def _speakers(verb: "Token", judging: Judging) -> list[Filler]:
    """Return who says a clause: in direct speech, or by the verb above it."""
    role = judging.arguments.speaker_at.get(verb.i)
    if role is not None:
        return [Filler(role, verb, 0.8)]
    said = verb.dep_ == "ccomp" and lemma(verb.head) in ("say", "tell", "add", "write", "tweet", "argue", "insist")
    return _actors(subjects(verb.head), judging) if said and not is_passive(verb.head) else []


def _actors(tokens: list["Token"], judging: Judging) -> list[Filler]:
    return [f for f in map(judging.arguments.actor, tokens) if f is not None]


def _doers(clause: "Token", judging: Judging) -> list[Filler]:
    """Return who did what a clause tells, where it is told as done or being done."""
    word = lemma(clause)
    abandons = word in _ABANDONING and any(t.pos_ == "NOUN" for t in children(clause, "dobj"))
    unwilling = any(c.lower_ in _UNWILLING for c in children(clause, "acomp", "oprd"))
    if is_passive(clause) or not (unwilling or clause.pos_ == "VERB"):
        return []
    if word in _NO_FAULT and not (abandons or unwilling):
        return []
    if any(c.tag_ == "MD" and c.lower_ not in ("would", "should") for c in children(clause, "aux")):
        return []  # "it is appalling that he would say this"
    named = [t for t in children(clause, "nsubj") if t.pos_ in ("NOUN", "PROPN")]
    return [f for f in _actors(named, judging) if f.role.type is not NodeKind.REGION]
