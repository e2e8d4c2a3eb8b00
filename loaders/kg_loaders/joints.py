"""Joints: what "and" joins, where the parser hung it on the last word before, across an aside or a clause."""

from typing import TYPE_CHECKING, Final

from kg_loaders.called import called_the, set_beside
from kg_loaders.charges import lost_object
from kg_loaders.labels import SUBJECTS, TENSED
from kg_loaders.lexicon import lexicon
from kg_loaders.syntax import BLAMING, conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "HARMING",
    "JOINED",
    "harmed_there",
    "is_of_last",
    "last_joined",
    "rejoin",
    "ruling_in",
    "set_apart",
]

_INSIDE = frozenset({"pobj", "prep", "appos", "acl", "agent"})
"""What leads up from a word inside an aside to the name that the aside is about."""
_ASIDES = frozenset({"appos", "acl"})
HARMING = frozenset({"killing", "wounding", "injuring"})
_FORCEFUL = frozenset(
    "open fire shoot attack bomb shell strike hit storm raid explode clash battle detonate blast target".split()
)
_ADDED = frozenset({"appos", "conj"})
_LISTED = frozenset({"conj", "nsubj", "pobj", "dobj"})
_OWN = frozenset({"DT", "PRP$"})
_CAMPS = frozenset("opposition coalition rebel government minority majority separatist".split())
"""Nouns that are said of the name after them: "the opposition Greens"."""
_RULING = frozenset("authority government administration leadership ruler regime".split())
_CHARGING: Final = BLAMING | frozenset("convict acquit clear warn remind inform".split())


_DEEDS = frozenset("release repeal return arrest end start murder death transfer sale closure seizure".split())
JOINED = frozenset({"conj", "dobj", "npadvmod", "nsubj", "nsubjpass"})
"""What may be joined to another word than the parser says."""


def rejoin(token: "Token") -> None:
    """Join a word to what it goes with: objects, subjects and agents that "and" or a comma adds to others."""
    if token.dep_ in ("dobj", "npadvmod"):
        _second_object(token)
    elif token.dep_ != "conj":
        if token.dep_ == "nsubj" and lost_object(token):
            return
        _second_subject(token)
    elif token.lower_ == "by":
        _by_another(token)
    else:
        _noun_joined(token)


def harmed_there(verb: "Token") -> None:
    """ "gathered where police opened fire, killing six": the deed before it killed them, not who gathered."""
    above = verb.head
    between = (t for t in reversed(verb.doc[above.i + 1 : verb.i]) if t.dep_ in ("relcl", "advcl", "acl"))
    deed = next((t for t in between if t.tag_ in TENSED and t.lemma_.lower() in _FORCEFUL), None)
    if deed is not None and above.i < deed.i and above.lemma_.lower() not in _FORCEFUL:
        verb.head = deed


def _verb_in(noun: "Token") -> None:
    """ "whom Chad accuses of theft": a verb in -s that was read as a noun."""
    if noun.tag_ != "NNS" or not any(c.tag_ in ("WP", "WDT") for c in noun.lefts):
        return
    named = [c for c in noun.lefts if c.dep_ == "compound" and c.pos_ == "PROPN"]
    if named:
        noun.tag_, noun.pos_, noun.lemma_ = "VBZ", "VERB", noun.lower_.removesuffix("s")
        named[-1].dep_ = "nsubj"


def _second_kind(token: "Token", joining: "Token") -> bool:
    """Join what else is said of somebody to what is said first: "Brown, head of the bank and the first to go,"."""
    doc, name = token.doc, token.head
    beside = next((c for c in name.children if c.dep_ == "appos" and name.i < c.i < joining.i), None)
    closed = doc[token.right_edge.i + 1 : token.right_edge.i + 2].text == ","
    inside = beside is not None and doc[beside.left_edge.i - 1].text == "," and doc[joining.i - 1].text != ","
    if beside is None or not (closed and inside) or name.pos_ != "PROPN" or token.ent_type_ == "PERSON":
        return False
    if not any(c.tag_ == "DT" for c in token.lefts) or token.tag_ not in ("NN", "NNP"):
        return False
    token.head = joining.head = beside
    return True


