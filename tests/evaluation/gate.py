"""Measure extraction against annotated articles and compare with the committed floors.

``python gate.py --eval FOLDER [--commit [--lower]]``: FOLDER holds ``dev/`` and ``score.py``, beside it lies
``seeds/``. The scorer is run as it is; this file only asks it, adds the families apart, and compares. Our own gold
is measured by our own scoring; where there is no FOLDER, that alone. Leaves with 1 where a figure is below its
floor, or a statement about the seeds is not among those of seeds.txt. ``--commit`` writes floors.json, seeds.txt
and measured.json for the README.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from kg.evaluation import Prediction, figures, gold_files, predictions_of, read_gold, score

FLOORS: Final = Path(__file__).with_name("floors.json")
SEEDS: Final = Path(__file__).with_name("seeds.txt")
MEASURED: Final = Path(__file__).with_name("measured.json")
OWN: Final = Path(__file__).with_name("gold") / "dev"
SUBSETS: Final = ("all", "rest", "third")
GATED: Final = {
    "events": ("precision", "recall", "f1"),
    "strict": ("f1",),
    "pair": ("f1",),
    "entities": ("f1",),
}
VIEWS: Final = ("events", "strict", "family", "pair", "entities")
_SHARES: Final = ("precision", "recall", "f1")
_FIGURES: Final = (*_SHARES, "predicted", "gold")
_FAMILIES: Final = ("for", "against", "force", "talk")
_MARGIN: Final = 0.02
"""Two points: what the evaluation's own notes take as noise."""
_MARGIN_OF_OWN: Final = 0.05
"""Our own gold is a third as large, and its figures move as much more."""

Summary: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Measured:
    """What is said of each subset, and precision, recall and F1 of each family over all articles.

    The subset ``own`` is our own gold; it is always there, the others where the scorer is.
    """

    subsets: dict[str, Summary]
    families: dict[str, dict[str, float]]
    articles: int


def measure(folder: Path) -> Measured:
    """Extract from all articles of the evaluation folder in one process, and score."""
    texts = sorted((folder / "dev").glob("w*.txt")) + sorted((folder.parent / "seeds").glob("*.txt"))
    lines = _extracted(texts)
    with tempfile.TemporaryDirectory() as scratch:
        predictions = Path(scratch) / "predictions.jsonl"
        predictions.write_text(lines, encoding="utf-8")
        subsets = {subset: _scored(folder, predictions, subset) for subset in SUBSETS}
    return Measured(subsets | {"own": own()}, _families(folder, lines), len(texts))


def told_of_seeds(folder: Path) -> list[str]:
    """Return what is stated of the seed articles, a line each: so that no change of a rule goes unseen there."""
    lines = []
    for record in map(json.loads, _extracted(sorted(folder.glob("*.txt"))).splitlines()):
        article = Path(record["article"]["path"]).stem
        for said in record["statements"]:
            speaker = (said.get("attributed_to") or {}).get("name", "-")
            ends = (said["source"]["name"], said["type"], said["target"]["name"])
            lines.append(" | ".join((article[:3], *ends, said["polarity"], said["modality"], speaker)))
    return sorted(lines)


def changed(kept: list[str], now: list[str]) -> list[str]:
    """Return the lines that went and came, marked with "-" and "+"."""
    return [f"- {line}" for line in kept if line not in now] + [f"+ {line}" for line in now if line not in kept]


def own() -> Summary:
    """Measure our own gold, in the form in which the scorer tells its figures."""
    golds = [read_gold(path, (OWN,)) for path in gold_files(OWN)]
    found = _by_article(_extracted([text for _, text in golds]))
    scores = [score(gold, found[gold.article]) for gold, _ in golds]
    rows = {figure.measure: figure.record() for figure in figures(scores)}
    sign, exact, speaker = rows["stance sign"], rows["stance exact"], rows["speaker"]
    return {
        **{view: rows[view] for view in VIEWS},
        "broken": [broken for one in scores for broken in one.broken],
        "ungrounded": rows["ungrounded"]["predicted"],
        "stance": [sign["right"], exact["right"], sign["gold"]],
        "speaker": [speaker["right"], speaker["gold"]],
        "absent": [],
    }


def _extracted(texts: list[Path]) -> str:
    command = [sys.executable, "-m", "kg.cli", "extract", *map(str, texts), "--json"]
    ended = subprocess.run(command, stdout=subprocess.PIPE, check=False, encoding="utf-8")
    if ended.returncode:
        raise SystemExit(f"gate: 'kg extract' ended with {ended.returncode}; what it said stands above.")
    return ended.stdout


def _by_article(lines: str) -> dict[str, Prediction]:
    read = predictions_of(lines.split("\n"), "kg extract")
    return {p.article: p for p in read if isinstance(p, Prediction)}


def _scored(folder: Path, predictions: Path, subset: str) -> Summary:
    command = [sys.executable, str(folder / "score.py"), str(predictions), "--gold", str(folder / "dev"), "--json"]
    if subset != "all":
        command += ["--only", subset]
    summary: Summary = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return summary


