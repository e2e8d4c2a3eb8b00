"""Casting: who and what an article is about, from names to nominal mentions, clustered within the article."""

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kg_loaders.blocks import BlockKind
from kg_loaders.body_kinds import TRADING
from kg_loaders.cast import Cast, Role
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.given_names import is_given_name
from kg_loaders.kinds import settle_kinds
from kg_loaders.lexicon import Lexicon
from kg_loaders.metonymy import SEATS, is_seat, means_government
from kg_loaders.nationals import act_as_state
from kg_loaders.ner import NamedSpan, find_names
from kg_loaders.parse import ParsedArticle
from kg_loaders.party_names import party_at_home, party_of
from kg_loaders.same_bodies import body_of_country, join_bodies, without_country
from kg_loaders.several import are_few, part_named
from kg_loaders.surnames import PARTICLES, Surnames, from_first_name, is_anothers, is_head
from kg_schema import NodeKind, slug

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = ["cast_names"]

_PARTISANS = frozenset(
    "representative lawmaker senator member mp legislator deputy leader leadership congressman".split()
)
_NICKNAMES = frozenset("Greens Liberals Socialists Communists Nationals Conservatives".split())
"""Parties of many countries, which a text calls so without telling their full names."""
_PARTY_ADJECTIVES = frozenset("Labour Labor Conservative Liberal Green Socialist Communist".split())
_PARTY_THINGS = frozenset(
    "motion amendment bill plan proposal government premier opposition campaign manifesto policy majority".split()
)
_LABOUR = frozenset("Labour Labor".split())
_ACTING = frozenset("nsubj conj nsubjpass poss pobj".split())
_MPS = frozenset("MPs MEPs MLAs MSPs TDs".split())
_GUESSED = (NodeKind.PERSON, NodeKind.REGION, NodeKind.ORGANIZATION)
_LONG = 3
_SHORT = re.compile(r"[A-Z]{3,6}")
_ACRONYM = re.compile(r"[A-Z][A-Za-z&.]{1,9}")


def cast_names(parsed: ParsedArticle, gazetteer: Gazetteer, lexicon: Lexicon) -> Cast:
    """Return the cast of all named entities."""
    doc = parsed.doc
    cast = Cast()
    titles = {i for i, b in enumerate(parsed.blocks) if b.kind in (BlockKind.TITLE, BlockKind.HEADING)}
    headings = frozenset(i for i, block in enumerate(parsed.block_of) if block in titles)
    spans = settle_kinds(doc, find_names(doc, gazetteer, lexicon, headings), lexicon, headings)
    persons = [s for s in spans if s.type is NodeKind.PERSON]
    surnames = Surnames()
    for span in sorted(persons, key=lambda s: (s.end - s.start < 2, s.start)):
        _cast_person(span, parsed, cast, surnames, gazetteer)
    taken = {i for s in persons for i in range(s.start, s.end)}
    for span in spans:
        if span.type is NodeKind.PERSON:
            continue
        text = doc[span.start : span.end].text
        part = " " not in text or (doc[span.start].lower_ in PARTICLES and text.count(" ") < _LONG)
        known = surnames.get(slug(text)) if part else None
        known = known or (surnames.first(text) if span.entry is None else None)
        guessed = span.entry is None or span.type is not NodeKind.STATE
        if known is not None and not span.demonym and guessed and (span.entry is None or " " in known.name):
            _mention(cast, known, parsed, doc[span.start : span.end])
            continue
        span = _body_in_short(span, spans, doc) or _governed(span, doc, gazetteer, lexicon)
        _cast_other(span, parsed, cast, gazetteer)
    for token in doc:
        if (
            token.i not in taken
            and token.i not in cast.at
            and token.pos_ in ("PROPN", "NOUN")
            and token.text[:1].isupper()
            and (slug(token.text) in surnames or surnames.first(token.text, at=token) is not None)
            and token.ent_type_ not in ("GPE", "LOC")
        ):
            _cast_surname(token, parsed, cast, surnames)
    _cast_party_members(parsed, cast, gazetteer)
    _cast_party_things(parsed, cast, gazetteer)
    _cast_west(parsed, cast, lexicon)
    _cast_peoples(parsed, cast)
    _link_acronyms(parsed, cast, spans)
    join_bodies(cast, gazetteer)
    _join_initials(cast, gazetteer)
    _join_first_words(cast)
    _join_kinds(cast, lexicon)
    return cast


