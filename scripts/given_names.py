"""Make the table given_names.tsv of kg_loaders/gazetteers: given names of many languages and to whom they go.

Needs the extra ``gazetteer`` (faker, MIT: its lists of first names of women and of men by locale). A name that
nine of ten locales give to one sex is marked ``f`` or ``m``, any other ``a`` (either). Names in other scripts than
Latin are left out; accents are folded. Run it from anywhere: ``python scripts/given_names.py``; ``--check`` only
compares.
"""

import argparse
import importlib
import pkgutil
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from faker.providers import person

TABLE = Path(__file__).parent.parent / "loaders" / "kg_loaders" / "gazetteers" / "given_names.tsv"
CLEAR = 0.9
NAME = re.compile(r"[a-z]{2,}")


def folded(name: str) -> str:
    """Return the name in lower case without accents, as the extractor looks it up."""
    letters = unicodedata.normalize("NFKD", name.translate(str.maketrans("ıłŁøØđĐ", "ilLoOdD")))
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold()


def table() -> str:
    """Return the whole table as text, sorted by name."""
    counts: dict[str, Counter[str]] = {"f": Counter(), "m": Counter()}
    for _, locale, _ in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{locale}").Provider
        for sex, attribute in (("f", "first_names_female"), ("m", "first_names_male")):
            names = {folded(name) for name in getattr(provider, attribute, ()) or ()}
            counts[sex].update(name for name in names if NAME.fullmatch(name))
    lines = ["name\tgiven_to"]
    for name in sorted({*counts["f"], *counts["m"]}):
        women = counts["f"][name] / (counts["f"][name] + counts["m"][name])
        lines.append(f"{name}\t{'f' if women >= CLEAR else 'm' if women <= 1 - CLEAR else 'a'}")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the table, or compare it with the committed one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="only tell whether the committed table is the one made"
    )
    made = table()
    if parser.parse_args().check:
        return int(TABLE.read_text(encoding="utf-8") != made)
    TABLE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
