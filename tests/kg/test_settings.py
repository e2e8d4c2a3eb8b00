"""Settings: an option wins over the environment, and that over the default."""

from pathlib import Path

import pytest

from kg.settings import Settings


@pytest.mark.parametrize(
    ("option", "environment", "expected"),
    [
        (None, {}, "kg-workspace"),
        (None, {"KG_WORKSPACE": "named"}, "named"),
        (None, {"KG_WORKSPACE": ""}, "kg-workspace"),
        (Path("option"), {"KG_WORKSPACE": "named"}, "option"),
    ],
)
def test_the_workspace_is_the_option_then_the_variable_then_the_default(
    option: Path | None, environment: dict[str, str], expected: str
) -> None:
    assert Settings.of(option, environment).workspace == Path(expected)


def test_a_home_directory_is_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/reader")
    assert Settings.of(Path("~/news"), {}).workspace == Path("/home/reader/news")


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Settings().workspace = Path("elsewhere")  # type: ignore[misc]
