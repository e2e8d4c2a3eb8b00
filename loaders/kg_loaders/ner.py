"""Named-entity recognition: gazetteer, model and name patterns into one set of spans that do not overlap."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.bearings import at_home, beside_its_like, homes_of, of_these_states, owners_of, spoken_of_there
from kg_loaders.cut_names import cut_bodies, is_news, is_numbered, is_resolution
from kg_loaders.extents import has_syllables, mended_extents, starts_name
from kg_loaders.gazetteer import Gazetteer, GazetteerEntry, Match
from kg_loaders.given_names import given_to
from kg_loaders.guesses import bears_given_name, better_guesses, is_of_person
from kg_loaders.lexicon import Lexicon
from kg_loaders.party_names import party_of
from kg_loaders.speaking_names import speaking_names
from kg_loaders.surnames import is_namesake
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["NamedSpan", "find_names"]

_MODEL_TYPES = {
    "PERSON": NodeKind.PERSON,
    "ORG": NodeKind.ORGANIZATION,
    "GPE": NodeKind.REGION,
    "LOC": NodeKind.REGION,
    "FAC": NodeKind.REGION,
    "LAW": NodeKind.PROPOSAL,
}
_LAWS = frozenset("Bill Act Treaty Accord Accords Pact Protocol Amendment Referendum Ordinance".split())
_TITLES = frozenset(
    (
        "mr mrs ms miss dr sir dame lord lady president prime minister chancellor senator sen rep "
        "representative governor gov king queen prince princess pope general gen colonel col captain "
        "secretary ambassador professor prof justice judge chairman chairwoman speaker premier mayor "
        "congressman congresswoman councilman councilwoman councillor councilmember alderman assemblyman "
        "assemblywoman mp foreign vice first deputy sheikh imam bishop archbishop cardinal emir "
        "sultan former director commissioner spokesman spokeswoman spokesperson leader minister taoiseach "
        "republican democrat democratic conservative labour liberal officer sergeant lieutenant admiral mufti "
        "ayatollah chief attorney state us u.s. uk eu un lt col gen capt maj sgt adm brig cmdr crown chairperson"
    ).split()
)
_SIDES = frozenset("eastern western northern southern central".split())
_COMPASS = frozenset("Western Eastern Northern Southern Central North South East West Northwest Northeast".split())
_MEMBERS = frozenset("member speaker deputy delegate".split())
_SHORT = ("sen", "sens", "rep", "reps", "gov", "govs")
_PLAIN = frozenset("mr mrs ms".split())
_PERSONAL = frozenset(
    (
        "mr mrs ms dr president minister senator spokesman spokeswoman spokesperson governor mayor ambassador "
        "commissioner deputy admiral general colonel captain justice judge professor chairman chairwoman "
        "secretary chancellor premier"
    ).split()
)
_THINGS = frozenset("bridge tower gate canal medal prize award trophy hotel palace".split())
_FIELDS = frozenset(
    "the federal central national foreign interior defence defense finance justice health education home trade "
    "culture energy information agriculture economy economic environment labour labor transport affairs and of "
    "internal external".split()
)
_JOINERS = frozenset({"of", "for", "the", "and", "&", "de", "del", "la", "al", "on", "in", "-"})
_NOT_NAMES = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
        "august september october november december utc gmt bst est edt cst cdt pst pdt cet cest ist covid image "
        "jan feb aug oct nov dec covid-19 coronavirus internet twitter facebook english christmas easter i god "
        "sars-cov-2 sars mers ebola zika hiv presidential parliamentary congressional"
    ).split()
)


_NEAR = frozenset("in near from of at to outside around".split())


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """Tokens ``start..end`` (end excluded) that name something; ``entry`` is what the gazetteer knows of it."""

    start: int
    end: int
    type: NodeKind
    entry: GazetteerEntry | None = None
    demonym: bool = False
    """The words are an adjective or noun of the place ("Ukrainian"), not its name."""
    rank: int = 0
    name: str = ""
    """What it is called in full elsewhere in the text, where these words are short for it."""


def _is_name_word(token: "Token") -> bool:
    return starts_name(token.text)


def _gazetteer_spans(doc: "Doc", gazetteer: Gazetteer, matches: list[Match]) -> list[NamedSpan]:
    words = [t.text for t in doc]
    states = {
        e.id for m in matches for e in m.candidates if e.type is NodeKind.STATE and not e.needs_context(e.name)
    }
    peoples = [m for m in gazetteer.find_demonyms(words) if _is_name_word(doc[m.start])]
    states |= {m.candidates[0].id for m in peoples}
    homes, owners = homes_of(matches, peoples, doc), owners_of(matches, peoples, doc)
    sure = [m for m in [*matches, *peoples] if not m.candidates[0].needs_context(doc[m.start : m.end].text)]
    named = {e.id: e for m in matches for e in m.candidates[:1]}
    ends = {m.end: m.candidates[0].id for m in matches if m.candidates[0].type is NodeKind.STATE}
    spans = []
    for start, end, candidates in matches:
        if candidates[0].is_own(doc[start:end].text):  # the user's word needs no sign beside it
            spans.append(NamedSpan(start, end, candidates[0].type, candidates[0], rank=3))
            continue
        if doc[start].lower_ in _SIDES and doc[start].is_lower and end - start > 1:
            start, candidates = start + 1, gazetteer.lookup(doc[start + 1 : end].text)  # "eastern Ukraine"
        if end - start == 1 and candidates and is_namesake(doc[start], candidates[0]):
            spans.append(NamedSpan(start - 1, end, NodeKind.PERSON, rank=3))
            continue
        owner = ends.get(start - 1) if start and doc[start - 1].tag_ == "POS" else None
        theirs = [c for c in candidates if c.type is NodeKind.PERSON and c.state == owner]
        if owner and theirs:  # "Spain's Sánchez", whatever else the name is
            spans.append(NamedSpan(start, end, NodeKind.PERSON, theirs[0], rank=3))
            continue
        candidates = tuple(
            c
            for c in candidates
            if at_home(c, doc[start:end].text, homes) and spoken_of_there(c, doc[start:end], homes, sure, owners)
        )
        candidates = beside_its_like(candidates, named, peoples)
        entry = _choose(of_these_states(candidates, states), doc, start, end, states) if candidates else None
        if entry is not None:
            spans.append(NamedSpan(start, end, entry.type, entry, rank=3))
    covered = {i for s in spans for i in range(s.start, s.end)}
    for start, end, candidates in peoples:
        if not covered & set(range(start, end)):
            entry = candidates[0]
            spans.append(NamedSpan(start, end, entry.type, entry, demonym=True, rank=3))
    return spans


def _choose(
    candidates: tuple[GazetteerEntry, ...], doc: "Doc", start: int, end: int, states: set[str]
) -> GazetteerEntry | None:
    """Take the first candidate that its context allows; weak names need a sign beside them."""
    if not doc[start].text[:1].isupper() and not doc[end - 1].text[:1].isupper():
        return None
    return next((e for e in candidates if _fits(e, doc, start, end, states)), None)


def _fits(entry: GazetteerEntry, doc: "Doc", start: int, end: int, states: set[str]) -> bool:
    known = {t.ent_type_ for t in doc[start:end]}
    before = doc[start - 1] if start else None
    weak = entry.needs_context(doc[start:end].text)
    if entry.type is NodeKind.PERSON and end - start == 1:
        if before is not None and _is_first_name(before):
            return False
        if weak:
            return bool(known & {"PERSON", "ORG"}) or (
                not known & {"GPE", "LOC", "DATE"} and doc[start].pos_ == "PROPN"
            )
        return True
    if entry.kind == "subdivision" and doc[start:end].text in _COMPASS:
        return False
    named = entry.type is NodeKind.REGION and end - start == 1 and before is not None and known != {"GPE"}
    if (
        named
        and before is not None
        and before.pos_ == "PROPN"
        and given_to(f"{before.text} {doc[start].text}") is not None
    ):
        return False  # "Alejandro Maldonado"
    of_state = before is not None and before.lower_ == "state"  # "the state Senate" is no national one
    if of_state and entry.type is NodeKind.ORGANIZATION and entry.kind != "party":
        return False
    if weak and entry.type is NodeKind.ORGANIZATION:
        owning = "'s" in (doc[end].text if end < len(doc) else "")
        return "ORG" in known or (before is not None and before.lower_ == "the") or owning
    if weak:
        near = before is not None and before.lower_ in _NEAR
        at_home = entry.state in states and entry.kind == "city" and doc[start].pos_ == "PROPN"
        return (bool(known & {"GPE", "LOC"}) and near) or (at_home and bool(known & {"GPE", "LOC", "FAC", "ORG"}))
    return not (
        entry.type is NodeKind.REGION and known == {"PERSON"} and end - start == 1 and _longer_name(doc, start)
    )


def _is_first_name(token: "Token") -> bool:
    """Tell whether the word before a surname is another person's first name ("Brigitte Macron")."""
    return (
        token.ent_type_ == "PERSON"
        and _is_name_word(token)
        and token.lower_.rstrip(".") not in _TITLES
        and token.pos_ == "PROPN"
    )