def _mention(cast: Cast, role: Role, parsed: ParsedArticle, span: "Span") -> None:
    bounds = parsed.bounds(span)
    text = " ".join(parsed.article.text[bounds[0] : bounds[1]].split())
    cast.mention(role, _head(span), bounds, text)
    for token in span:  # any token of a name leads to it
        cast.at.setdefault(token.i, role)


def _head(span: "Span") -> int:
    return int(span.root.i)


def _cast_person(
    span: NamedSpan, parsed: ParsedArticle, cast: Cast, surnames: Surnames, gazetteer: Gazetteer
) -> None:
    words = parsed.doc[span.start : span.end]
    name = " ".join(t.text for t in words if not t.is_space).replace(" - ", "-").replace(" 's", "'s")
    name = name.replace(" Dos ", " dos ") if " dos " in parsed.article.text else name
    role, entry = None, span.entry
    if " " not in name and slug(name) in surnames and is_anothers(words[0], surnames[slug(name)], cast):
        _cast_surname(words[0], parsed, cast, surnames)
        return
    if " " not in name and not (entry is not None and is_head(words[0], surnames.get(slug(name)))):
        role = surnames.get(slug(name)) or next(
            (r for r in cast.of_type(NodeKind.PERSON) if slug(r.name.split()[0]) == slug(name)), None
        )
    elif words[0].lower_ in PARTICLES or (len(words) == 2 and span.entry is None):
        role = surnames.get(slug(name))
        given = parsed.doc[span.start - 1] if span.start else words[0]
        if role is not None and is_given_name(given.text) and given.head in words and given.i < span.start:
            whole = from_first_name(parsed.doc, span.start)  # "Jean-Marie Le Pen" is not Marine
            if given.text not in role.name.replace("-", " ").split():
                words, role, entry = parsed.doc[whole : span.end], None, None
                name = words.text.replace(" - ", "-")
    if role is None and entry is None:
        found = (e for e in gazetteer.lookup(name) if e.type is NodeKind.PERSON)
        entry = next((e for e in found if not e.needs_context(name)), None)
    if role is None and entry is not None:
        role = cast.add(
            NodeKind.PERSON, entry.name, key=slug(entry.name), identifiers=dict(entry.identifiers), known=True
        )
        role.home = entry.state
    if role is None:
        role = cast.add(NodeKind.PERSON, name)
    surnames.add(name, role)
    surnames.add(role.name, role)
    _mention(cast, role, parsed, words)


def _cast_surname(token: "Token", parsed: ParsedArticle, cast: Cast, surnames: Surnames) -> None:
    """Cast a surname that stands alone, or with a given name that is another's: "Ivanka Trump" is no Donald."""
    role, doc = surnames.first(token.text) or surnames[slug(token.text)], parsed.doc
    if is_anothers(token, role, cast):
        other = cast.add(NodeKind.PERSON, f"{doc[token.i - 1].text} {token.text}")
        surnames.add(other.name, other)
        _mention(cast, other, parsed, doc[token.i - 1 : token.i + 1])
    else:
        _mention(cast, role, parsed, doc[token.i : token.i + 1])


def _cast_other(span: NamedSpan, parsed: ParsedArticle, cast: Cast, gazetteer: Gazetteer) -> None:
    words = parsed.doc[span.start : span.end]
    entry = span.entry
    people = span.demonym and entry is not None and words[0].tag_ in ("NNPS", "NNS")
    people = people or (span.demonym and entry is not None and _misread_people(words[0]))
    if people and entry is not None and not act_as_state(words[0], entry):
        role = cast.add(NodeKind.GROUP, words.text, local=True, plural=True)
        _mention(cast, role, parsed, words)
        cast.known(entry).add_name(words.text)
        return
    if entry is not None and entry.kind == "party" and words.root.tag_ in ("NNS", "NNPS") and are_few(words.root):
        first = part_named(words.root) or words.root
        counted = parsed.doc[first.left_edge.i : words.end]  # "six Republicans" are not their party
        role = cast.add(NodeKind.GROUP, counted.text[:1].upper() + counted.text[1:], local=True, plural=True)
        _mention(cast, role, parsed, counted)
        return
    if entry is not None:
        role = cast.known(entry)
        role.home = entry.state
        role.media = entry.kind == "media"
        role.business = entry.kind == "company"
        _mention(cast, role, parsed, words)
        return
    bounds = parsed.bounds(words)
    name = " ".join((span.name or parsed.article.text[bounds[0] : bounds[1]]).split())
    body = body_of_country(name, gazetteer) if span.type is NodeKind.ORGANIZATION and " " in name else None
    _mention(cast, cast.add(span.type, name) if body is None else cast.known(body), parsed, words)


