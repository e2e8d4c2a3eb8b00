"""Wrangles: whether those who clash do so with arms or with words, and who joins a body indeed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.frames.words import words_after
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, counted, lemma, preposition_objects
from kg_loaders.valency import objects, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["WRANGLE_NEEDS"]

_ARMED: Final = frozenset(
    (
        "police troop army soldier military rebel militant protester protestor demonstrator marcher rioter force "
        "bandit terrorist islamist extremist paramilitary hooligan looter crowd mob gang militia fighter "
        "insurgent gunman guerrilla supporter guard gendarme officer settler jihadist"
    ).split()
)
_ABOUT: Final = frozenset("over about on".split())
_OPENLY: Final = frozenset("publicly openly bitterly repeatedly verbally angrily fiercely frequently".split())
_GAMES: Final = frozenset(
    "title cup championship final match game trophy medal point goal ball race pole penalty league spot season "
    "player wicket".split()
)
_SAID: Final = frozenset(
    "remark comment statement report admission figure gaffe announcement speech revelation news disclosure "
    "finding leak".split()
)
_BLAME: Final = frozenset(
    "criticism blame scorn attack condemnation ridicule rebuke abuse censure mockery opprobrium scolding".split()
)
_WHEN: Final = frozenset("after since by upon on in for following despite before until".split())


def _ends(verb: "Token") -> list["Token"]:
    return counted([*subjects(verb), *objects(verb), *preposition_objects(verb, "with")])


def _armed(ends: list["Token"], lexicon: Lexicon) -> bool:
    modifiers = {lemma(c) for t in ends for c in children(t, "compound", "amod", "poss")}
    return bool(({lemma(t) for t in ends} | modifiers) & (_ARMED | lexicon.classes["weapon_nouns"]))


def _bodily(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a clash is one of force: people who clash over something, or by name, do so with words."""
    ends = _ends(verb)
    if _armed(ends, lexicon):
        return True
    about = {p.lower_ for p in children(verb, "prep")} & {"over", "about", "for"}
    if lemma(verb) == "fight" and (children(verb, "xcomp") or any(c.lower_ == "hard" for c in verb.rights)):
        return False  # "fought hard to keep the bill"
    return not about and any(t.ent_type_ != "PERSON" for t in ends)


def _wordy_clash(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a clash is one of words: "over the levy", "publicly"; not "over the title"."""
    if _armed(_ends(verb), lexicon) or words_after(verb, *_ABOUT, "in", "for", "at") & _GAMES:
        return False
    about = any(p.lower_ in _ABOUT and p.i > verb.i for p in children(verb, "prep"))
    return about or any(c.lower_ in _OPENLY for c in children(verb, "advmod"))


def _joined_indeed(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a body is joined, and joining it not but spoken of: "warned against Chad joining it"."""
    if any(t.tag_ in ("NNS", "NNPS") for t in children(verb, "nsubjpass")):
        return False
    if verb.tag_ == "VB" and lemma(verb.head) == "vote":
        return False  # who "voted to join" has not joined yet
    if verb.tag_ != "VBG" or children(verb, "aux"):
        return True
    if verb.dep_ == "pcomp":
        return verb.head.lower_ in _WHEN and not children(verb, "nsubj")
    return verb.dep_ not in ("ccomp", "pobj", "dobj") and not _is_beside(verb)


def _is_beside(verb: "Token") -> bool:
    """Tell whether a participle follows a name without a comma: "supports Sudan joining the union"."""
    before = verb.doc[verb.i - 1] if verb.i else verb
    return before.pos_ == "PROPN" and verb.dep_ in ("acl", "advcl", "xcomp") and before.head.i != verb.i


WRANGLE_NEEDS: Final[dict[str, Callable[["Token", Lexicon], bool]]] = {
    "bodily": _bodily,
    "joined_indeed": _joined_indeed,
    "for_blame": lambda verb, _: bool(words_after(verb, "for") & _BLAME),
    "remark_hit": lambda verb, _: bool(words_after(verb, "on", "upon") & _SAID),
    "wordy_clash": _wordy_clash,
}
"""Conditions by name."""
