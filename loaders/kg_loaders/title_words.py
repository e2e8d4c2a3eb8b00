"""Title words: what stands before a person's name and belongs to it ("Rhode Island Sens. Ada Brown and Bo Ek")."""

from typing import TYPE_CHECKING

from kg_loaders.cast import Cast
from kg_loaders.syntax import lemma
from kg_loaders.ties import Scene
from kg_loaders.titles import full_forms, is_shortened
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["SENT", "field_before", "ministry_before", "office_in", "words_before"]

_STOPS = frozenset(", . and or - that by to with when while but : \" ( ) ; 's".split()) - {"'s"}
SENT = frozenset("ambassador envoy consul delegate representative emissary".split())
_SHARED = frozenset("sens reps govs senators representatives governors presidents ministers mps meps".split())
_WITHIN_FIELDS = frozenset(", and the & of".split())
_LONGEST_TITLE = 12


def office_in(known: frozenset[str], words: list["Token"]) -> str | None:
    """Return the longest run of words that is an office."""
    texts = full_forms(words)
    runs = (" ".join(texts[i:j]) for i in range(len(texts)) for j in range(i + 1, len(texts) + 1))
    return max((run for run in runs if run in known), key=len, default=None)


def field_before(words: list["Token"], office: str, cast: Cast) -> str:
    """Return what the holder of an office has in hand: "transport" of "Chadian Transport Minister Ada Brown"."""
    at = next((i for i, w in enumerate(words) if w.lower_ == office), 0)
    found: list[str] = []
    for word in reversed(words[:at]):
        if word.i in cast.at or not word.text[:1].isupper() or word.pos_ not in ("PROPN", "NOUN", "ADJ"):
            break
        found.insert(0, word.lower_)
    return " ".join(found[-2:])


def ministry_before(scene: Scene, start: int) -> "Token | None":
    """Return the "Minister" of "Minister for Housing, Planning and Roads Ada Brown", read from the name back."""
    doc, i = scene.parsed.doc, start - 1
    while i > 1 and start - i < _LONGEST_TITLE and (doc[i].pos_ == "PROPN" or doc[i].lower_ in _WITHIN_FIELDS):
        role = scene.cast.at.get(i)
        if role is not None and role.type is NodeKind.PERSON:
            return None
        i -= 1
    held = i > 0 and doc[i].lower_ == "for" and i < start - 1
    return doc[i - 1] if held and lemma(doc[i - 1]) in ("minister", "secretary") else None


def words_before(scene: Scene, known: frozenset[str], start: int) -> list["Token"]:
    """Return the words of a title before a name, or before the first name of a list that shares it."""
    words = _words(scene, known, start)
    if words or start < 3:
        return words
    doc, at = scene.parsed.doc, scene.cast.at
    before = start - 1
    if doc[before].lower_ == "and":
        before -= doc[before - 1].text == ","
    elif doc[before].text != ",":
        return words
    other = at.get(before - 1)
    if other is None or other.type is not NodeKind.PERSON or other is at.get(start):
        return words
    first = scene.first_of(doc[before - 1], other)
    if doc[start - 1].text == "," and first and doc[first - 1].lower_ == "and":
        return words  # "Ministers Brown and Ek, Gray says": Gray is not in the list
    shared = words_before(scene, known, first)
    last = [w for w in shared if w.text != "."][-1:]
    return shared if last and last[0].lower_.rstrip(".") in _SHARED else []


def _words(scene: Scene, known: frozenset[str], start: int) -> list["Token"]:
    doc, kind = scene.parsed.doc, scene.parsed.kind
    words: list[Token] = []
    i = start - 1
    while i >= 0 and len(words) < _LONGEST_TITLE:
        t = doc[i]
        if doc[i + 1].is_sent_start and kind(t) is not kind(doc[i + 1]):
            break  # a headline has no stop
        if t.text == ")":
            i = _opening(scene, i) - 1
            continue
        if words and t.tag_ in ("NNS", "NNPS") and words[0].i == i + 1 and words[0].tag_ == "RB":
            break  # "Democratic Senators Now Support ..."
        role = scene.cast.at.get(i)
        if _ends_title(known, t, words) or (role is not None and role.type is NodeKind.PERSON):
            break
        words.insert(0, t)
        i -= 1
    while words and words[0].pos_ in ("DET", "AUX", "ADV", "PRON", "CCONJ") and words[0].lower_ != "then":
        words.pop(0)
    return words


def _opening(scene: Scene, i: int) -> int:
    """Return where the bracket that closes at ``i`` opens, or ``i`` if it does not in this sentence."""
    doc = scene.parsed.doc
    return next((k for k in range(i, doc[i].sent.start - 1, -1) if doc[k].text == "("), i)


def _ends_title(known: frozenset[str], t: "Token", words: list["Token"]) -> bool:
    """Tell whether a word stands outside the title; "of State", "to Germany" and "leader and" do not."""
    before = t.doc[t.i - 1] if t.i else t
    if t.text == "-" and words and t.i and before.pos_ in ("PROPN", "NOUN", "ADV"):
        return bool(before.whitespace_ or t.whitespace_)  # "Secretary-General" is one word
    if t.text == "." and t.i and is_shortened(before) and (words or before.text[0].isupper()):
        return False  # "Reps. Adam Kinder"
    if t.lower_ == "of" and len(words) == 1 and f"{before.lower_} of {words[0].lower_}" in known:
        return False
    if t.lower_ == "to" and lemma(before) in SENT:
        return False
    if t.lower_ == "and" and office_in(known, words) and lemma(before) in known:
        return False
    return t.lower_ in _STOPS or t.like_url or t.pos_ in ("VERB", "ADP", "SCONJ", "CCONJ")