def _body_in_short(span: NamedSpan, spans: list[NamedSpan], doc: "Doc") -> NamedSpan | None:
    """Read "Mahan" as what the article calls "Mahan Air" elsewhere, if only one body begins so."""
    if span.entry is not None or span.type is not NodeKind.ORGANIZATION or span.end - span.start > 1:
        return None
    word = doc[span.start].text
    longer = [
        s for s in spans if s.type is NodeKind.ORGANIZATION and s.end - s.start > 1 and doc[s.start].text == word
    ]
    names = {doc[s.start : s.end].text for s in longer}
    return replace(span, entry=longer[0].entry, name=names.pop()) if len(names) == 1 else None


def _governed(span: NamedSpan, doc: "Doc", gazetteer: Gazetteer, lexicon: Lexicon) -> NamedSpan:
    """Read a capital that acts or is dealt with as its state."""
    if span.entry is None or span.entry.type is not NodeKind.REGION or span.demonym:
        return span
    state = gazetteer.get(SEATS.get(span.entry.name, "")) or gazetteer.capital(span.entry.name)
    root = doc[span.start : span.end].root
    if state is None or not (means_government(root, lexicon) or is_seat(root)):
        return span
    return replace(span, type=state.type, entry=state)


def _misread_people(token: "Token") -> bool:
    """Tell whether a people in the plural ("Thousands of Georgians") was taken for a name in the singular."""
    plural = token.text.endswith("s") and not token.text.endswith("ss")
    return plural and token.tag_ == "NNP" and token.dep_ in ("pobj", "nsubj", "nsubjpass", "dobj", "conj")


def _cast_peoples(parsed: ParsedArticle, cast: Cast) -> None:
    """ "Sikhs", "Rohingya": a people or creed in the plural is an unnamed group."""
    for token in parsed.doc:
        if token.i not in cast.at and token.ent_type_ == "NORP" and token.tag_ in ("NNPS", "NNS"):
            role = cast.add(NodeKind.GROUP, token.text, local=True, plural=True, named=False)
            _mention(cast, role, parsed, parsed.doc[token.i : token.i + 1])


def _cast_west(parsed: ParsedArticle, cast: Cast, lexicon: Lexicon) -> None:
    """ "the West", "Western partners", "Western arms": one unnamed collective, local to the article."""
    for token in parsed.doc:
        if token.i in cast.at or token.text not in ("West", "Western"):
            continue
        if token.text == "West" and (
            token.dep_ in ("compound", "amod") or not any(c.lower_ == "the" for c in token.lefts)
        ):
            continue
        role = cast.add(NodeKind.GROUP, "West", local=True, plural=True, named=False)
        _mention(cast, role, parsed, parsed.doc[token.i : token.i + 1])
        head = token.head
        if token.dep_ == "amod" and head.i not in cast.at and head.lemma_.lower() in lexicon.classes["groups"]:
            _mention(cast, role, parsed, parsed.doc[token.i : head.i + 1])
            role.name = "Western partners" if role.name == "West" and head.lower_ == "partners" else role.name


