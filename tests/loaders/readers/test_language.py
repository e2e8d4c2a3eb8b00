"""Languages: sure or silent, and other languages are loaded with a note."""

import pytest

from kg_loaders.readers import Metadata
from kg_loaders.readers.language import detected_language, language_code

_TEXTS = {
    "de": "Der Rat der Inseln hat am Montag den Plan der Regierung abgelehnt, die Nachtfähren im Winter "
    "einzustellen, "
    "und eine neue Abstimmung im Juni verlangt.",
    "fr": "Le conseil des îles a rejeté lundi le plan du gouvernement qui voulait supprimer les bateaux de nuit "
    "en "
    "hiver, et il demande un nouveau vote au mois de juin.",
    "ru": "Совет островов в понедельник отклонил план правительства отменить ночные паромы зимой и потребовал "
    "нового "
    "голосования в июне этого года.",
    "en": "Norway on Monday rejected a European Union plan to share mackerel in the North Atlantic, saying that "
    "it was "
    "unfair to its fishermen.",
}


@pytest.mark.parametrize("code", sorted(_TEXTS))
def test_languages_are_told(code):
    assert detected_language(_TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", "Oslo", "Nein danke", "Abuja Lagos Kano Ibadan Kaduna", "1 2 3"])
def test_what_is_too_short_is_not_told(text):
    assert detected_language(text) is None


def test_english_full_of_foreign_names_is_english():
    text = "Sigríður Þórðardóttir of Akureyri told Þorvaldur Guðmundsson that the Alþingi of Reykjavík had not "
    "agreed."
    assert detected_language(text) == "en"


@pytest.mark.parametrize(
    ("tag", "code"), [("en-GB", "en"), ("EN_us", "en"), ("English", "en"), ("nb", "nb"), ("?", None), ("", None)]
)
def test_tags_of_languages(tag, code):
    assert language_code(tag) == code


def test_another_language_is_read_as_what_it_is(tmp_path, readings):
    (tmp_path / "a.txt").write_text(_TEXTS["de"], "utf-8")
    (reading,) = readings(tmp_path / "a.txt")
    assert reading.article.language == "de"
    assert reading.notes == ()
    (reading,) = readings(tmp_path / "a.txt", overrides=Metadata(language="en"))
    assert (reading.article.language, reading.notes) == ("en", ())


def test_a_page_that_states_the_wrong_language_is_told_by_its_text(tmp_path, article):
    (tmp_path / "a.html").write_text(f"<html lang='en'><article><p>{_TEXTS['fr']}</p></article></html>", "utf-8")
    assert article(tmp_path / "a.html").language == "fr"
