"""PDF: reading order, broken words, running heads; and files made to do harm."""

import zlib

import pytest

from kg_loaders.blocks import BlockKind, find_blocks


def _write(tmp_path, content):
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("hyphens", [False, True])
@pytest.mark.parametrize("times", [1, 6])
def test_paragraphs_come_back_whole_and_in_order(tmp_path, article, own, pdf_of, columns, hyphens, times):
    body = [p.replace("Norway", f"Norway ({n})") for n in range(times) for p in own.body]
    seen = article(_write(tmp_path, pdf_of(own.title, body, columns=columns, hyphens=hyphens)))
    assert seen.text.split("\n\n") == [own.title, *body]
    assert seen.title == own.title


def test_kinds_of_blocks_and_offsets(tmp_path, article, own, pdf_of):
    text = article(_write(tmp_path, pdf_of(own.title, own.body, columns=2, hyphens=True))).text
    kept = [text[b.start : b.end] for b in find_blocks(text) if b.kind is BlockKind.PARAGRAPH]
    assert kept == list(own.body)


def test_a_true_hyphen_at_the_end_of_a_line_is_kept(tmp_path, article, raw_pdf):
    lines = ["The council wants a long-", "term plan and a cease-", "fire. A ceasefire holds."]
    content = raw_pdf([[(60, 100 + 14 * n, 11, line) for n, line in enumerate(lines)]])
    seen = article(_write(tmp_path, content))
    assert seen.text == "The council wants a long-term plan and a ceasefire. A ceasefire holds."


def test_words_that_are_set_one_by_one_are_put_together(tmp_path, article, raw_pdf):
    words = [(60, 100, 11, "Norway"), (104, 100, 11, "rejects"), (145, 100, 11, "the"), (168, 100, 11, "plan.")]
    assert article(_write(tmp_path, raw_pdf([words[::-1]]))).text == "Norway rejects the plan."


def test_a_cut_file_is_read_or_refused(tmp_path, readings, own, pdf_of):
    content = pdf_of(own.title, own.body)
    for share in (0.2, 0.5, 0.9, 0.99):
        (reading,) = readings(_write(tmp_path, content[: int(len(content) * share)]))
        assert (reading.article is None) != (reading.error is None)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04 a zip archive", "not a PDF file, whatever its name"),
        (b"", "not a PDF file"),
        (b"%PDF-1.7\n" + b"garbage " * 100, "damaged"),
    ],
)
def test_what_is_no_pdf_is_refused(tmp_path, refusal, content, words):
    assert words in refusal(_write(tmp_path, content))


def test_pages_without_text_and_too_many_pages_are_refused(tmp_path, refusal, raw_pdf):
    assert "holds no text" in refusal(_write(tmp_path, raw_pdf([[]])))
    assert "301 pages, more than 300" in refusal(_write(tmp_path, raw_pdf([[]] * 301)))


def test_a_page_of_too_many_pieces_is_refused(tmp_path, refusal, raw_pdf):
    pieces = [(10 + n % 50 * 10, 10 + n // 50, 1, "a b") for n in range(20_500)]
    assert "too many for an article" in refusal(_write(tmp_path, raw_pdf([pieces])))


def test_a_stream_that_unpacks_beyond_the_memory_is_refused(tmp_path, refusal, pdf_objects):
    packer = zlib.compressobj(9)
    packed = packer.compress(b"BT (Norway) Tj ET ") + packer.flush(zlib.Z_FULL_FLUSH)
    packed += (packer.compress(b" " * 10_000_000) + packer.flush(zlib.Z_FULL_FLUSH)) * 200
    packed += packer.flush()
    page = b"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 9 9] /Contents 1 0 R /Resources << >> >>"
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    pages = b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"
    bomb = pdf_objects([stream, page, pages, b"<< /Type /Catalog /Pages 3 0 R >>"])
    assert len(bomb) < 3_000_000
    assert "memory" in refusal(_write(tmp_path, bomb))


def test_the_dates_of_making_are_not_the_date_of_publication(tmp_path, article, own, pdf_of):
    content = pdf_of(own.title, own.body).replace(b"/Type /Catalog", b"/CreationDate (D:20250101) /Type /Catalog")
    assert article(_write(tmp_path, content)).published is None
