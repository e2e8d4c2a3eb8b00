"""``kg eval``: how much of what careful readers annotated is found, and how much of what is found is right."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from kg.cli import inputs
from kg.cli.options import FormatOption
from kg.cli.output import Format, note
from kg.cli.positions import ConfidenceOption
from kg.cli.progress import Bar
from kg.cli.rows import emit_records
from kg.cli.statements import plural
from kg_schema import KGError, ReadError

if TYPE_CHECKING:
    from kg.evaluation import Figure, Gold, Prediction, Score
    from kg_loaders.base import Extractor
    from kg_schema import Article

__all__ = ["evaluate"]

_ERROR_COLUMNS: Final = ("article", "error", "what")
_TABLE_COLUMNS: Final = ("measure", "gold", "predicted", "right", "precision", "recall", "f1")


@dataclass(slots=True)
class _Failures:
    """Counts what could not be used, and says each on standard error."""

    count: int = 0

    def add(self, reason: str) -> None:
        """Say one reason, and count it."""
        self.count += 1
        note(f"kg: {reason}")


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD_DIR",
            exists=True,
            file_okay=False,
            help="Folder with NAME.txt and NAME.gold.json; NAME.json beside them is metadata.",
        ),
    ],
    pred: Annotated[
        Path | None,
        typer.Option(
            "--pred",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Score these lines of 'kg extract --json' instead of extracting.",
        ),
    ] = None,
    texts: Annotated[
        list[Path] | None,
        typer.Option("--texts", metavar="DIR", exists=True, file_okay=False, help="Look for texts here too."),
    ] = None,
    min_confidence: ConfidenceOption = 0.0,
    extractor: inputs.ExtractorOption = inputs.ExtractorName.RULES,
    errors: Annotated[
        bool, typer.Option("--errors", help="List what was missed, what is extra and what is broken instead.")
    ] = False,
    style: FormatOption = Format.TABLE,
) -> None:
    """Measure extraction on annotated articles: counts, precision, recall and F1, each with its interval.

    Unique triples of each article are counted; those that the annotation calls optional count neither way. Events
    are exact triples without offices, memberships and places; 'strict' are all; in 'family' a relation of the same
    family is enough, in 'pair' the two ends are; then each family and each relation. Broken are edges that the
    annotation forbids, ungrounded are quotations that are not in the text. Intervals of 95 % are bootstrapped over
    articles with a fixed seed; where all samples agree, or fewer than five articles have a share in it, they are
    Wilson's. Annotations that cannot be used are named, the rest is measured, and the exit code is 1.

    \b
    Examples:
      kg eval annotated/
      kg eval annotated/ --min-confidence 0.7
      kg eval annotated/ --pred theirs.jsonl --format csv
      kg eval annotated/ --errors
    """
    from kg.evaluation import figures, score

    failures = _Failures()
    golds = list(_golds(gold, (gold, *(texts or ())), failures))
    if not golds:
        raise KGError(f"No annotation in '{gold}' can be used.")
    paths = [str(path) for _, path in golds]
    found = _theirs(pred, failures) if pred else _ours(paths, inputs.named_extractor(extractor), failures)
    _tell_absent([g.article for g, _ in golds], found)
    scores = [(g, score(g, _of(g, found).surer_than(min_confidence))) for g, _ in golds]
    if errors:
        emit_records(list(_errors(scores)), _ERROR_COLUMNS, style)
    else:
        _emit(figures([one for _, one in scores]), style)
    if failures.count:
        raise typer.Exit(1)


def _golds(folder: Path, texts: tuple[Path, ...], failures: _Failures) -> "Iterator[tuple[Gold, Path]]":
    """Yield each annotation with where its text lies; what cannot be used goes to ``failures``."""
    from kg.evaluation import gold_files, read_gold

    for path in gold_files(folder):
        try:
            yield read_gold(path, texts)
        except KGError as error:
            failures.add(str(error))


def _ours(paths: list[str], extractor: "Extractor", failures: _Failures) -> "dict[str, Prediction]":
    """Return what the extractor finds, by the name of the text's file."""
    from kg.evaluation import prediction_of
    from kg.extraction import extractions
    from kg_schema import published_form

    found = {}
    with Bar("Extracting", len(paths)) as bar:
        for one in extractions(_articles(paths, failures), extractor.extract):
            bar.step()
            if one.found is None:
                failures.add(one.reason)
            else:
                prediction = prediction_of(published_form(one.found, one.label))
                found[prediction.article] = prediction
    return found


def _articles(paths: list[str], failures: _Failures) -> "Iterator[tuple[str, Article]]":
    from kg_loaders.readers import Metadata, ReadOptions

    for reading in inputs.readings(paths, Metadata(), ReadOptions()):
        if reading.article is None:
            failures.add(str(reading.error))
        else:
            yield reading.label, reading.article


def _theirs(path: Path, failures: _Failures) -> "dict[str, Prediction]":
    """Return the predictions of a file, by the name of the text's file; of several of one text the last."""
    from kg.evaluation import predictions_of

    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise ReadError(f"'{path}' is not in UTF-8: {error}.") from error
    found = {}
    for prediction in predictions_of(lines, str(path)):
        if isinstance(prediction, KGError):
            failures.add(str(prediction))
        else:
            found[prediction.article] = prediction
    return found


def _tell_absent(articles: list[str], found: "dict[str, Prediction]") -> None:
    absent = [name for name in articles if name not in found]
    if absent:
        note(f"kg: {plural(len(absent), 'article')} without a prediction, all missed: {', '.join(absent)}.")


def _of(gold: "Gold", found: "dict[str, Prediction]") -> "Prediction":
    from kg.evaluation import Prediction

    return found.get(gold.article) or Prediction(gold.article, "")


def _errors(scores: "list[tuple[Gold, Score]]") -> Iterator[dict[str, Any]]:
    for gold, one in scores:
        listed = {
            "missed": [" ".join(triple) for triple in one.missed],
            "extra": [" ".join(triple) for triple in one.extra],
            "broken": one.broken,
            "ungrounded": one.ungrounded,
        }
        for error, all_of_it in listed.items():
            yield from ({"article": gold.article, "error": error, "what": what} for what in all_of_it)


def _emit(rows: "list[Figure]", style: Format) -> None:
    from kg.evaluation import COLUMNS

    records = [row.record() for row in rows]
    if style is Format.TABLE:
        emit_records([_for_people(record) for record in records], _TABLE_COLUMNS, style)
    else:
        emit_records(records, COLUMNS, style)


def _for_people(record: dict[str, Any]) -> dict[str, Any]:
    shares = {share: _with_interval(record, share) for share in ("precision", "recall", "f1")}
    return {column: shares.get(column, record[column]) for column in _TABLE_COLUMNS}


def _with_interval(record: dict[str, Any], share: str) -> str:
    value, low, high = record[share], record[f"{share}_low"], record[f"{share}_high"]
    if value is None:
        return ""
    return f"{value:.3f}" if low is None else f"{value:.3f} ({low:.2f}-{high:.2f})"
