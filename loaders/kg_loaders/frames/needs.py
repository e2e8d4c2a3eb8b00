"""Needs: the conditions that a frame puts on its verb's arguments ("gave" is aid only of arms or relief)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, lemma, objects, preposition_objects
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["NEEDS", "meets"]

_INTENDING = frozenset("promise pledge vow plan propose intend want aim offer".split())


def _object_words(verb: "Token") -> set[str]:
    """Return the lemmas of the objects and of what modifies them."""
    found = {lemma(t) for t in objects(verb)}
    return found | {lemma(c) for t in objects(verb) for c in children(t, "compound", "amod", "nmod")}


def _weapon(verb: "Token", lexicon: Lexicon) -> bool:
    near = _object_words(verb) | {lemma(t) for t in preposition_objects(verb, "with")}
    return lemma(verb) in ("fire", "shoot") or bool(near & lexicon.classes["weapon_nouns"])


def _infinitive(verb: "Token", lexicon: Lexicon) -> bool:
    clauses = children(verb, "xcomp", "ccomp")
    to_do = any(a.lower_ == "to" and a.dep_ == "aux" for c in clauses for a in c.children)
    return to_do or bool(preposition_objects(verb, "for"))


def _other_subject(verb: "Token", lexicon: Lexicon) -> bool:
    clauses = children(verb, "ccomp", "xcomp")
    return any(children(c, "nsubj") for c in clauses) or bool(preposition_objects(verb, "from"))


def _intent(verb: "Token", lexicon: Lexicon) -> bool:
    """What someone promises or plans to do is a proposal; what is done is not one any more."""
    return verb.dep_ == "xcomp" and lemma(verb.head) in _INTENDING


def _content(verb: "Token", lexicon: Lexicon) -> bool:
    """What is agreed must be said: "to resume flights", "on a date", "to a truce with"."""
    return _infinitive(verb, lexicon) or bool(preposition_objects(verb, "to") + preposition_objects(verb, "on"))


def _attack_content(verb: "Token", lexicon: Lexicon) -> bool:
    """Who vows to attack threatens; who vows to help does not."""
    frames = (f for c in children(verb, "xcomp") for f in lexicon.verbs.get(lemma(c), ()))
    return any(f.relation is Relation.ATTACKS for f in frames)


def _not_respected(verb: "Token", lexicon: Lexicon) -> bool:
    """Who "regretted the decision but respected it" finds no fault with it."""
    return not any(lemma(c) in ("respect", "accept", "acknowledge", "abide") for c in children(verb, "conj"))


NEEDS: Final[dict[str, Callable[["Token", Lexicon], bool]]] = {
    "alert": lambda verb, _: any(t.lower_ == "alert" for t in verb.subtree),
    "content": _content,
    "attack_content": _attack_content,
    "against": lambda verb, _: bool(preposition_objects(verb, "against")),
    "harm": lambda verb, lexicon: bool({lemma(t) for t in verb.subtree} & lexicon.classes["harm_nouns"]),
    "infinitive": _infinitive,
    "intent": _intent,
    "not_doing": lambda verb, _: verb.tag_ == "VBG" and bool(children(verb, "neg")),
    "not_respected": _not_respected,
    "object": lambda verb, _: bool(objects(verb)),
    "no_object": lambda verb, _: not objects(verb),
    "other_subject": _other_subject,
    "plain_object": lambda verb, lexicon: not any(lemma(t) in lexicon.nouns for t in objects(verb)),
    "responsible": lambda verb, _: any(t.lower_ in ("responsible", "accountable", "liable") for t in verb.subtree),
    "weapon": _weapon,
    "with": lambda verb, _: bool(preposition_objects(verb, "with")),
}
"""Conditions by name; beside them, ``X_noun`` asks for an object of the word class ``X_nouns``."""


def meets(needs: tuple[str, ...], verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether the verb's arguments meet every need."""
    for need in needs:
        if need in NEEDS:
            if not NEEDS[need](verb, lexicon):
                return False
        elif not _object_words(verb) & lexicon.classes[f"{need}s"]:
            return False
    return True