def _longer_name(doc: "Doc", i: int) -> bool:
    """Tell whether the model takes the word for a part of a longer person's name."""
    return any(e.start <= i < e.end and e.end - e.start > 1 for e in doc[i].sent.ents)


def _all_names(doc: "Doc", start: int, end: int) -> bool:
    return all(_is_name_word(t) and t.pos_ == "PROPN" for t in doc[start:end])


def _trim_person(doc: "Doc", start: int, end: int, places: set[int]) -> tuple[int, int]:
    while start < end and (
        (
            doc[start].lower_.rstrip(".") in _TITLES
            and not (end - start == 2 and bears_given_name(doc[start], doc[start + 1]))
        )
        or not _is_name_word(doc[start])
        or (start in places and end - start > 2)
    ):
        start += 1
    while end > start and (doc[end - 1].lower_ in ("'s", "'") or not doc[end - 1].text[:1].isalpha()):
        end -= 1
    return start, end


def _model_spans(doc: "Doc", places: set[int], lexicon: Lexicon) -> list[NamedSpan]:
    spans = []
    for ent in doc.ents:
        kind = _MODEL_TYPES.get(ent.label_)
        if kind is None:
            continue
        start, end = ent.start, ent.end
        titled = (
            doc[start].lower_.rstrip(".") in _PERSONAL
            and (1 if doc[start].lower_.rstrip(".") in _PLAIN else 2) <= end - start - 1 <= 3
            and _all_names(doc, start, end)
        )
        if kind is NodeKind.ORGANIZATION and titled:
            kind = NodeKind.PERSON
        if kind is NodeKind.PERSON:
            if end - start == 1 and doc[start].lower_.endswith("ism"):
                continue  # "McCarthyism"
            start, end = _trim_person(doc, start, end, places)
        end = next(
            (t.i for t in doc[start:end] if t.text in ("-", "–") and doc[t.i + 1 : t.i + 2].text.isdigit()), end
        )
        end = next((t.i for t in doc[start + 1 : end] if t.text in ("(", "—", "--", ":", ";")), end)
        if end - start > 2 and doc[start].lower_ in ("ex", "then", "non") and doc[start + 1].text == "-":
            start += 2
        while start < end and (doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct):
            start += 1
        while start + 1 < end and doc[start].tag_ in ("JJ", "JJR", "JJS") and doc[start].text.islower():
            start += 1  # "the larger National Union"
        while end > start and (doc[end - 1].lower_ in ("'s", "'", *_SHORT) or doc[end - 1].is_punct):
            end -= 1
        words = doc[start:end]
        if kind is NodeKind.PERSON and end - start == 1 and start and _is_thing(words[0], lexicon):
            continue  # "the Ambassador Bridge"
        if start >= end or not any(_is_name_word(t) for t in words) or words.text.lower() in _NOT_NAMES:
            continue
        if len(words) == 1 and words.text.lower() in lexicon.classes["proposals"]:
            continue
        if words[0].lower_ in ("anti", "pro") or words.text[0] == "-" or any(c in words.text for c in "[]()@#"):
            continue
        if (
            kind is NodeKind.ORGANIZATION
            and words[-1].lemma_.lower() in lexicon.classes["groups"]
            and words[-1].tag_ in ("NNPS", "NNS")
        ):
            continue
        if kind is NodeKind.ORGANIZATION and (words[-1].text in _LAWS or is_resolution(words)):
            kind = NodeKind.PROPOSAL  # "Land Use Without Delay Bill"
        hyphened = len(words) > 2 and words[-2].text == "-"  # "Lee Sang-ho"
        kind = NodeKind.PERSON if hyphened and has_syllables(words) else kind
        if kind is not NodeKind.PROPOSAL and not (_is_name_word(words[-1]) or words[-1].is_digit or hyphened):
            continue
        spans.append(NamedSpan(start, end, kind, rank=1))
    return spans


