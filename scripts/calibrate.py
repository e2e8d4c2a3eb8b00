"""Fit the weights of confidence to annotated articles: ``calibrate.py --eval FOLDER`` (``make calibrate``).

Reads ``FOLDER/dev`` with ``FOLDER/../seeds`` and our own gold, asks the extractor for the grounds of each
statement and the annotation whether it is right, and fits a logistic regression that is regularised and keeps the
direction of each ground (``kg_loaders.grounds.GROUNDS``). How well it does is measured on articles left out, one
at a time. The base is then set by the articles that nobody read while the rules were written (every third of the
annotated ones): a new article fares like them, not like those that the rules were written on. Writes
``loaders/kg_loaders/confidence.yaml`` and ``docs/confidence.md``; the same articles and rules give the same bytes.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from kg.evaluation import Answers, Figure, Gold, Prediction, figures, gold_files, prediction_of, read_gold, score
from kg_loaders.confidence import Confidence
from kg_loaders.grounds import GROUNDS
from kg_loaders.readers import read
from kg_loaders.rules import RuleExtractor
from kg_schema import KGError, published_form

ROOT: Final = Path(__file__).resolve().parent.parent
TABLE: Final = ROOT / "loaders" / "kg_loaders" / "confidence.yaml"
PAGE: Final = ROOT / "docs" / "confidence.md"
OWN: Final = ROOT / "tests" / "evaluation" / "gold" / "dev"
BY_HAND: Final = "weight set by hand"
PRIORS: Final = {BY_HAND: 0.5, "heading": -0.8}
"""Weights that are presumed before the articles are looked at; of the others none."""
_PENALTIES: Final = (1.0, 3.0, 10.0, 30.0)
_BINS: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_LEAST: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)

Array: TypeAlias = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Item:
    """One statement that the annotation can judge: its place in the prediction, its grounds, and the judgement."""

    article: str
    dev: bool
    place: int
    grounds: dict[str, float]
    right: bool

    @property
    def unread(self) -> bool:
        """Whether nobody read the article while the rules were written: each third of the annotated ones."""
        number = re.search(r"\d+", self.article)
        return self.dev and number is not None and int(number.group()) % 3 == 0


@dataclass(frozen=True)
class Article:
    """An annotated article with what is extracted from it."""

    name: str
    dev: bool
    gold: Gold
    prediction: Prediction
    items: tuple[Item, ...]


def articles(folder: Path, texts: tuple[Path, ...], *, dev: bool) -> Iterator[Article]:
    """Yield the annotated articles of a folder, read by the rules as they stand."""
    for path in gold_files(folder):
        gold, lies = read_gold(path, texts)
        article = next(iter(read(str(lies)))).article
        if article is None:
            raise KGError(f"'{lies}' cannot be read.")
        explained = next(iter(RuleExtractor().explain([article])))
        record = published_form(explained.extraction, lies.name)
        answers, name = Answers.of(gold), f"{'dev' if dev else 'own'}/{gold.name}"
        items = []
        for place, (statement, why) in enumerate(zip(record["statements"], explained.explanations, strict=True)):
            right = answers.is_right(statement)
            if right is not None:
                grounds = {part.what: part.value for part in why.confidence if part.what in GROUNDS}
                items.append(Item(name, dev, place, grounds, right))
        yield Article(name, dev, gold, prediction_of(record), tuple(items))


# -- the model ---


def matrix(items: Sequence[Item]) -> tuple[Array, Array]:
    """Return the grounds of each statement as a row, in the order of GROUNDS, and whether it is right."""
    rows = [[item.grounds.get(name, 0.0) for name in GROUNDS] for item in items]
    return np.array(rows, dtype=float), np.array([item.right for item in items], dtype=float)


def fitted(x: Array, y: Array, penalty: float) -> Confidence:
    """Return the weights that make the judgements likeliest, less the penalty on leaving the priors.

    Newton's method one weight at a time; a weight never crosses to the side that its ground may not take.
    """
    priors = np.array([PRIORS.get(name, 0.0) for name in GROUNDS])
    sides = np.array(list(GROUNDS.values()))
    weights, base = priors.copy(), 0.0
    z = x @ weights
    for _ in range(500):
        p = 1.0 / (1.0 + np.exp(-z))
        step = float((y - p).sum() / (p * (1.0 - p)).sum())
        base, z, farthest = base + step, z + step, abs(step)
        for j in range(len(weights)):
            p = 1.0 / (1.0 + np.exp(-z))
            slope = float(x[:, j] @ (p - y)) + penalty * (weights[j] - priors[j])
            curve = float(x[:, j] ** 2 @ (p * (1.0 - p))) + penalty
            new = weights[j] - slope / curve
            new = 0.0 if new * sides[j] < 0 else new
            step = new - weights[j]
            z, weights[j], farthest = z + step * x[:, j], new, max(farthest, abs(step))
        if farthest < 1e-6:
            break
    rounded = (round(float(weight), 2) + 0.0 for weight in weights)
    return Confidence(round(base, 2), dict(zip(GROUNDS, rounded, strict=True)))


def as_unread(model: Confidence, items: Sequence[Item]) -> Confidence:
    """Return the model with the base at which it is right on average about articles that nobody had read."""
    x, y = matrix([item for item in items if item.unread])
    if not len(y) or y.all() or not y.any():
        return model
    z = x @ np.array([model.weights[name] for name in GROUNDS])
    base = model.base
    for _ in range(100):
        p = 1.0 / (1.0 + np.exp(-z - base))
        step = float((y - p).sum() / (p * (1.0 - p)).sum())
        base += step
        if abs(step) < 1e-6:
            break
    return Confidence(round(base, 2), model.weights)


def held_out(items: Sequence[Item], penalty: float) -> Array:
    """Return for each statement its confidence by a model that never saw its article."""
    x, y = matrix(items)
    names = np.array([item.article for item in items])
    found = np.zeros(len(items))
    for name in dict.fromkeys(names):
        out = names == name
        model = as_unread(fitted(x[~out], y[~out], penalty), [item for item in items if item.article != name])
        found[out] = [model.of(item.grounds) for item, here in zip(items, out, strict=True) if here]
    return found


def by_hand(items: Sequence[Item]) -> Array:
    """Return for each statement the weight set by hand, as a confidence."""
    return 1.0 / (1.0 + np.exp(-np.array([item.grounds.get(BY_HAND, 0.0) for item in items])))


# -- how good it is ---


def loss(p: Array, y: Array) -> float:
    """Return the mean logarithmic loss."""
    return float(-(y * np.log(p) + (1.0 - y) * np.log(1.0 - p)).mean())


def brier(p: Array, y: Array) -> float:
    """Return the mean squared distance between confidence and truth (Brier 1950)."""
    return float(((p - y) ** 2).mean())


def calibration_error(p: Array, y: Array) -> float:
    """Return the expected calibration error over ten bins of equal width."""
    bins = np.minimum((p * 10).astype(int), 9)
    return float(sum(abs(p[bins == b].sum() - y[bins == b].sum()) for b in range(10)) / len(p))


def ranking(p: Array, y: Array) -> float:
    """Return the chance that a right statement stands above a wrong one (area under the ROC curve)."""
    right, wrong = p[y == 1][:, None], p[y == 0][None, :]
    return float(((right > wrong) + 0.5 * (right == wrong)).mean())


def thresholds(
    found: Sequence[Article], confidence: dict[tuple[str, int], float]
) -> Iterator[tuple[float, Figure]]:
    """Yield the figures of events that are left over each least confidence."""
    for least in _LEAST:
        scores = []
        for article in found:
            statements = tuple(
                s
                for place, s in enumerate(article.prediction.statements)
                if confidence.get((article.name, place), 1.0) >= least
            )
            kept = Prediction(article.prediction.article, article.prediction.text, (), statements)
            scores.append(score(article.gold, kept))
        yield least, figures(scores)[0]


# -- what is written ---


def table(model: Confidence, items: Sequence[Item]) -> str:
    """Return the table of weights, as YAML."""
    lines = [
        "# Weights of the grounds of a statement, in log-odds (kg_loaders/grounds.py says what they are).",
        "# Made by 'make calibrate' (scripts/calibrate.py) from annotated articles; do not edit.",
        f"statements: {len(items)}",
        f"right: {sum(item.right for item in items)}",
        f"articles: {len({item.article for item in items})}",
        f"base: {model.base}",
        "weights:",
    ]
    return "\n".join([*lines, *(f"  {name}: {weight}" for name, weight in model.weights.items())]) + "\n"


def page(found: Sequence[Article], model: Confidence, penalty: float) -> str:
    """Return docs/confidence.md."""
    items = [item for article in found for item in article.items]
    out, hand = held_out(items, penalty), by_hand(items)
    _, y = matrix(items)
    dev = np.array([item.dev for item in items])
    unread = np.array([item.unread for item in items])
    told = {"unread": unread.sum(), "of_unread": y[unread].mean() if unread.any() else 0.0}
    parts = [_INTRODUCTION.format(statements=len(items), articles=len(found), share=y.mean(), **told)]
    parts += ["## What a confidence is made of", _WEIGHTS]
    rows = (f"| {name} | {weight:+.2f} |" for name, weight in model.weights.items())
    parts.append("\n".join(["| ground | log-odds |", "|---|---|", f"| base | {model.base:+.2f} |", *rows]))
    parts += ["## How reliable it is", _RELIABILITY]
    parts.append("\n".join(_measures(out, hand, y, dev, unread)))
    parts.append("\n".join(_bins(out, y)))
    parts += ["## What `--min-confidence` does", _THRESHOLDS]
    parts.append("\n".join(_thresholds([a for a in found if a.dev], items, out, hand)))
    return "\n\n".join(parts) + "\n"


def _measures(
    out: Array, hand: Array, y: Array, dev: npt.NDArray[np.bool_], unread: npt.NDArray[np.bool_]
) -> Iterator[str]:
    yield "| | statements | right | ECE | Brier | of the base rate | AUC |"
    yield "|---|---|---|---|---|---|---|"
    everything = np.ones(len(y), dtype=bool)
    parts = (("all", everything), ("dev articles", dev), ("of these, unread", unread), ("own gold", ~dev))
    for name, here in parts:
        if not here.any():
            continue
        for kind, p in (("weights set by hand", hand), ("calibrated, article left out", out)):
            base = y[here].mean() * (1.0 - y[here].mean())
            figure = (
                calibration_error(p[here], y[here]),
                brier(p[here], y[here]),
                base,
                ranking(p[here], y[here]),
            )
            shares = " | ".join(f"{share:.3f}" for share in figure)
            yield f"| {name}: {kind} | {here.sum()} | {y[here].mean():.3f} | {shares} |"


def _bins(p: Array, y: Array) -> Iterator[str]:
    yield "| confidence | statements | mean confidence | right |"
    yield "|---|---|---|---|"
    for low, high in pairwise(_BINS):
        here = (p >= low) & (p < high)
        if here.any():
            yield f"| {low:.1f} to {high:.1f} | {here.sum()} | {p[here].mean():.2f} | {y[here].mean():.2f} |"


def _thresholds(dev: Sequence[Article], items: Sequence[Item], out: Array, hand: Array) -> Iterator[str]:
    yield "| `--min-confidence` | predicted | precision | recall | F1 | by hand: predicted | precision | recall |"
    yield "|---|---|---|---|---|---|---|---|"
    places = [(item.article, item.place) for item in items]
    ours = thresholds(dev, dict(zip(places, out, strict=True)))
    theirs = thresholds(dev, dict(zip(places, hand, strict=True)))
    for (least, mine), (_, old) in zip(ours, theirs, strict=True):
        cells = (mine.predicted, _share(mine.precision), _share(mine.recall), _share(mine.f1), old.predicted)
        cells = (*cells, _share(old.precision), _share(old.recall))
        yield f"| {least:.1f} | " + " | ".join(map(str, cells)) + " |"


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


_INTRODUCTION: Final = """# Confidence

