"""Which language a text is in; sure or silent."""

import re
from functools import cache
from typing import Protocol

__all__ = ["MODEL_LANGUAGE", "detected_language", "language_code"]

MODEL_LANGUAGE = "en"
_LIKE_ENGLISH = frozenset({"en", "pcm", "sco"})
_SURE = 0.9
_FEWEST_WORDS = 12
_SAMPLE = 6_000
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "the of to and in a that is on for it with was as by at be from are has not but this which said will they",
    )
)
_COMMON_SHARE = 0.12
_CODE = re.compile(r"[a-z]{2,3}")


def language_code(value: str) -> str | None:
    """Return the ISO 639 code that a language tag begins with: ``en`` of ``en-GB``; None if it is no tag."""
    code = re.split(r"[-_]", value.strip().lower())[0]
    return {"english": "en"}.get(code, code if _CODE.fullmatch(code) else None)


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier


def detected_language(text: str) -> str | None:
    """Return the ISO 639 code of the language of a text, or None where it is too short or not sure.

    A text with the usual share of English function words is English whatever else seems likely.
    """
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    if len(words) < _FEWEST_WORDS:
        return None
    if sum(word in _COMMON for word in words) >= _COMMON_SHARE * len(words):
        return MODEL_LANGUAGE
    code, probability = _identifier().classify(text[:_SAMPLE])
    if probability < _SURE:
        return None
    return MODEL_LANGUAGE if code in _LIKE_ENGLISH else str(code)