def _noun_joined(token: "Token") -> None:
    """Join a noun to what it goes with: "Ada Brown, head of the union, and Neil Gray said so"."""
    doc, first = token.doc, token.head
    start = token.left_edge.i - 1
    if first.pos_ == "VERB":
        _verb_in(token)
    if start > first.i and doc[start].text == ",":
        _late_holder(token, doc[start - 1])
        return
    if start <= first.i or doc[start].lower_ not in ("and", "or") or first.dep_ == "conj":
        return
    if any(c.dep_ == "conj" and c.i < token.i for c in first.children):
        return
    if (
        _second_kind(token, doc[start])
        or _acts_alone(token, doc[start])
        or _blamed_too(token, doc[start])
        or _alike(token, doc[start])
        or _deed_too(token, doc[start])
    ):
        return
    if doc[start - 1].text == "," and (_is_name(token) or _is_described(token)):
        named = _above_aside(first, token)
        if named is not None:
            token.head = named
            doc[start].head = named


def _late_holder(name: "Token", last: "Token") -> None:
    """ "Ada Brown and the president of the bank, Neil Gray, met": the holder, taken for one more of the list."""
    place = last.head if last.dep_ == "compound" else last
    office = place.head.head
    if place.dep_ != "pobj" or place.head.lower_ != "of" or office.tag_ != "NN" or office.i == name.i:
        return
    after = name.doc[name.right_edge.i + 1 : name.right_edge.i + 2].text
    held = office.lemma_.lower() in lexicon("en").offices["state"] | lexicon("en").offices["body"]
    alone = any(c.tag_ in _OWN for c in office.lefts) and not any(c.dep_ == "appos" for c in office.children)
    if held and alone and after in (",", ".", "") and name.ent_type_ == "PERSON" and office.dep_ in _LISTED:
        name.head, name.dep_ = office, "appos"


def _above_aside(first: "Token", token: "Token") -> "Token | None":
    """Return the noun after which the aside opens that a joined noun was hung into."""
    found: Token | None = None
    inner = first
    while inner.dep_ in _INSIDE:
        above = inner.head
        opened = inner.dep_ in _ASIDES and inner.left_edge.i - 1 > above.i
        if opened and inner.doc[inner.left_edge.i - 1].text == "," and above.pos_ in ("PROPN", "NOUN"):
            beside = inner.i == first.i and not _is_apart(token, inner)
            if beside or above.i + 1 > inner.left_edge.i - 1:
                return None
            found = above
        inner = above
    return found


def _is_apart(token: "Token", beside: "Token") -> bool:
    """Tell whether a joined noun is another one, not a second description: "head of the union, and Neil Gray"."""
    return _is_name(token) or (token.tag_ == "NNS" and beside.tag_ == "NN")


def _is_name(token: "Token") -> bool:
    """Tell whether a noun is a name, or has one beside it: "Neil Gray", "their ally Neil Gray"."""
    if (
        token.pos_ == "PROPN"
        and token.lower_ not in lexicon("en").offices["state"] | lexicon("en").offices["body"]
    ):
        return True
    return any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in token.children)


def _is_described(token: "Token") -> bool:
    return token.tag_ == "NNS" and any(c.tag_ in _OWN or c.text[:1].isupper() for c in token.lefts)


def _acts_alone(token: "Token", joining: "Token") -> bool:
    """Give a verb its subject that was read as one more place: "moved into Mali and Chad struck back"."""
    doc, after = token.doc, token.right_edge.i + 1
    if token.head.dep_ != "pobj" or token.pos_ != "PROPN" or after >= token.sent.end:
        return False
    verb = doc[after]
    if verb.pos_ != "VERB" or any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    above = verb.head
    if above.i == verb.i or above.i > token.head.i:
        return False
    finite = verb.tag_ in TENSED and verb.dep_ in ("conj", "advcl", "ccomp")
    led = any(c.dep_ in SUBJECTS for c in above.children)
    going_on = verb.tag_ == "VBG" and above.tag_ == "VBG" and led and verb.dep_ in ("conj", "advcl")
    if not (finite or going_on):
        return False
    token.head, token.dep_ = verb, "nsubj"
    verb.dep_ = "conj"
    joining.head = above
    return True


def _blamed_too(token: "Token", joining: "Token") -> bool:
    """Join the second who is blamed to the first: "accused Chad of theft and Mali of murder"."""
    first, prep = token.head, token.head.head
    if first.pos_ == "VERB":
        return _blamed_last(token, joining)
    named = token.text[:1].isupper() or _is_name(token)
    if first.dep_ not in ("pobj", "pcomp") or not named or token.pos_ not in ("PROPN", "NOUN"):
        return False
    verb = prep.head.head if prep.head.dep_ == "dobj" else prep.head
    same = any(c.dep_ == "prep" and c.lower_ == prep.lower_ for c in token.rights)
    after = token.doc[token.right_edge.i + 1 : token.right_edge.i + 2]
    if not (same or after.text.lower() == prep.lower_) or verb.lemma_.lower() not in _CHARGING:
        return False
    blamed = next((c for c in verb.children if c.dep_ == "dobj" and c.i < prep.i), None)
    if blamed is None:
        return False
    prep.head = verb
    for again in [c for c in token.rights if c.dep_ == "prep" and c.lower_ == prep.lower_]:
        again.head = verb
    token.head = joining.head = blamed
    return True


