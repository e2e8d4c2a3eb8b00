"""Personal names: what is a surname alone, and which surname a name has."""

import pytest

from kg.names import given_names, is_surname_only, skeleton, surname


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


def test_given_names_leave_out_surname_and_particles() -> None:
    assert given_names("Ursula von der Leyen") == ("ursula",)
    assert given_names("Leyen") == ()


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zelensky", "Zelenskyy", "Zelenskyj", "Зеленський"),
        ("Gorbachev", "Gorbachyov", "Горбачёв"),
        ("Tsikhanouskaya", "Ціханоўская"),
        ("Yanukovych", "Yanukovich", "Янукович"),
        ("Medvedev", "Medwedew", "Медведев"),
    ],
)
def test_spellings_of_one_name_have_one_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(name) for name in spellings}) == 1


def test_different_names_have_different_skeletons() -> None:
    names = ("Jan", "Ian", "Yan", "Ann", "Mara", "Maria", "Marin", "Martin", "Smith", "Smit", "Lee", "Li")
    assert len({skeleton(name) for name in names}) == len(names)
