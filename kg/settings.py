"""Settings: where things are, decided once and passed on."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

__all__ = ["DEFAULT_WORKSPACE", "WORKSPACE_VARIABLE", "Settings"]

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
