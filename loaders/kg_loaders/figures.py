"""Figures of speech and phrases that judge: "a shot in the arm", "left tenants out in the cold"."""

from functools import cache
from typing import TYPE_CHECKING, Final

from kg_loaders.denials import is_denied
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, is_passive, lemma, preposition_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["NONE", "beyond_measure", "figure", "going", "is_glad", "weighed_phrase"]

NONE = frozenset("nothing little nobody none".split())
"""Words by which a thing is said to do nothing."""
_PAIRS = {
    ("shot", "arm"): 1,
    ("breath", "air"): 1,
    ("ray", "hope"): 1,
    ("start", "era"): 1,
    ("kick", "tooth"): -1,
    ("nail", "coffin"): -1,
    ("bump", "road"): -1,
    ("pie", "sky"): -1,
    ("drop", "ocean"): -1,
    ("drop", "bucket"): -1,
    ("house", "card"): -1,
    ("race", "bottom"): -1,
    ("leap", "dark"): -1,
    ("kiss", "death"): -1,
    ("denial", "justice"): -1,
    ("denial", "democracy"): -1,
    ("denial", "right"): -1,
    ("abdication", "responsibility"): -1,
    ("abdication", "duty"): -1,
    ("dereliction", "duty"): -1,
    ("contempt", "parliament"): -1,
    ("death", "democracy"): -1,
    ("end", "democracy"): -1,
    ("end", "freedom"): -1,
    ("beginning", "end"): -1,
    ("matter", "time"): 0,
}
"""Figures of speech, by their two nouns."""
_COMPOUNDS = {
    ("sentence", "death"): -1,
    ("bomb", "time"): -1,
    ("leaf", "fig"): -1,
    ("measure", "half"): -1,
    ("herring", "red"): -1,
    ("horse", "trojan"): -1,
    ("pass", "free"): -1,
    ("cheque", "blank"): -1,
    ("check", "blank"): -1,
    ("dressing", "window"): -1,
    ("elephant", "white"): -1,
    ("changer", "game"): 1,
}
"""Figures of speech of a noun and a word before it."""
_DREADED = frozenset(
    "soviet nazi stalinist stalin mafia gestapo orwellian mccarthy kremlin maoist junta gangster".split()
)
_ROGUE = frozenset("terror terrorist rogue pariah police mafia apartheid criminal".split())
_HAVENS = frozenset("haven refuge sanctuary paradise playground hotbed springboard magnet hub base".split())
_SHADY = frozenset(
    "terrorist terrorism terror extremist extremism jihadist militant rebel insurgent criminal crime smuggler "
    "trafficker trafficking launderer laundering fraudster pirate gang hacker fugitive mercenary separatist "
    "dodger evader cartel mafia".split()
)
"""Whom it is no praise to shelter."""
_PAIRED = frozenset(first for first, _ in _PAIRS)
_BETWEEN = ("in", "of", "to")


_GLAD: Final = frozenset("happy pleased delighted glad proud grateful thankful relieved thrilled".split())
_FELT: Final = frozenset(
    "opposition resistance support demand sentiment feeling competition pressure dollar".split()
)
_TRADING: Final = frozenset(
    "source market exporter importer supplier producer buyer customer destination investor".split()
)
_LARGE: Final = frozenset("important big large main major leading key chief good top biggest largest".split())


def figure(token: "Token") -> int:
    """Return +1 or -1 for a figure of two nouns, 0 for anything else: "a nail in the coffin"."""
    if lemma(token) == "end" and any(c.lower_ == "dead" for c in token.lefts):
        return -1
    if lemma(token) in ("state", "regime") and any(c.lower_ in _ROGUE for c in token.lefts):
        return -1
    if token.lower_ == "style" and any(c.lower_ in _DREADED for c in token.lefts):
        return -1  # "Soviet-style"
    if lemma(token) in _HAVENS:  # "a safe haven for terrorists"
        guests = [t for name in ("for", "of") for t in preposition_objects(token, name)]
        return -1 if any({lemma(t), *(lemma(c) for c in t.lefts)} & _SHADY for t in guests) else 0
    joined = next((_COMPOUNDS[p] for c in token.lefts for p in [(lemma(token), c.lower_)] if p in _COMPOUNDS), 0)
    if joined or lemma(token) not in _PAIRED:
        return joined
    ends = [t for name in _BETWEEN for t in preposition_objects(token, name)]
    return next((_PAIRS[p] for t in ends for p in [(lemma(token), lemma(t))] if p in _PAIRS), 0)