def _blamed_last(token: "Token", joining: "Token") -> bool:
    """Join to the first who is blamed the second that was joined to the verb: "blamed A for B, and C for D"."""
    verb = token.head
    blamed = next((c for c in verb.children if c.dep_ == "dobj" and c.i < token.i), None)
    reasons = {c.lower_ for c in verb.children if c.dep_ == "prep"} & {"for", "of", "over"}
    again = [c for t in conjuncts(token) for c in t.rights if c.dep_ == "prep" and c.lower_ in reasons]
    if blamed is None or not again or verb.lemma_.lower() not in _CHARGING:
        return False
    for prep in again:
        prep.head = verb
    token.head = joining.head = blamed
    return True


def _alike(token: "Token", joining: "Token") -> bool:
    """Join the second of two people of one party each: "Ada Brown of the Greens and Neil Gray of the Liberals"."""
    first, prep = token.head, token.head.head
    name, after = prep.head, token.i + 1
    same = after < token.sent.end and token.doc[after].lower_ == prep.lower_ and prep.lower_ in ("of", "from")
    people = "PERSON" in (token.ent_type_, name.ent_type_) or first.ent_type_ == "ORG"
    named = token.pos_ == name.pos_ == "PROPN"
    apart = token.ent_type_ == name.ent_type_ == "PERSON" and prep.lower_ in ("of", "from")
    if first.dep_ != "pobj" or not ((same and people and named) or (apart and first.ent_type_ != "PERSON")):
        return False
    token.head = joining.head = name
    if same and token.doc[after].head.i == first.i:
        token.doc[after].head = token
    return True


def _deed_too(token: "Token", joining: "Token") -> bool:
    """Join a deed to the one before it: "the release of Neil Gray and the repeal of the levy"."""
    whom, deed = token.head, token.head.head.head
    if whom.pos_ != "PROPN" or whom.dep_ != "pobj" or whom.head.lower_ != "of" or not whom.head.i > deed.i:
        return False
    if not all(any(c.lower_ == "the" for c in t.lefts) and _is_deed(t) for t in (deed, token)):
        return False
    if not any(c.lower_ == "of" and c.dep_ == "prep" for c in token.rights):
        return False
    token.head = joining.head = deed
    return True


def _is_deed(noun: "Token") -> bool:
    word = noun.lemma_.lower()
    return noun.pos_ == "NOUN" and (word in _DEEDS or word.endswith(("tion", "sion", "ment", "al", "ing")))


def _second_object(noun: "Token") -> None:
    """Tell a second object apart: "blamed Chad for this, Niger for that", "blamed the Front, the militia who"."""
    verb = noun.head
    first = next((c for c in verb.children if c.dep_ == "dobj" and c.i < noun.i), None)
    by = next((c for c in verb.children if c.dep_ == "agent" and c.i < noun.i), None)
    if by is not None and noun.dep_ == "npadvmod" and not any(c.dep_ == "pobj" for c in by.children):
        noun.head, noun.dep_ = by, "pobj"  # "opposed by, among others, Ada Brown"
        return
    if first is None:
        if noun.dep_ == "dobj" and noun.pos_ == "PROPN":
            _titled(noun)
        return
    if noun.doc[noun.left_edge.i - 1].text != ",":
        return
    after = noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 2].text.lower()
    reasons = {c.lower_ for c in verb.children if c.dep_ == "prep" and first.i < c.i < noun.i}
    if noun.pos_ == "PROPN" and verb.lemma_.lower() in _CHARGING and after in reasons & {"for", "of", "over"}:
        noun.head, noun.dep_ = first, "conj"
    elif noun.dep_ == "dobj" and noun.tag_ == "NN" and any(c.dep_ == "relcl" for c in noun.children):
        noun.head, noun.dep_ = first, "appos"


def _second_subject(noun: "Token") -> None:
    """ "Chad, which borders Mali, and Niger left": two subjects that "and" joins."""
    first = next((c for c in noun.head.lefts if c.dep_ == noun.dep_), noun)
    if set_beside(first, noun) if first.i < noun.i else called_the(noun):
        return
    joining = [c for c in first.children if c.dep_ == "cc" and first.i < c.i < noun.i] if first.i < noun.i else []
    if joining and not any(c.dep_ == "conj" and c.i > joining[-1].i for c in first.children):
        noun.head, noun.dep_ = first, "conj"
    elif not joining and first.i < noun.i and _is_closed(noun) and noun.pos_ == "NOUN":
        noun.head, noun.dep_ = first, "appos"  # "Chad - once an ally - left"


