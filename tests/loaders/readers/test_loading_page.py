"""docs/loading.md says what the readers do."""

import re
from pathlib import Path

import pytest

from kg_loaders.readers.base import ReadOptions
from kg_loaders.readers.fields import NAMES
from kg_loaders.readers.registry import BUILT_IN

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "loading.md").read_text(encoding="utf-8")


def test_every_suffix_is_named():
    assert [s for reader in BUILT_IN for s in reader.suffixes if f"`{s}`" not in PAGE] == []


@pytest.mark.parametrize("what", NAMES)
def test_the_names_of_fields_are_those_that_are_read(what):
    table = PAGE.partition("### Fields")[2].partition("###")[0]
    (names,) = re.findall(rf"^\| {what} \| (.+) \|$", table, re.MULTILINE)

    assert set(names.split(", ")) <= set(NAMES[what])


def test_limits_are_as_stated():
    limits = ReadOptions()

    assert f"{limits.file_limit // 1_000_000} MB" in PAGE
    assert f"{limits.article_limit:,} characters" in PAGE
    assert f"At most {limits.redirects} redirects" in PAGE
    assert f"`--timeout` seconds ({limits.timeout:g})" in PAGE
