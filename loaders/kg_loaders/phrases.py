"""Noun phrases: the words that a noun heads, as an entity's name."""

from typing import TYPE_CHECKING

from kg_loaders.parse import ParsedArticle
from kg_loaders.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "MAX_WORDS",
    "UTTERANCES",
    "absence",
    "is_audience",
    "is_definite",
    "names_camp",
    "noun_phrase",
    "phrase_text",
]

MAX_WORDS = 8
"""Words that a name may have; longer phrases are cut or not used as names."""
_DEFINITE = frozenset("the this that these those such its his her their both".split())
_OPEN = ("CCONJ", "ADP", "DET")
"""What a name does not end in: a cut phrase may."""
_QUOTES = str.maketrans("", "", '"“”„«»')
_DETERMINERS = frozenset(
    "the a an its his her their our my your own only just even especially particularly notably".split()
)
_DASHES = frozenset({"—", "–", "--"})
UTTERANCES = frozenset(
    "letter statement interview speech tweet address post video report editorial article column conference".split()
)
"""Where something is said of a thing: "the vote in a letter" is the vote."""
_ATTACHED = frozenset("of on for to with against in between from within inside".split())


def is_definite(token: "Token") -> bool:
    """Tell whether a noun carries a definite determiner or a possessive pronoun."""
    return any(c.lower_ in _DEFINITE for c in token.lefts if c.dep_ in ("det", "poss", "predet"))


def absence(token: "Token") -> bool:
    """Tell whether a "no" names what is absent and denies nothing: "a no-deal exit", "a “no deal” exit"."""
    if token.lower_ != "no" or token.i + 1 >= len(token.doc):
        return False
    before = token.nbor(-1) if token.i else None
    named = before is not None and (before.lower_ in ("a", "an", "the", "any") or before.is_quote)
    return token.nbor().text == "-" or (named and token.nbor().pos_ == "NOUN")


def noun_phrase(token: "Token") -> list["Token"]:
    """Return the tokens of the phrase a noun heads, without determiner, relative clauses and far attachments."""
    left = [
        t
        for t in token.lefts
        if absence(t) or t.dep_ not in ("det", "predet", "cc", "preconj", "neg", "mark", "relcl")
    ]
    start = min([t.left_edge.i for t in left], default=token.i)
    end = token.i + 1
    for t in token.rights:
        gerund = any(c.dep_ == "pcomp" for c in t.children)
        said = t.lower_ == "in" and any(c.lemma_.lower() in UTTERANCES for c in t.children)
        if t.dep_ == "prep" and t.i == end and t.lower_ in _ATTACHED and not gerund and not said:
            clauses = [
                d.left_edge.i
                for d in t.subtree
                if d.dep_ in ("relcl", "acl", "advcl", "ccomp", "appos")
                or (d.dep_ == "conj" and not _belongs(d, t))
            ]
            clauses += [c.left_edge.i for c in token.rights if c.i > t.i and c.dep_ in ("relcl", "acl")]
            stop = min([t.right_edge.i + 1, *clauses])
            if stop - start > MAX_WORDS + 3 or stop <= t.i + 1:
                break
            end = stop
            if t.lower_ != "of" or stop <= t.right_edge.i:
                break
        elif t.dep_ in ("punct", "case"):
            continue
        else:
            break
    dashes = [t.i for t in token.doc[start:end] if t.text in _DASHES]  # an insertion, not a part of the name
    start = max([start, *(i + 1 for i in dashes if i < token.i)])
    end = min([end, *(i for i in dashes if i > token.i)])
    tokens = list(token.doc[start:end])
    while (
        tokens
        and not absence(tokens[0])
        and (tokens[0].pos_ == "DET" or tokens[0].is_punct or tokens[0].lower_ in _DETERMINERS)
    ):
        tokens = tokens[1:]
    if tokens and tokens[0].i and absence(tokens[0].nbor(-1)):
        tokens = [tokens[0].nbor(-1), *tokens]
    while tokens and (tokens[-1].is_punct or (tokens[-1].i > token.i and tokens[-1].pos_ in _OPEN)):
        tokens = tokens[:-1]
    return tokens


def _belongs(joined: "Token", prep: "Token") -> bool:
    """Tell whether a coordinated word is within the name: "on coal and gas projects", "between Chad and Oman"."""
    within = joined.head.dep_ in ("amod", "nmod", "compound") and joined.head.i < joined.i < joined.head.head.i
    placed = prep.lower_ == "in" and prep.head.tag_ == "NNS" and joined.pos_ == joined.head.pos_ == "PROPN"
    return within or placed or (prep.lower_ == "between" and joined.head.dep_ == "pobj")


def phrase_text(parsed: ParsedArticle, token: "Token") -> str:
    """Return the noun's phrase as the article writes it, on one line and without outer quotation marks."""
    tokens = noun_phrase(token)
    if not tokens:
        return str(token.text)
    start, end = parsed.start(tokens[0]), parsed.end(tokens[-1])
    text = parsed.article.text[start:end]
    return " ".join(text.translate(_QUOTES).split()).strip("'‘’,. ")


def is_audience(token: "Token") -> bool:
    """Tell whether a noun is but who is told or asks: "told reporters"; nor is a "chief of staff" any staff."""
    if token.lower_ == "staff":
        return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in ("chief", "chiefs")
    verb = token.head.head if token.dep_ == "pobj" else token.head
    return lemma(verb) in ("tell", "ask", "speak", "talk", "say", "brief", "inform", "question", "want", "address")


def names_camp(token: "Token") -> bool:
    """Tell whether a "right" is a camp: "the far-right leader"."""
    return token.doc[max(0, token.i - 2) : token.i].text in ("far-", "alt-", "centre-", "center-")
