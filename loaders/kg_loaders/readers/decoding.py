"""Bytes to text: UTF-8, UTF-16 with a byte order mark, else Windows-1252 where that is plausible."""

import codecs
import re

from kg_schema import ReadError

__all__ = ["decoded", "tidied", "what_binary"]

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_HIGH_SHARE = 0.2
_CONTROL_SHARE = 0.01
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def what_binary(content: bytes) -> str | None:
    """Say what kind of binary file the bytes begin, or None if that is not known."""
    return next((kind for magic, kind in _MAGIC if content.startswith(magic)), None)


def tidied(text: str) -> str:
    """Return the text as articles hold it: no byte order mark, line ends as ``\\n``, no lone surrogates.

    All else stays as it is; offsets are counted in the result.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", text)


def decoded(content: bytes, label: str) -> tuple[str, tuple[str, ...]]:
    """Return text and notes on how it was decoded; raise ReadError for what is not text."""
    if content.startswith(_UTF16) and not content.startswith(codecs.BOM_UTF32_LE):
        return _utf16(content, label)
    kind = what_binary(content)
    if kind:
        raise ReadError(f"{label}: this is {kind}, not text; give the article as text, HTML or PDF.")
    if b"\x00" in content:
        at = content.index(b"\x00")
        raise ReadError(f"{label}: this is not text, byte {at} is NUL; give the article as text, HTML or PDF.")
    try:
        return tidied(content.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        return _windows(content, label, error.start)


def _utf16(content: bytes, label: str) -> tuple[str, tuple[str, ...]]:
    try:
        return tidied(content.decode("utf-16")), ("read as UTF-16",)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{label}: it begins as UTF-16, but byte {error.start} is not; save it as UTF-8."
        ) from error


def _windows(content: bytes, label: str, at: int) -> tuple[str, tuple[str, ...]]:
    """Decode what is not UTF-8, byte by bad byte, as Windows-1252, if the outcome can be English text."""
    bad = 0

    def as_windows(error: UnicodeError) -> tuple[str, int]:
        nonlocal bad
        assert isinstance(error, UnicodeDecodeError)
        piece = error.object[error.start : error.end]
        bad += len(piece)
        return piece.decode("cp1252"), error.end

    codecs.register_error("kg-windows-1252", as_windows)
    refusal = ReadError(
        f"{label}: byte {at} is not UTF-8 and the file does not look like Windows-1252 either; save it as UTF-8."
    )
    try:
        text = content.decode("utf-8", "kg-windows-1252")
    except UnicodeDecodeError as error:
        raise refusal from error
    if bad > _HIGH_SHARE * len(content) or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise refusal
    return tidied(text), (f"not UTF-8: {bad} bytes, the first at {at}, were read as Windows-1252",)
