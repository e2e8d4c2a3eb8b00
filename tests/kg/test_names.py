"""Personal names: what is a surname alone, and which surname a name has."""

import pytest

from kg.names import is_surname_only, surname


@pytest.mark.parametrize(
    ("name", "short", "last"),
    [
        ("Vasques", True, "vasques"),
        ("von der Leyen", True, "leyen"),
        ("Ursula von der Leyen", False, "leyen"),
        ("Al-Sharaa", True, "al-sharaa"),
        ("Ahmed al-Sharaa", False, "al-sharaa"),
        ("Bin Salman", True, "salman"),
    ],
)
def test_surnames(name: str, short: bool, last: str) -> None:
    assert (is_surname_only(name), surname(name)) == (short, last)