<!-- Generated by 'make calibrate'; do not edit. -->

The confidence of a statement of the rule extractor is the chance that a careful reader would find it in the text:
of the statements at 0.8, four in five are right. It is computed from the grounds that the statement rests on, by a
logistic regression with one weight a ground. `kg extract --explain` shows for each statement what its confidence
is made of; `--min-confidence` of `kg positions`, `kg timeline`, `kg coalitions`, `kg contradictions` and `kg eval`
leaves out what is less certain. It was fitted to {statements} statements of {articles} annotated articles, of
which a share of {share:.2f} is right; right is what the annotation has, as a triple, as an option or as a reading
that is as good. Of the {unread} statements of articles that nobody had read while the rules were written, a
share of {of_unread:.2f} is right, and the base is set by these: a new article fares like them. So a confidence is
too low, on average, for the articles that the rules were written on, and may be too high for texts of another
kind."""
_WEIGHTS: Final = """A weight is added for each ground that a statement has. The weight that the author of a rule
set by hand counts in log-odds; depth, length, verbs and mentions grow up to a bound; the others are yes or no. The
fit keeps the direction of each ground (a pronoun can only lower a confidence), so a weight of 0 says that the
articles show no such effect. Statements in headings are rare in annotated articles: their weight is presumed. What
the text denies, plans or supposes gets its confidence from the same weights, though only plain statements could be
judged."""
_RELIABILITY: Final = """Each statement is judged by a model that never saw its article. ECE is the expected
calibration error over ten bins, Brier the mean squared distance between confidence and truth (beside it what one
gets by always saying the share that is right), AUC the chance that a right statement stands above a wrong one."""
_THRESHOLDS: Final = "Events of the dev articles, each article again left out of the model that judges it."


def main() -> None:
    """Fit, print how good it is, and write the table and the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, required=True, help="folder with dev/, seeds/ beside it")
    folder = parser.parse_args().eval
    if not (folder / "dev").is_dir():
        sys.exit(f"calibrate: there is no {folder / 'dev'}; say where it lies with 'make calibrate EVAL=FOLDER'.")
    found = [*articles(folder / "dev", (folder / "dev", folder.parent / "seeds"), dev=True)]
    found += articles(OWN, (OWN,), dev=False)
    items = [item for article in found for item in article.items]
    x, y = matrix(items)
    losses = {penalty: loss(held_out(items, penalty), y) for penalty in _PENALTIES}
    penalty = min(losses, key=lambda value: losses[value])
    model = as_unread(fitted(x, y, penalty), items)
    TABLE.write_text(table(model, items), encoding="utf-8")
    text = page(found, model, penalty)
    PAGE.write_text(text, encoding="utf-8")
    print(text)
    print(f"Penalty {penalty:g} of {losses}.")


if __name__ == "__main__":
    main()
