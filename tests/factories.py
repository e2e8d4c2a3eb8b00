"""Small extractions made by hand or drawn by hypothesis, for tests of everything behind the extractor.

Entities are written in a short form: ``state:Norland``, and ``group:officials!`` for a local one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from kg_schema import (
    RELATION_TYPES,
    Article,
    Entity,
    Extraction,
    Mention,
    Modality,
    NodeKind,
    Polarity,
    Relation,
    Statement,
    checked,
)

__all__ = ["Claim", "ScriptedExtractor", "claim", "corpora", "entity", "extraction", "norland"]

# The same examples every time, however slow the machine.
settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.load_profile("same")

_KINDS = {kind.value.lower(): kind for kind in NodeKind}


def entity(short: str, **details: Any) -> Entity:
    """Return the entity of a short form; ``details`` as those of Entity."""
    kind, name = short.split(":", 1)
    return Entity(type=_KINDS[kind], name=name.removesuffix("!"), local=name.endswith("!"), **details)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement to be, its ends and speaker in short form."""

    source: str
    relation: str
    target: str
    quote: str
    speaker: str | None
    details: dict[str, Any]

    def named(self) -> Iterator[str]:
        """Yield the entities that it names, in short form."""
        yield from (self.source, self.target)
        if self.speaker:
            yield self.speaker


def claim(
    source: str, relation: str, target: str, quote: str = "", *, speaker: str | None = None, **details: Any
) -> Claim:
    """Return a claim; its quotation is the whole text if none is given, ``details`` are those of Statement."""
    return Claim(source, relation, target, quote, speaker, details)


def extraction(text: str, *claims: Claim, entities: Iterable[Entity] = (), **details: Any) -> Extraction:
    """Return the extraction of an article; what claims name and is not given is added, with its mentions.

    Details named ``extractor`` and ``version`` are those of the extraction, all others of the article.
    """
    made_by = {"extractor": "scripted", "version": "1"}
    made_by |= {name: details.pop(name) for name in ("extractor", "version") if name in details}
    known = {e.key: e for c in claims for e in map(entity, c.named())} | {e.key: e for e in entities}
    return Extraction(
        article=Article(text=text, **details),
        entities=tuple(known.values()),
        mentions=tuple(_mentions(text, known.values())),
        statements=tuple(_statement(text, c) for c in claims),
        **made_by,
    )


def _mentions(text: str, entities: Iterable[Entity]) -> Iterator[Mention]:
    for one in entities:
        start = text.find(one.name)
        while start >= 0:
            yield Mention(one.key, start, start + len(one.name))
            start = text.find(one.name, start + 1)


def _statement(text: str, c: Claim) -> Statement:
    quote = c.quote or text
    start = text.index(quote)
    return Statement(
        relation=Relation(c.relation),
        source=entity(c.source).key,
        target=entity(c.target).key,
        quote=quote,
        start=start,
        end=start + len(quote),
        attributed_to=entity(c.speaker).key if c.speaker else None,
        **c.details,
    )


def norland() -> list[Extraction]:
    """Return extractions of four articles that share entities, with every sort of statement among them."""
    rejects = "Helena Vasques, president of Norland, rejects the harbour plan."
    denies = 'Vasques denied that Norland "attacks" Sudmark. Officials \\ aides\tsaid so.'
    talks = "Sudmark met Norland in Östhafen on 3 May.\nNorland accuses Sudmark of delay, Östhafen says."
    return [
        extraction(
            rejects,
            claim(
                "person:Helena Vasques", "REPRESENTS", "state:Norland", "president of Norland", office="president"
            ),
            claim("person:Helena Vasques", "REJECTS", "proposal:harbour plan!", stance=-2, confidence=0.85),
            entities=[entity("state:Norland", aliases=("the republic",), identifiers={"iso3166": "XN"})],
            title="Harbour plan “rejected”",
            publisher="Norland Courier",
            published="2025-05-02",
            url="https://courier.example/harbour?a=1&b=<2>",
            language="en",
        ),
        extraction(
            denies,
            claim(
                "state:Norland",
                "ATTACKS",
                "state:Sudmark",
                speaker="person:Vasques",
                modality=Modality.DENIED,
                confidence=0.5,
            ),
            claim("group:Officials!", "SUPPORTS", "state:Norland", "Officials \\ aides\tsaid so.", confidence=1.0),
            published="2025",
        ),
        extraction(
            talks,
            claim(
                "state:Sudmark", "NEGOTIATES_WITH", "state:Norland", "Sudmark met Norland", event_date="2025-05-03"
            ),
            claim(
                "state:Norland",
                "CRITICIZES",
                "state:Sudmark",
                "Norland accuses Sudmark of delay",
                speaker="region:Östhafen",
                modality=Modality.ALLEGED,
                rule="accuse",
            ),
            published="2025-05",
            authors=("A. Writer", "B. Writer"),
        ),
        extraction(
            "Sudmark won't join NORLAND's sanctions.",
            claim("state:Sudmark", "SUPPORTS", "state:NORLAND", polarity=Polarity.NEGATED),
            claim("state:Sudmark", "REJECTS", "proposal:sanctions!", "won't join NORLAND's sanctions"),
            url="ftp://elsewhere.example/x",
        ),
    ]


@dataclass(slots=True)
class ScriptedExtractor:
    """Gives the extractions it was made with; fails on articles that it does not know.

    ``read`` collects the ids of the articles that it was asked for.
    """

    script: dict[str, Extraction]
    version: str = "1"
    name: str = "scripted"
    read: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, extractions: Iterable[Extraction], **details: Any) -> "ScriptedExtractor":
        """Return the extractor that finds these extractions."""
        return cls({e.article.id: e for e in extractions}, **details)

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Yield the extraction of each article, in order."""
        for article in articles:
            self.read.append(article.id)
            found = self.script[article.id]
            yield replace(found, article=article, extractor=self.name, version=self.version)


_NAMES = (
    "person:Ann Lee", "person:Lee", "person:Bob Lee", "person:Ánn Lee", "person:Carla von Ost", "person:von Ost",
    "state:Norland", "state:NORLAND", "state:Sudmark", "region:Georgia", "state:Georgia", "region:Springfield",
    "organization:Accord", "group:officials!", "proposal:truce!", "proposal:truce",
)  # fmt: skip
_CODES = ({}, {}, {"geonames": "1"}, {"geonames": "2"})


@st.composite
def _extractions(draw: st.DrawFn) -> Extraction:
    shorts = draw(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=5, unique=True))
    entities = [entity(s, identifiers=draw(st.sampled_from(_CODES)) if s[:6] == "region" else {}) for s in shorts]
    text = draw(st.sampled_from(("", "Breaking. ", "BREAKING.  "))) + " and ".join(e.name for e in entities) + "."
    claims = []
    for source, target in draw(st.lists(st.tuples(st.sampled_from(shorts), st.sampled_from(shorts)), max_size=5)):
        kinds = entity(source).type, entity(target).type
        allowed = [r for r in Relation if RELATION_TYPES[r].allows(*kinds)]
        if source != target and allowed:
            modality = draw(st.sampled_from(Modality))
            claims.append(claim(source, draw(st.sampled_from(allowed)), target, modality=modality))
    return checked(
        extraction(text, *claims, entities=entities, publisher=draw(st.sampled_from((None, "Courier"))))
    )


def corpora(max_size: int = 8) -> st.SearchStrategy[list[Extraction]]:
    """Draw checked extractions of different articles whose entities meet in all the ways that resolution knows."""
    return st.lists(_extractions(), max_size=max_size, unique_by=lambda e: e.article.id)
