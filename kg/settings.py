"""Settings: where things are, decided once and passed on."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from kg_schema import ExtractionError

__all__ = ["DEFAULT_WORKSPACE", "WORKSPACE_VARIABLE", "LanguageModelSettings", "Settings"]

WORKSPACE_VARIABLE: Final = "KG_WORKSPACE"
"""Environment variable that names the workspace."""
DEFAULT_WORKSPACE: Final = Path("kg-workspace")
"""Directory of the workspace where nobody names one, below the current directory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Choices that hold for one run."""

    workspace: Path = DEFAULT_WORKSPACE

    @classmethod
    def of(cls, workspace: Path | None = None, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Return the settings of an option, else of the environment variable KG_WORKSPACE, else the defaults."""
        named = workspace or environment.get(WORKSPACE_VARIABLE) or DEFAULT_WORKSPACE
        return cls(workspace=Path(named).expanduser())


_SCHEMES: Final = ("http", "https")


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageModelSettings:
    """Where a language model is and who asks it; ``timeout`` in seconds is for one question and its answer."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> "LanguageModelSettings":
        """Return the settings of KG_LLM_URL, KG_LLM_MODEL, KG_LLM_KEY and KG_LLM_TIMEOUT.

        Raises ExtractionError, which never holds the key, where one of them is missing or cannot be used.
        """
        url, model, key, timeout = (
            environment.get(f"KG_LLM_{name}", "").strip() for name in ("URL", "MODEL", "KEY", "TIMEOUT")
        )
        if not url or not model:
            missing = " and ".join(
                name for name, value in (("KG_LLM_URL", url), ("KG_LLM_MODEL", model)) if not value
            )
            raise ExtractionError(
                f"The extractor 'llm' asks a language model, but the environment names none: set {missing} "
                "(for instance KG_LLM_URL=http://localhost:11434/v1 KG_LLM_MODEL=llama3.1)."
            )
        _check_address(url)
        if not model.isprintable():
            raise ExtractionError(
                "KG_LLM_MODEL holds a character that no name of a model has: write it once more."
            )
        if not key.isascii() or not key.isprintable():
            raise ExtractionError("KG_LLM_KEY holds a character that no key can have: copy it once more.")
        return cls(url=url, model=model, key=key, timeout=_seconds(timeout or "120"))


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        sound = parts.scheme in _SCHEMES and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        sound = False
    if not sound:
        raise ExtractionError(
            "KG_LLM_URL is no http or https address: give one such as http://localhost:11434/v1."
        )
    if parts.username is not None:
        raise ExtractionError("KG_LLM_URL holds a user name or password: put the key into KG_LLM_KEY instead.")


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise ExtractionError(f"KG_LLM_TIMEOUT is '{text}': give a number of seconds, such as 120.")
    return seconds
