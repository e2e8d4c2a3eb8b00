"""The rule extractor: parse, cast, find claims, judge their factuality, say who says so, write statements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg_loaders.appeals import find_appeals
from kg_loaders.appraisal import find_appraisals
from kg_loaders.arguments import Arguments
from kg_loaders.blocks import BlockKind, find_blocks
from kg_loaders.cast import Cast
from kg_loaders.casting import cast_names
from kg_loaders.chants import find_chants
from kg_loaders.commitments import find_commitments
from kg_loaders.coreference import Coreference
from kg_loaders.echoes import find_echoes
from kg_loaders.endorsing import find_endorsements
from kg_loaders.expectations import find_expectations
from kg_loaders.explanations import Explained, Recorder, Trace
from kg_loaders.feelings import find_feelings
from kg_loaders.frames import AGAINST, Claim, find_claims, is_idle, is_reporters
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.lexicon import Lexicon, lexicon
from kg_loaders.nominals import Nominals
from kg_loaders.parse import MODEL, ParsedArticle, load_model, parse_articles
from kg_loaders.party_names import is_party
from kg_loaders.speakers import find_speakers
from kg_loaders.structure import Scene, find_ties
from kg_loaders.tributes import find_tributes
from kg_loaders.writing import Writer
from kg_schema import Article, Entity, Extraction, Modality, NodeKind, Refusal, Relation, checked

__all__ = ["RuleExtractor", "dropped"]

_LANGUAGES = (None, "en")


@dataclass(slots=True)
class RuleExtractor:
    """Extracts statements with rules and lexicons over a dependency parse; offline and deterministic."""

    model: str = MODEL
    names: tuple[Entity, ...] = ()
    """Names that the gazetteer does not have, or has otherwise."""
    name: str = field(default="rules", init=False)
    _gazetteer: Gazetteer | None = field(default=None, init=False, repr=False)
    version: str = field(default="1", init=False)

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Yield the extraction of each article, in order; articles in other languages come out without facts."""
        words, gazetteer = lexicon("en"), self._known()
        for parsed in parse_articles(articles, load_model(self.model)):
            if parsed.article.language in _LANGUAGES:
                yield self._read(parsed, cast_names(parsed, gazetteer, words), gazetteer, words, Trace())
            else:
                yield self._unread(parsed.article)

    def explain(self, articles: Iterable[Article]) -> Iterator[Explained]:
        """Yield the extraction of each article, in order, with why each statement was made and others were not."""
        words, gazetteer = lexicon("en"), self._known()
        for parsed in parse_articles(articles, load_model(self.model)):
            if parsed.article.language in _LANGUAGES:
                cast = cast_names(parsed, gazetteer, words)
                heard = Recorder(parsed, cast)
                yield heard.explained(self._read(parsed, cast, gazetteer, words, heard))
            else:
                yield Explained(self._unread(parsed.article), (), ())

    def _known(self) -> Gazetteer:
        if self._gazetteer is None:
            self._gazetteer = Gazetteer.with_names(self.names)
        return self._gazetteer

    def _unread(self, article: Article) -> Extraction:
        note = f"its language is '{article.language}', and the rules read English"
        refused = (Refusal("article", note),)
        return Extraction(article=article, refused=refused, extractor=self.name, version=self.version)

    def _read(
        self, parsed: ParsedArticle, cast: Cast, gazetteer: Gazetteer, words: Lexicon, trace: Trace
    ) -> Extraction:
        coreference = Coreference(parsed.doc, cast, words)
        nominals = Nominals(parsed, cast, words, gazetteer, coreference)
        scene = Scene(parsed, cast, nominals, gazetteer, words)
        for tie in find_ties(scene, places=False):  # offices first: "the president" and "her party" need them
            if tie.former or tie.target.type is not NodeKind.ORGANIZATION:
                continue
            if is_party(tie.target, gazetteer):
                tie.source.party = tie.source.party or tie.target
            elif tie.relation is Relation.REPRESENTS:
                tie.source.body = tie.source.body or tie.target
        nominals.run()
        arguments = Arguments(cast, nominals, coreference, gazetteer, words)
        arguments.speaker_at = coreference.speaker_at = find_speakers(parsed, arguments, words)
        writer = Writer(parsed, cast, arguments, words, trace)
        ties = find_ties(scene)
        framed = list(find_claims(parsed.doc, arguments, words, trace))
        weighed = [*find_appraisals(parsed.doc, arguments, words), *find_commitments(parsed.doc, arguments, words)]
        weighed += [*find_expectations(parsed.doc, arguments, words), *find_chants(parsed, arguments, words)]
        weighed += find_tributes(parsed.doc, arguments)
        weighed += find_appeals(parsed.doc, arguments, words)
        claims = [*framed, *_further(framed, weighed, writer)]
        claims += find_echoes(parsed.doc, arguments, claims)
        claims += [*find_endorsements(claims), *find_feelings(claims, arguments, words)]
        statements = [*writer.ties(ties), *writer.claims(claims)]
        entities, mentions = writer.people_and_things(statements)
        return checked(
            Extraction(
                article=parsed.article,
                entities=entities,
                mentions=mentions,
                statements=tuple(statements),
                refused=dropped(parsed.article),
                extractor=self.name,
                version=self.version,
            )
        )


def _further(framed: list[Claim], weighed: list[Claim], writer: Writer) -> Iterator[Claim]:
    """Yield what evaluations add: a position that the sentence also states outright is not told twice."""
    taken = (c for c in framed if c.relation in (*AGAINST, Relation.SUPPORTS))
    stated = {_side(c) for c in taken if writer.fact(c).modality is Modality.ASSERTED}
    at = writer.cast.at
    for claim in (c for c in weighed if not is_idle(c) and not is_reporters(c, at)):
        if _side(claim) not in stated or claim.relation is Relation.DEMANDS:
            yield claim


def _side(claim: Claim) -> tuple[int, int, int, bool]:
    return claim.predicate.sent.start, id(claim.source.role), id(claim.target.role), claim.relation in AGAINST


def dropped(article: Article) -> tuple[Refusal, ...]:
    """Return the blocks that were not read for facts, with the reason."""
    blocks = find_blocks(article.text)
    return tuple(Refusal("block", b.reason, b.start, b.end) for b in blocks if b.kind is BlockKind.DROPPED)
