"""Bytes to text: encodings, line ends, and offsets in code points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_loaders.readers.decoding import decoded, tidied
from kg_schema import ReadError

_TEXT = "Zürich’s council — “no”, it said — rejected the naïve plan.\nÅlesund backs it."


@pytest.mark.parametrize(
    ("encoding", "note"),
    [("utf-8", None), ("utf-8-sig", None), ("utf-16", "read as UTF-16"), ("cp1252", "read as Windows-1252")],
)
def test_encodings(encoding, note):
    text, notes = decoded(_TEXT.encode(encoding), "a.txt")
    assert text == _TEXT
    assert [note in n for n in notes] == ([True] if note else [])


def test_a_file_of_mixed_encodings_is_read_piece_by_piece():
    content = (
        "Ålesund — ".encode()
        + "Zürich’s".encode("cp1252")
        + " 🌍".encode()
        + b" and much more text of the council"
    )
    text, notes = decoded(content, "a.txt")
    assert text == "Ålesund — Zürich’s 🌍 and much more text of the council"
    assert notes == ("not UTF-8: 2 bytes, the first at 14, were read as Windows-1252",)


@pytest.mark.parametrize(
    "content", [b"a\x81b", b"\xff\xfe\x00\x00a\x00\x00\x00", b"\x00", b"%PDF-1.7", b"\xe9" * 9]
)
def test_what_is_not_text_is_refused(content):
    with pytest.raises(ReadError, match=r"^a\.txt: .*\.$"):
        decoded(content, "a.txt")


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_become_one(ends):
    assert decoded(f"one{ends}two{ends}{ends}three".encode(), "a")[0] == "one\ntwo\n\nthree"


def test_nothing_else_is_changed():
    text = "e\u0301 \u202eabc\u202c a\u00adb \u00a0\u200b\ufb01 🇳🇴 \x0c\t"
    assert decoded(text.encode(), "a")[0] == text


def test_lone_surrogates_become_replacement_signs_in_place():
    assert tidied("a\ud800b\U0001f30dc\udfffd") == "a\ufffdb\U0001f30dc\ufffdd"


@given(st.text())
def test_utf8_comes_back_as_it_was_but_for_line_ends(text):
    if "\x00" in text:
        return
    expected = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert tidied(text) == expected


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_one_sentence(content):
    try:
        text, _ = decoded(content, "a")
    except ReadError as error:
        assert str(error).startswith("a: ")
    else:
        assert "\r" not in text
        text.encode("utf-8")