def _cast_party_members(parsed: ParsedArticle, cast: Cast, gazetteer: Gazetteer) -> None:
    """ "Democrats", "231 Republicans": a party's members in the plural stand for it."""
    for token in parsed.doc:
        named = token.tag_ == "NNP" and token.dep_ != "compound" and token.text.endswith("s")  # "The Greens"
        plural = token.tag_ in ("NNPS", "NNS") or (named and party_of(token.text, gazetteer))
        nickname = token.text in _NICKNAMES and any(c.lower_ == "the" for c in token.lefts)
        nickname = nickname or (
            token.text in _LABOUR
            and token.dep_ in _ACTING
            and token.doc[token.i - 1].lower_ not in ("of", "in", "on")
        )
        if token.i in cast.at or not (plural or nickname or _are_mps(token)):
            continue
        partisan = token.text[:1].isupper() or token.lemma_.lower() in _PARTISANS
        if partisan and (are_few(token) or _are_like_minded(token, cast, gazetteer)):
            continue  # "six Republicans" are not their party
        adjective = next((c for c in token.lefts if c.dep_ in ("amod", "compound") and c.text[:1].isupper()), None)
        people = token.lemma_.lower() in _PARTISANS or token.text in _MPS
        own = token.text if token.text[:1].isupper() and not people else ""
        word = adjective.text if adjective is not None and people else own
        if adjective is not None and adjective.i in cast.at:
            known = cast.at[adjective.i]
            if people and known.type is NodeKind.ORGANIZATION:
                _mention(cast, known, parsed, parsed.doc[adjective.i : token.i + 1])
            continue
        entries = party_of(word, gazetteer) if word else ()
        if entries and not people and adjective is not None and adjective.pos_ == "PROPN":
            _cast_party(parsed, cast, gazetteer, adjective, token)
        elif entries or nickname:
            role = _party(cast, word, gazetteer)
            role.plural = True
            _mention(cast, role, parsed, parsed.doc[token.i : token.i + 1])


def _are_like_minded(token: "Token", cast: Cast, gazetteer: Gazetteer) -> bool:
    """Tell whether "Conservatives" at a sentence's head is a plain word: no party is at home, or named."""
    if not token.is_sent_start or token.text not in _NICKNAMES:
        return False
    homes = {r.key for r in cast.of_type(NodeKind.STATE)}
    at_home = any(e.state in homes for e in party_of(token.text, gazetteer))
    return not at_home and not any(t.text == token.text and not t.is_sent_start for t in token.doc)


def _cast_party_things(parsed: ParsedArticle, cast: Cast, gazetteer: Gazetteer) -> None:
    """ "a Conservative motion", "the Labour government": the adjective names the party."""
    for token in parsed.doc:
        if token.text not in _PARTY_ADJECTIVES or token.i in cast.at:
            continue
        if token.dep_ not in ("amod", "compound", "nmod") or token.head.lemma_.lower() not in _PARTY_THINGS:
            continue
        _mention(cast, _party(cast, token.text, gazetteer), parsed, parsed.doc[token.i : token.i + 1])


def _are_mps(token: "Token") -> bool:
    """Tell whether "MPs" stand for their party, and not before a name: "Labour MPs Ana Lopez and Juan Bello"."""
    return token.text in _MPS and not any(t.pos_ == "PROPN" for t in token.doc[token.i + 1 : token.i + 2])


def _party(cast: Cast, word: str, gazetteer: Gazetteer) -> Role:
    """Return the party of that name in a country of the article, or of that name alone, else "Liberals"."""
    entry = party_at_home(word, gazetteer, cast)
    if entry is not None:
        return cast.known(entry)
    return cast.add(NodeKind.ORGANIZATION, word if word.endswith("s") else f"{word} Party")


def _cast_party(parsed: ParsedArticle, cast: Cast, gazetteer: Gazetteer, first: "Token", members: "Token") -> None:
    """ "Sweden's Social Democrats": another party than the Democrats, that of the state named if it is known."""
    span = parsed.doc[first.i : members.i + 1]
    states = {cast.key_of(r) for r in cast.of_type(NodeKind.STATE)}
    entry = next((e for e in party_of(span.text, gazetteer) if e.state in states), None)
    role = cast.known(entry) if entry is not None else cast.add(NodeKind.ORGANIZATION, span.text)
    role.plural = True
    _mention(cast, role, parsed, span)


