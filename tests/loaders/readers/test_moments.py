"""Times of change in one form."""

from datetime import UTC, date, datetime

import pytest

from kg_loaders.readers import Metadata, read
from kg_loaders.readers.moments import moment


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("2025-04-26T14:03:00Z", "2025-04-26T14:03:00Z"),
        ("2025-04-26T23:03:00-04:00", "2025-04-27T03:03:00Z"),
        ("2025-04-26 14:03", "2025-04-26T14:03:00Z"),
        ("Sat, 26 Apr 2025 16:03:00 +0200", "2025-04-26T14:03:00Z"),
        ("2025-04-26", "2025-04-26"),
        ("20250426", "2025-04-26"),
        ("April 26, 2025", "2025-04-26"),
        (datetime(2025, 4, 26, 14, 3, tzinfo=UTC), "2025-04-26T14:03:00Z"),
        (date(2025, 4, 26), "2025-04-26"),
        ("soon", None),
        ("0001-01-01T00:00:00+23:00", None),
        ("", None),
        (True, None),
        (None, None),
    ],
)
def test_moment(stated, found):
    assert moment(stated) == found


def test_readers_take_the_time_of_change(tmp_path, page_of):
    head = '<meta property="article:modified_time" content="2025-05-07T08:00:00+02:00">'
    (tmp_path / "page.html").write_text(page_of("article", head), encoding="utf-8")
    (tmp_path / "many.jsonl").write_text(
        '{"text": "Norway waits.", "updated_at": 1746604800}\n'
        '{"text": "Iceland waits.", "updated": "2025-05-07"}\n',
        encoding="utf-8",
    )
    (tmp_path / "feed.xml").write_text(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><published>2025-05-06</published>"
        f"<updated>2025-05-07T08:00:00Z</updated><content>{'Norway waits for Iceland. ' * 40}</content>"
        "</entry></feed>",
        encoding="utf-8",
    )
    found = {
        name: [r.article.modified for r in read(str(tmp_path / name), overrides=Metadata())]
        for name in ("page.html", "many.jsonl", "feed.xml")
    }
    assert found == {
        "page.html": ["2025-05-07T06:00:00Z"],
        "many.jsonl": ["2025-05-07T08:00:00Z", "2025-05-07"],
        "feed.xml": ["2025-05-07T08:00:00Z"],
    }
