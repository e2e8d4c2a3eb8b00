"""Markdown is read as a reader of the page sees it."""

import pytest

from kg_loaders.blocks import BlockKind, find_blocks

_PAGE = """---
title: Norway Rejects Plan
date: 2025-05-06
author: [Jane Doe, John Roe]
source: The Example Times
---
# Norway *Rejects* Plan

Norway on **Monday** rejected
a [plan](https://x.example) & more &amp; more.<!-- hidden -->

> "No," said `Vold`.

## What the Plan Says

* Quotas fall by a tenth.
* Ships lose their
  licences.

1. First step of all.
2. Second step of all.

```
code rejects Norway
```

![Iceland attacks Norway](x.png)

<div>Ships <b>left</b> the port.</div>
"""


def test_the_text_is_what_is_seen(tmp_path, article):
    (tmp_path / "a.md").write_text(_PAGE, "utf-8")
    seen = article(tmp_path / "a.md")
    assert seen.text.split("\n\n") == [
        "Norway Rejects Plan",
        "Norway on Monday rejected a plan & more & more.",
        '"No," said Vold.',
        "What the Plan Says",
        "• Quotas fall by a tenth.",
        "• Ships lose their licences.",
        "1. First step of all.",
        "2. Second step of all.",
        "Ships left the port.",
    ]


def test_front_matter_is_metadata(tmp_path, article):
    (tmp_path / "a.md").write_text(_PAGE, "utf-8")
    seen = article(tmp_path / "a.md")
    assert (seen.title, seen.published, seen.publisher) == (
        "Norway Rejects Plan",
        "2025-05-06",
        "The Example Times",
    )
    assert seen.authors == ("Jane Doe", "John Roe")
    assert seen.published_note == "'date' in its front matter"


def test_kinds_of_blocks(tmp_path, article):
    (tmp_path / "a.md").write_text(_PAGE, "utf-8")
    kinds = [b.kind for b in find_blocks(article(tmp_path / "a.md").text)]
    assert kinds.count(BlockKind.LIST_ITEM) == 4
    assert kinds[0] is BlockKind.TITLE


@pytest.mark.parametrize(
    "front",
    ["a: [", "a: &x [*x, *x]", "!!python/object/apply:os.system [ls]", "- 1\n- 2", "x: " + "[" * 3000],
)
def test_broken_or_hostile_front_matter_is_left_out(tmp_path, article, front):
    (tmp_path / "a.md").write_text(f"---\n{front}\n---\nNorway rejected the plan.", "utf-8")
    seen = article(tmp_path / "a.md")
    assert seen.text == "Norway rejected the plan."
    assert seen.title is None


def test_a_long_file_is_refused_before_it_is_parsed(tmp_path, refusal):
    (tmp_path / "a.md").write_text("* a\n" * 50_001)
    assert "50000 lines" in refusal(tmp_path / "a.md")
    (tmp_path / "a.md").write_text("word " * 100)
    assert "longer than 400 characters" in refusal(tmp_path / "a.md", article_limit=400)


def test_deep_nesting_is_read_or_refused(tmp_path, readings):
    (tmp_path / "a.md").write_text(
        "> " * 20_000 + "Norway rejected the plan.\n" + "*" * 50_000 + "[" * 50_000, "utf-8"
    )
    (reading,) = readings(tmp_path / "a.md")
    assert (reading.article is None) != (reading.error is None)