def _is_thing(token: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a thing is named after a title: "the Ambassador Bridge", but not "President Park"."""
    common = token.lower_ in lexicon.classes["places"] | lexicon.classes["bodies"] | _THINGS
    before = token.doc[max(0, token.i - 2) : token.i]
    return common and len(before) == 2 and before[0].lower_ == "the" and before[1].lower_ in _TITLES


def _tail_spans(doc: "Doc", lexicon: Lexicon) -> list[NamedSpan]:
    """Capitalised words that end in the name of a kind of body or law: "Clean Water Act"."""
    tails = dict.fromkeys(lexicon.classes["body_tails"], NodeKind.ORGANIZATION)
    tails |= {w: NodeKind.PROPOSAL for w in lexicon.classes["law_tails"] if w not in tails}
    spans = []
    for token in doc:
        kind = tails.get(token.text)
        numbered = is_numbered(token)
        if kind is None or (is_of_person(token) and not numbered):
            continue
        start = token.i
        while start > 0 and _joins(doc, start - 1):
            start -= 1
        while start < token.i and (
            doc[start].lower_ in _JOINERS or doc[start].lower_ in ("'s", "this", "that", "its")
        ):
            start += 1
        end = _tail_end(doc, token.i + 1)
        end = token.i + 2 if numbered else end
        if end - start > 1:
            spans.append(NamedSpan(start, end, kind, rank=2))
    return spans


def _joins(doc: "Doc", i: int) -> bool:
    token = doc[i]
    if token.lower_ == "democratic" and doc[i + 1].lower_ == "and" and i and _is_name_word(doc[i - 1]):
        return True  # "Slovene Democratic and Social Union"
    if token.is_sent_start and token.lower_ in ("the", "a", "in", "on", "at", "for", "and"):
        return False
    if _is_name_word(token) and token.lower_ not in _NOT_NAMES | _TITLES | _MEMBERS:
        return token.pos_ not in ("SCONJ", "CCONJ", "ADP", "DET", "PRON", "ADV", "AUX")
    return token.lower_ in ("of", "and", "for", "'s", "&", "-") and i > 0 and _is_name_word(doc[i - 1])


def _tail_end(doc: "Doc", end: int) -> int:
    """Take in "of New South Wales", "for the Defence of Human Rights", and a year."""
    against = False
    for _ in range(2):
        after = end + 1
        if after >= len(doc):
            break
        within = doc[end].lower_ == "in" and against  # "Commission against Torture in Chad"
        if doc[end].lower_ not in ("of", "for", "on", "against") and not within:
            break
        against = doc[end].lower_ == "against"
        if doc[after].lower_ == "the" and after + 1 < len(doc):
            after += 1
        if not _is_name_word(doc[after]) or doc[after].lower_.rstrip(".") in _NOT_NAMES:
            break
        while after < len(doc) and _is_name_word(doc[after]) and doc[after].lower_ not in _NOT_NAMES:
            after += 1
        end = after
    return end + 1 if end < len(doc) and doc[end].like_num and len(doc[end].text) == 4 else end


def find_names(
    doc: "Doc", gazetteer: Gazetteer, lexicon: Lexicon, headings: frozenset[int] = frozenset()
) -> list[NamedSpan]:
    """Return the named spans of a document, sorted; longer ones win, then gazetteer over pattern over model.

    In ``headings`` (tokens) every word has a capital, so that only the gazetteer is believed there.
    """
    matches = gazetteer.find([t.text for t in doc])
    known = _gazetteer_spans(doc, gazetteer, matches)
    places = {i for s in known if s.type is NodeKind.STATE for i in range(s.start, s.end)}
    people = [s for s in known if s.type is NodeKind.PERSON and " " in doc[s.start : s.end].text]
    guessed = [s for s in _model_spans(doc, places, lexicon) if not any(_holds(s, p) for p in people)]
    guessed += [NamedSpan(a, b, NodeKind.PERSON, rank=1) for a, b in speaking_names(doc, lexicon)]
    guessed = mended_extents(guessed, doc, gazetteer, lexicon, _TITLES)
    guessed = better_guesses(guessed + _tail_spans(doc, lexicon), doc, gazetteer, _TITLES)
    guessed = cut_bodies([_without_party(s, doc, gazetteer) for s in guessed], matches, doc)
    guessed = [s for s in guessed if s.start not in headings and not is_news(doc[s.start])]
    found = sorted(known + guessed, key=lambda s: (-(s.end - s.start), -s.rank, s.start, s.type))
    taken, kept = set[int](), list[NamedSpan]()
    for span in found:
        if any(i in taken for i in range(span.start, span.end)):
            continue
        if span.rank == 1 and span.entry is None and _swallows(span, doc):
            continue
        kept.append(span)
        taken.update(range(span.start, span.end))
    return sorted(kept, key=lambda s: s.start)


def _holds(outer: NamedSpan, inner: NamedSpan) -> bool:
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end


def _without_party(span: NamedSpan, doc: "Doc", gazetteer: Gazetteer) -> NamedSpan:
    """Cut a party's adjective off a body's name: "Republican Senate" is the Senate."""
    if span.end - span.start < 2 or doc[span.end - 1].text in (
        "Party",
        "Parties",
        "Convention",
        "Committee",
        "Union",
    ):
        return span
    first, rest = doc[span.start].text, doc[span.start + 1 : span.end].text
    if first.islower() and span.type is NodeKind.ORGANIZATION and gazetteer.lookup(rest):
        return NamedSpan(span.start + 1, span.end, span.type, rank=span.rank)  # "the umbrella Arab League"
    if (
        gazetteer.lookup(rest)
        and span.type is NodeKind.ORGANIZATION
        and party_of(first, gazetteer)
        and not gazetteer.lookup(doc[span.start : span.end].text)
    ):
        return NamedSpan(span.start + 1, span.end, span.type, span.entry, span.demonym, span.rank)
    return span


def _swallows(span: NamedSpan, doc: "Doc") -> bool:
    """Tell whether a span of the model alone is no name: a title-case heading, a lone title, a clause."""
    words = doc[span.start : span.end]
    if len(words) > 7 or any(t.text == "that" for t in words):
        return True
    if words[-1].lower_ in ("government", "ministry") and all(t.lower_ in _FIELDS for t in words[:-1]):
        return True  # "the Foreign Ministry", "the Federal Government": of the state spoken of
    return all(t.lower_.rstrip(".") in _TITLES or t.lower_ in _NOT_NAMES for t in words)