def _link_acronyms(parsed: ParsedArticle, cast: Cast, spans: list[NamedSpan]) -> None:
    """Join "New South Wales (NSW)": the short form in brackets names what stands before it."""
    doc = parsed.doc
    for span in spans:
        i = span.end
        if (
            i + 2 < len(doc)
            and doc[i].text == "("
            and doc[i + 2].text == ")"
            and _ACRONYM.fullmatch(doc[i + 1].text)
        ):
            short = doc[i + 1]
            role = cast.at.get(doc[span.start : span.end].root.i)
            if role is None or not (
                _abbreviates(short.text, doc[span.start : span.end].text) or _is_short_form(role, short.text)
            ):
                continue
            other = cast.at.get(short.i)
            if other is role:
                continue
            if other is not None and (not other.known or set(other.names) == {short.text}):
                role.plural = role.plural or other.plural
                cast.merge(other, role)
            elif other is None:
                _mention(cast, role, parsed, doc[short.i : short.i + 1])
            cast.alias_key(role, slug(short.text))
            for token in doc:
                alike = cast.at.get(token.i) if token.text == short.text else role
                if alike is None:
                    _mention(cast, role, parsed, doc[token.i : token.i + 1])
                elif alike is not role and not alike.known and alike.name == short.text:
                    cast.merge(alike, role)


def _abbreviates(short: str, long: str) -> bool:
    initials = "".join(w[0] for w in re.findall(r"[A-Za-z]+", long) if w[0].isupper())
    letters = re.sub(r"[^A-Za-z]", "", short).upper()
    return letters[:1] == initials[:1].upper() and not Counter(letters) - Counter(long.upper())


def _is_short_form(role: Role, short: str) -> bool:
    """Tell whether capitals in brackets after a body's name are its short form, in whatever language."""
    return role.type is NodeKind.ORGANIZATION and len(short) >= 3 and short.isupper() and " " in role.name


def _join_initials(cast: Cast, gazetteer: Gazetteer) -> None:
    """Join "EPA" to the "U.S. Environmental Protection Agency" of the same article, if one body alone fits."""
    bodies = [r for r in cast.of_type(NodeKind.ORGANIZATION) if " " in r.name]
    for short in [r for r in cast.of_type(NodeKind.ORGANIZATION) if not r.known and _SHORT.fullmatch(r.name)]:
        full = [(r, _initials(without_country(r.name, gazetteer)[1]), _initials(r.name)) for r in bodies]
        fitting = [
            r for r, own, whole in full if r is not short and (own == short.name or _ends(whole, short.name))
        ]
        if len(fitting) == 1:
            cast.merge(short, fitting[0])


def _ends(initials: str, short: str) -> bool:
    return initials.endswith(short) and len(initials) - len(short) <= 1


def _initials(name: str) -> str:
    words = [w for w in re.findall(r"[A-Za-z]+", name.replace("U.S.", "")) if w[0].isupper()]
    return "".join(w[0] for w in words)


def _join_kinds(cast: Cast, lexicon: Lexicon) -> None:
    """Join "Senate" to the one body of the article that is called so in full: "Kenya's Senate"."""
    bodies = [r for r in cast.of_type(NodeKind.ORGANIZATION) if " " in r.name]
    for short in [r for r in cast.of_type(NodeKind.ORGANIZATION) if not r.known and " " not in r.name]:
        if short.name.casefold() in lexicon.classes["bodies"] or short.name in lexicon.classes["body_tails"]:
            fitting = [r for r in bodies if r.name.split()[-1] == short.name]
            fitting = fitting or [
                r for r in bodies if r.name.startswith((f"{short.name} of ", f"{short.name} for "))
            ]
            if len(fitting) == 1:
                cast.merge(short, fitting[0])


def _join_first_words(cast: Cast) -> None:
    """Join "Kivu", of which nothing is known, to the "Kivu Air" of the same article, if one body alone fits."""
    bodies = [r for r in cast.of_type(NodeKind.ORGANIZATION) if " " in r.name]
    persons = {w for r in cast.of_type(NodeKind.PERSON) if " " in r.name for w in r.name.split()}
    for short in [r for r in cast.roles if r.named and not r.known and " " not in r.name and r.type in _GUESSED]:
        fitting = [r for r in bodies if r.name.split()[0] == short.name and r.name.split()[1] in TRADING]
        if len(fitting) == 1 and short.name not in persons:
            cast.merge(short, fitting[0])