def _families(folder: Path, lines: str) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 of each family, which the scorer does not tell apart."""
    found = _by_article(lines)
    texts = (folder / "dev", folder.parent / "seeds")
    golds = [read_gold(path, texts)[0] for path in gold_files(folder / "dev")]
    scores = [score(gold, found.get(gold.article) or Prediction(gold.article, "")) for gold in golds]
    rows = {figure.measure: figure.record() for figure in figures(scores)}
    return {family: {name: rows[family][name] or 0.0 for name in _FIGURES} for family in _FAMILIES}


def gated(measured: Measured) -> dict[str, dict[str, float]]:
    """Return the figures that have floors, by subset: ``events.f1`` and so on, ``broken`` and ``ungrounded``."""
    return {
        subset: {
            **{f"{view}.{name}": summary[view][name] for view, names in GATED.items() for name in names},
            "broken": len(summary["broken"]),
            "ungrounded": summary["ungrounded"],
        }
        for subset, summary in measured.subsets.items()
    }


def shortfalls(measured: Measured, floors: dict[str, dict[str, float]]) -> Iterator[str]:
    """Yield a sentence for each figure that is worse than its floor; what is not measured has none."""
    for subset, shares in gated(measured).items():
        for name, limit in floors.get(subset, {}).items():
            value = shares[name]
            if name in ("broken", "ungrounded"):
                if value > limit:
                    yield f"{subset}: {name} is {value:g}, at most {limit:g} is allowed."
            elif value < limit:
                yield f"{subset}: {name} is {value:.3f}, its floor is {limit:.3f}."


def raised(measured: Measured, floors: dict[str, dict[str, float]], *, lower: bool) -> dict[str, dict[str, float]]:
    """Return new floors, a margin below what was measured; a floor falls only if ``lower``."""
    fresh = dict(floors)
    for subset, shares in gated(measured).items():
        fresh[subset] = {}
        for name, value in shares.items():
            old = floors.get(subset, {}).get(name)
            if name in ("broken", "ungrounded"):
                new = value
                fresh[subset][name] = new if old is None or lower else min(old, new)
            else:
                margin = _MARGIN_OF_OWN if subset == "own" else _MARGIN
                new = round(max(value - margin, 0.0), 3)
                fresh[subset][name] = new if old is None or lower else max(old, new)
    return fresh


def rounded(measured: Measured) -> dict[str, Any]:
    """Return the figures over all articles as the README shows them: shares to three digits."""
    summary = measured.subsets["all"]
    rows = {view: summary[view] for view in GATED} | measured.families
    rows["unread"] = measured.subsets["third"]["events"]
    shares = {name: {k: round(row[k], 3) for k in _SHARES} | {"gold": row["gold"]} for name, row in rows.items()}
    counts = {"broken": len(summary["broken"]), "ungrounded": summary["ungrounded"], "articles": measured.articles}
    return {"shares": shares, "stance": summary["stance"], "speaker": summary["speaker"], **counts}


def report(measured: Measured) -> str:
    """Return the figures as a table for people."""
    lines = [
        f"{measured.articles} articles",
        f"{'':16}{'precision':>10}{'recall':>8}{'F1':>8}{'predicted':>11}{'gold':>7}",
    ]
    for subset, summary in measured.subsets.items():
        for view in VIEWS:
            lines.append(_line(f"{subset} {view}", summary[view]))
        stance, speaker = summary["stance"], summary["speaker"]
        lines.append(
            f"{subset}: broken {len(summary['broken'])}, ungrounded {summary['ungrounded']}, "
            f"stance sign {stance[0]}/{stance[2]} exact {stance[1]}/{stance[2]}, "
            f"speaker {speaker[0]}/{speaker[1]}, articles without a prediction {len(summary['absent'])}"
        )
        lines.append("")
    lines += [_line(f"family {name}", figures) for name, figures in measured.families.items()]
    return "\n".join(lines)


def _line(name: str, figures: dict[str, float]) -> str:
    shares = f"{figures['precision']:10.3f}{figures['recall']:8.3f}{figures['f1']:8.3f}"
    return f"{name:16}{shares}{figures['predicted']:11.0f}{figures['gold']:7.0f}"


def main() -> None:
    """Measure, print, and compare with the floors or write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, required=True, help="folder with dev/ and score.py")
    parser.add_argument(
        "--commit", action="store_true", help="raise the floors to what was measured, and keep that"
    )
    parser.add_argument("--lower", action="store_true", help="let --commit also lower floors")
    given = parser.parse_args()
    everything = (given.eval / "score.py").is_file()
    if not everything:
        print(f"There is no {given.eval / 'score.py'} ('make gate EVAL=FOLDER' says where): own gold alone.\n")
    measured = measure(given.eval) if everything else Measured({"own": own()}, {}, len(gold_files(OWN)))
    print(report(measured))
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    if given.commit:
        fresh = raised(measured, floors, lower=given.lower)
        FLOORS.write_text(json.dumps(fresh, indent=2) + "\n", encoding="utf-8")
        if everything:
            MEASURED.write_text(json.dumps(rounded(measured), indent=2) + "\n", encoding="utf-8")
            SEEDS.write_text("\n".join(told_of_seeds(given.eval.parent / "seeds")) + "\n", encoding="utf-8")
        return
    apart = (
        changed(SEEDS.read_text("utf-8").splitlines(), told_of_seeds(given.eval.parent / "seeds"))
        if everything
        else []
    )
    wrong = [*shortfalls(measured, floors), *apart]
    print("\n" + ("\n".join(wrong) if wrong else "All figures are at their floors or above."))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
