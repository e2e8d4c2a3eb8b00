"""From what a reader found to an article: metadata laid in layers, the language told, the unreadable refused."""

from kg_loaders.metadata import Metadata, metadata_in_text
from kg_loaders.readers.base import Draft, Input, Reading, ReadOptions
from kg_loaders.readers.language import detected_language, language_code
from kg_schema import Article, KGError, ReadError

__all__ = ["failed", "reading_of", "why"]

_NOT_STATED = "not stated in the text"


def why(error: Exception) -> str:
    """Return what the system says of an error, in lower case."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def failed(label: str, error: Exception) -> Reading:
    """Return a reading that says, in one sentence that begins with the input's name, why it failed."""
    if isinstance(error, ReadError):
        return Reading(label, error=error)
    sentence = f"{label}: it cannot be read ({why(error).rstrip('.')})."
    wrapped = ReadError(sentence)
    wrapped.__cause__ = error
    return Reading(label, error=wrapped)


def reading_of(
    draft: Draft, source: Input, given: Metadata, options: ReadOptions, known: Metadata | None, beside: str | None
) -> Reading:
    """Return the article of a draft, or why there is none.

    ``given`` wins over ``known``, the metadata in the file ``beside``, which wins over what the draft says.
    """
    problem = draft.error or _unreadable(draft.text, options)
    if problem:
        return Reading(draft.label, error=ReadError(f"{draft.label}: {problem}."))
    try:
        article = _article(draft, source, given, known, beside)
    except KGError as error:
        return failed(draft.label, ReadError(f"{draft.label}: {error}"))
    return Reading(draft.label, article=article, notes=draft.notes)


def _unreadable(text: str, options: ReadOptions) -> str | None:
    if not text.strip():
        return "it is empty"
    if "\x00" in text:
        return f"this is not text, character {text.index(chr(0))} is NUL"
    if len(text) > options.article_limit:
        return f"the article has {len(text)} characters, more than {options.article_limit}; split it"
    if not any(c.isalpha() for c in text):
        return "it holds no words"
    return None


def _article(draft: Draft, source: Input, given: Metadata, known: Metadata | None, beside: str | None) -> Article:
    """Lay flags over neighbouring metadata over the draft's own over what the text shows."""
    if given.published:
        given = given.dated(given.published, "given on loading")
        if not given.published:
            raise ReadError(f"{given.published_note}: write the date as 2025, 2025-04 or 2025-04-26.")
    seen = metadata_in_text(draft.text) if draft.search else Metadata(published_note=_NOT_STATED)
    told = given.over((known or Metadata()).over(draft.metadata))
    metadata = told.over(seen)
    return Article(
        text=draft.text,
        title=metadata.title,
        publisher=metadata.publisher,
        url=metadata.url or source.url,
        authors=metadata.authors,
        published=metadata.published,
        published_note=(metadata.published_note if metadata.published else None)
        or _why_unknown(told, seen, beside),
        language=_language(draft, given, known),
        modified=metadata.modified,
    )


def _why_unknown(told: Metadata, seen: Metadata, beside: str | None) -> str:
    if told.published_note:
        return told.published_note
    return f"{seen.published_note or _NOT_STATED}" + (f" nor in {beside}" if beside else ", no metadata beside it")


def _language(draft: Draft, given: Metadata, known: Metadata | None) -> str | None:
    """Return the language that people state, else the one the text is in, else the one the source states."""
    stated = given.language or (known.language if known else None)
    if stated and language_code(stated):
        return language_code(stated)
    return detected_language(draft.text) or language_code(draft.metadata.language or "")