def _is_closed(noun: "Token") -> bool:
    """Tell whether two commas or dashes close a phrase in."""
    doc, marks = noun.doc, (",", "—", "--")
    last = noun.right_edge
    after = last if last.text in marks else doc[last.i + 1] if last.i + 1 < len(doc) else last
    return doc[noun.left_edge.i - 1].text in marks and after.text in marks


def _by_another(prep: "Token") -> None:
    """ "rejected by Chad, whose leader spoke of theft, and by Niger": by whom else it was done."""
    inner = prep.head
    while inner.dep_ in ("relcl", "acl", "appos", "pobj", "prep", "conj") and inner.head.i != inner.i:
        inner = inner.head
        if inner.dep_ == "agent":
            prep.head = inner
            return


def _titled(name: "Token") -> None:
    """ "appealed to presidents Joel Otieno and Idris Moussa": names of holders of an office, read as an object."""
    office = name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    offices = lexicon("en").offices
    held = office.lemma_.lower() in offices["state"] | offices["body"] | offices["place"]
    if office.tag_ == "NNS" and office.dep_ == "pobj" and held and office.head.head.i == name.head.i:
        name.head, name.dep_ = office, "appos"


def set_apart(token: "Token") -> None:
    """Tell a name that was read as another name of the noun before it: "A of B and C", "the opposition Greens"."""
    doc, above, start = token.doc, token.head, token.left_edge.i
    if above.i > token.i:
        return
    if token.pos_ != "PROPN":
        _another_holder(token)
        return
    if doc[start - 1].lower_ == "and" and above.pos_ == "PROPN" and above.i < start - 1:
        token.dep_ = "conj"
        doc[start - 1].head = above
    elif start == above.i + 1 and above.lower_ in _CAMPS and above.tag_ == "NN":
        _modifies(above, token)


def _another_holder(office: "Token") -> None:
    """ "Ada Brown, her deputy, Neil Gray, and others met": an office with a name of its own beside it."""
    offices = lexicon("en").offices
    held = office.lemma_.lower() in offices["state"] | offices["body"] | offices["place"]
    named = any(c.dep_ == "appos" and c.ent_type_ == "PERSON" and c.i > office.i for c in office.children)
    owned = any(c.tag_ in _OWN for c in office.lefts)
    if held and named and owned and office.head.ent_type_ == "PERSON":
        first = office.head
        beside = first.dep_ == "appos" and first.head.tag_ == "NN"  # "the president, Ada Brown, her deputy, ..."
        office.head, office.dep_ = first.head if beside else first, "conj"


def _modifies(noun: "Token", name: "Token") -> None:
    """Make a noun a modifier of the name after it, which takes its place."""
    others = [c for c in noun.children if c.i != name.i]
    name.head, name.dep_ = noun.head if noun.head.i != noun.i else name, noun.dep_
    for child in others:
        child.head = name
    noun.head, noun.dep_ = name, "compound"


def ruling_in(prep: "Token") -> None:
    """ "backed the authorities in Chad": where they rule, not where they were backed."""
    ruling = prep.doc[prep.i - 1]
    placed = any(c.dep_ == "pobj" and c.ent_type_ in ("GPE", "LOC") for c in prep.children)
    if placed and ruling.dep_ == "dobj" and ruling.head.i == prep.head.i and ruling.lemma_.lower() in _RULING:
        prep.head = ruling


_LED = frozenset("led headed chaired founded run".split())


def last_joined(clause: "Token") -> "Token":
    """Return the last of the names before a relative clause that are joined to its head."""
    name = clause.head
    while joined := [c for c in name.rights if c.dep_ == "conj" and c.i < clause.left_edge.i]:
        name = joined[-1]
    return name


def is_of_last(clause: "Token") -> bool:
    """Tell whether only the last of several names "was shelled": "Albania and Croatia, which was shelled".

    So it is with who leads it: "the Red Party and the Blue Party, led by Ada Brown".
    """
    if clause.dep_ == "acl":
        return clause.lower_ in _LED and last_joined(clause) != clause.head
    verbs = [clause, *(c for c in clause.lefts if c.dep_ in ("aux", "auxpass"))]
    one = any(v.tag_ == "VBZ" or v.lower_ in ("was", "has") for v in verbs)
    return one and clause.left_edge.lower_ in ("which", "who") and last_joined(clause) != clause.head