def weighed_phrase(clause: "Token", lexicon: Lexicon) -> int:
    """Return the sign of a phrase of the lexicon: "would tie the hands of mayors", "does not add up"."""
    harm, sound, word = lexicon.harm_phrases, lexicon.sound_phrases, lemma(clause)
    begins = word in _first_words(harm) or word in _first_words(sound)
    if not begins or (is_passive(clause) and word != "tailor"):
        return 0
    near = _near(clause)
    said = {f"{word} {w}" for t in near for w in (lemma(t), t.lower_)}
    none = any(t.lower_ in NONE or any(c.lower_ == "no" for c in t.lefts) for t in near)
    if said & sound:
        return -1 if none or is_denied(clause) else 1
    late = any(t.lower_ == "late" for t in near) and not any(t.lower_ == "too" for t in clause.subtree)
    nobody = any(t.lower_ in ("nobody", "one") for t in near) or late
    return -1 if said & harm and not nobody and not is_denied(clause) else 0


@cache
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.split(" ", 1)[0] for phrase in phrases if " " in phrase)


def _near(clause: "Token") -> list["Token"]:
    """Return the objects, particles and what hangs on a verb by prepositions, near enough to be one phrase."""
    found = children(
        clause, "dobj", "prt", "advmod", "acomp", "oprd", "attr", "npadvmod", "prep", "advcl", "ccomp"
    )
    for prep in [t for t in found if t.dep_ == "prep"]:
        found += children(prep, "pobj", "amod", "pcomp")
        found += [t for p in children(prep, "prep") for t in (p, *children(p, "pobj"))]
    return found + [t for o in found if o.dep_ == "dobj" for t in children(o, "amod", "acomp")]


def _are_plain(friends: "Token") -> bool:
    told = {c.lower_ for c in friends.lefts} - {"old", "good", "close", "longtime", "personal", "dear", "great"}
    return not told and not children(friends, "relcl", "acl")


def is_glad(word: "Token") -> bool:
    """Tell whether a word says that somebody is glad, which praises nobody."""
    return word.dep_ == "acomp" and word.lower_ in _GLAD


def _is_felt(clause: "Token") -> bool:
    return any(lemma(s) in _FELT for s in children(clause, "nsubj"))


def beyond_measure(word: "Token") -> int | None:
    """Return -1 for "too moderate", whatever the word alone says; None where no measure is spoken of.

    Who is glad is not praised by that, nor a feeling that is strong, nor where one's imports come from.
    """
    if is_glad(word) or (word.dep_ == "acomp" and word.lower_ == "strong" and _is_felt(word.head)):
        return 0
    if word.lower_ == "welcome" and word.dep_ == "acomp" and children(word, "xcomp"):
        return 0  # "is welcome to call"
    if word.dep_ == "attr" and word.tag_ == "NNS" and lemma(word) == "friend" and _are_plain(word):
        return 0  # "are old friends" of one another
    if word.tag_ in ("JJR", "RBR") and any(c.lower_ == "never" for c in word.head.children):
        return 0  # "had never been stronger"
    if word.dep_ == "attr" and lemma(word) in _TRADING and all(c.lower_ in _LARGE for c in children(word, "amod")):
        return 0
    measured = any(c.lower_ == "too" and c.i < word.i for c in children(word, "advmod"))
    if not measured or word.pos_ not in ("ADJ", "ADV", "VERB"):
        return None
    if any(c.lower_ in ("not", "never", "n't") for c in word.lefts):
        return 0
    limited = children(word, "xcomp", "ccomp", "advcl") or word.lower_ in ("early", "soon", "late", "many", "much")
    return 0 if limited else -1  # "too early to say", "too important to fail"


def going(clause: "Token") -> int:
    """ "does not go far enough", "goes too far"."""
    words = [t.lower_ for t in clause.subtree]
    if "far" in words and "too" in words:
        return 0 if is_denied(clause) else -1
    if "far" in words and "enough" in words:
        return -1 if is_denied(clause) else 1
    return 0
