"""Tributes: who congratulates or thanks another in a call or letter supports him ("phoned Brown to thank her")."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg_loaders.arguments import Arguments, Filler
from kg_loaders.frames import Claim
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects
from kg_loaders.valency import subjects
from kg_schema import Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["find_tributes"]

_REACHING: Final = frozenset(
    "call phone telephone ring write text email contact cable message visit tweet".split()
)
_HONOURING: Final = frozenset("congratulate thank praise commend".split())
_GIVING: Final = frozenset(
    "offer send extend convey give pass deliver make write issue post express relay".split()
)
_GETTING: Final = frozenset("receive get".split())
_THEM: Final = frozenset("him her them it".split())


def find_tributes(doc: "Doc", arguments: Arguments) -> Iterator[Claim]:
    """Yield who supports whom by congratulations and thanks."""
    for token in doc:
        if token.lower_ == "congratulatory" and token.dep_ == "amod":
            yield from _sent(token.head, arguments)
        elif token.lower_ == "congratulations":
            yield from _called_out(token, arguments)
            if token.dep_ == "dobj" and not preposition_objects(token, "to"):
                yield from _sent(token, arguments)
        elif token.pos_ == "VERB" and lemma(token) in _REACHING and not is_passive(token):
            for aim in children(token, "xcomp", "advcl"):
                to_do = any(c.lower_ == "to" for c in children(aim, "aux")) and lemma(aim) in _HONOURING
                if to_do and any(t.lower_ in _THEM for t in children(aim, "dobj")):
                    yield from _claims(subjects(token), _reached(token), token, arguments)


def _reached(verb: "Token") -> list["Token"]:
    return children(verb, "dobj", "dative") + preposition_objects(verb, "to")


def _sent(letter: "Token", arguments: Arguments) -> Iterator[Claim]:
    """ "sent a congratulatory letter to Brown", "offered Brown her congratulations"."""
    verb = letter.head.head if letter.dep_ == "pobj" and letter.head.lower_ == "in" else letter.head
    owners, named = children(letter, "poss"), preposition_objects(letter, "to")
    if verb.pos_ == "VERB" and lemma(verb) in _GETTING:
        senders = preposition_objects(letter, "from") + preposition_objects(verb, "from")
        yield from _claims(senders, subjects(verb), letter, arguments)
        return
    if verb.pos_ != "VERB" or is_passive(verb) or not (lemma(verb) in _GIVING or letter.dep_ == "pobj"):
        return
    if letter.dep_ == "dobj":
        named += children(verb, "dative") + preposition_objects(verb, "to")
        named += [t for d in children(verb, "dative") for t in children(d, "pobj")]
        named += [c for c in children(letter, "nmod") if owners and c.i < owners[0].i]
        reach = verb.head  # "phoned Brown to offer his congratulations"
        if not named and verb.dep_ in ("advcl", "xcomp") and lemma(reach) in _REACHING:
            named, verb = _reached(reach), reach
    yield from _claims(subjects(verb), named, verb, arguments)


def _called_out(word: "Token", arguments: Arguments) -> Iterator[Claim]:
    """ "Congratulations, Ada Brown!" in direct speech."""
    role = arguments.speaker_at.get(word.i)
    named = [t for t in (*children(word, "appos", "npadvmod"), word.head) if t.pos_ == "PROPN" and t.i > word.i]
    for target in (f for f in map(arguments.actor, named) if f is not None and role is not None):
        if role is not None and target.role is not role:
            yield Claim(
                Relation.SUPPORTS, Filler(role, word, 0.8), target, word, "tribute.called", None, 0.7, stated=True
            )
            return


def _claims(givers: list["Token"], named: list["Token"], at: "Token", arguments: Arguments) -> Iterator[Claim]:
    targets = [f for f in (arguments.recipient(t, place=False) for t in named) if f is not None]
    for source in (f for f in map(arguments.actor, givers) if f is not None):
        for target in targets[:1]:
            if source.role is not target.role:
                weight = 0.75 * source.confidence * target.confidence
                yield Claim(Relation.SUPPORTS, source, target, at, "tribute.conveyed", None, weight)
