"""Origins: copies of one text are one, texts of several authors are several, however they came."""

import json
import random
import subprocess
import sys

import pytest

from kg.origins import origins_of, resemblance
from kg_schema import Article

AGENCY = """
The government of Norland will close the northern harbour of Havn from January, the transport ministry said on
Tuesday, ending a dispute of four years with the fishing towns along the coast. Ships that now unload timber
and fish in Havn are to be sent to the southern terminal at Osterby, where two new cranes were finished in
spring. The mayor of Havn, Ingrid Dahl, called the decision a blow to every family in the town and announced a
protest march for Saturday. Some nine hundred people work on the quays and in the warehouses behind them,
according to the dockers' union. The ministry promised a fund for retraining, yet gave no figure. Opposition
members of parliament asked why an expert report of last autumn, which advised against the closure, had never
been published. A spokesman answered that the report would be put before the committee on trade next week.
Sudmark, whose ferries call at Havn twice a day, has asked for talks on the future of the route before the
summer timetable is printed.
"""
REWRITINGS = (
    """
    Four years of quarrelling are over, and Havn has lost. Norland's transport ministry announced on Tuesday
    that cranes in the northern port fall silent in January. Timber and fish will go through Osterby instead.
    "A blow to every family in the town," said mayor Ingrid Dahl, who wants people in the streets on Saturday.
    Around nine hundred jobs hang on the docks, union officials reckon. There will be money for new training,
    but how much nobody would say.
    """,
    """
    HAVN - On the quay they heard it from the radio. "We load the ship, then we see," says Ole Brandt, a
    docker for thirty years. The harbour where he and hundreds of colleagues earn their living shuts at the
    turn of the year, if the cabinet in the capital has its way. Town hall is furious; a march is planned.
    Osterby, down south, wins the traffic, thanks to its gleaming new machinery.
    """,
    """
    What did the experts say? Deputies of the opposition demanded an answer yesterday after ministers
    confirmed plans to shut the port of Havn. Their study, finished last autumn and locked away since, is
    understood to warn against the step. Trade committee members are to see it within days, a spokesman
    conceded. Critics suspect that figures in it are awkward for the transport department.
    """,
    """
    Ferry passengers between Sudmark and Norland face uncertainty. With Havn's harbour due to close in
    January, the neighbouring state wants negotiations about where its two daily boats shall land, its foreign
    office told this newspaper. No alternative pier has been named so far. Travel agents expect longer
    crossings and dearer tickets for everybody who visits relatives across the strait.
    """,
    """
    Closing one port to feed another is poor policy, however modern the cranes of Osterby. Havn lives from its
    quays; take them away and you take the shops, the school and in the end the people. A retraining fund
    without a sum is a promise without a date. Parliament should read the hidden report before a single
    bollard is pulled out.
    """,
)
WORDS = "a river council never spoke about green lamps while our teacher counted seven slow trains".split()


def _edited(text: str, share: float, chance: random.Random) -> str:
    """Return the text with this share of its words replaced, left out, or followed by another one."""
    words = []
    for word in text.split():
        if chance.random() >= share:
            words.append(word)
        elif (kind := chance.random()) < 0.75:
            words += [chance.choice(WORDS)] if kind < 0.5 else [word, chance.choice(WORDS)]
    return " ".join(words)


def _articles(texts: list[str]) -> list[Article]:
    return [Article(text=text, publisher=f"Outlet {number}") for number, text in enumerate(texts)]


def _count(texts: list[str]) -> int:
    return len(set(origins_of(_articles(texts)).values()))


@pytest.mark.parametrize("seed", range(20))
def test_one_text_under_ten_outlets_with_up_to_a_fifth_edited_is_one_origin(seed: int) -> None:
    chance = random.Random(seed)
    assert _count([_edited(AGENCY, 0.2 * n / 9, chance) for n in range(10)]) == 1


@pytest.mark.parametrize("seed", range(5))
def test_a_copy_cut_short_or_with_a_paragraph_more_is_a_copy(seed: int) -> None:
    sentences = AGENCY.split(". ")
    assert _count([AGENCY, ". ".join(sentences[:6]), AGENCY + REWRITINGS[seed]]) == 1


def test_five_rewritings_of_one_event_are_at_least_four_origins() -> None:
    assert _count(list(REWRITINGS)) >= 4
    assert _count([AGENCY, *REWRITINGS]) >= 5


def test_what_two_authors_quote_alike_makes_them_no_copies() -> None:
    quoted = f" “{AGENCY}” "
    assert _count([REWRITINGS[0] + quoted, REWRITINGS[3] + quoted]) == 2


def test_short_texts_are_copies_only_if_they_are_equal() -> None:
    assert _count(["Norland says no.", "NORLAND  says no. "]) == 1
    assert _count(["Norland says no.", "Norland says no!!! Again."]) == 2


def test_a_text_without_words_is_an_origin_of_its_own() -> None:
    assert _count(["...", "!!!", "…"]) == 3
    assert resemblance("", "") == 0.0


def test_the_order_of_articles_and_the_hash_seed_make_no_difference() -> None:
    chance = random.Random(3)
    texts = [_edited(t, 0.1, chance) for t in (AGENCY, *REWRITINGS) for _ in range(4)]
    articles = _articles(texts)
    expected = origins_of(articles)
    chance.shuffle(articles)
    assert origins_of(articles) == expected
    program = (
        "import sys, json; from kg.origins import origins_of; from kg_schema import Article; "
        "print(json.dumps(origins_of(Article(text=t, publisher=f'Outlet {n}') "
        "for n, t in enumerate(json.load(sys.stdin))), sort_keys=True))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=json.dumps(texts),
            env={"PYTHONHASHSEED": seed},
            text=True,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert [json.loads(t) for t in told] == [expected]
