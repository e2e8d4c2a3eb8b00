"""``kg search``."""

import json


def test_names_and_sentences_with_what_they_say(kg, small):
    ran = kg("search", "harbour")

    assert ran.code == 0
    assert "  harbour plan (Proposal, proposal:harbour-plan" in ran.out
    assert "Harbour plan in doubt (The Courier, 2024-03-12)\n  Norland rejects the harbour plan." in ran.out
    assert "    Norland REJECTS harbour plan  (s-" in ran.out
    assert "    Eve Stone not SUPPORTS harbour plan  (s-" in ran.out


def test_as_json_with_offsets(kg, small):
    answer = json.loads(kg("search", "rejects", "--format", "json").out)

    (sentence,) = answer["sentences"]
    assert (sentence["start"], sentence["text"]) == (0, "Norland rejects the harbour plan.")
    assert [s["relation"] for s in sentence["statements"]] == ["REJECTS"]


def test_as_csv(kg, small):
    out = kg("search", "harbour", "--format", "csv").out

    assert out.splitlines()[0] == "article,title,published,start,end,sentence,statements"


def test_nothing_found_is_said(kg, small):
    ran = kg("search", "xyzzy")

    assert (ran.code, ran.out.strip(), ran.err.strip()) == (0, "", "Nothing has 'xyzzy'.")


def test_what_is_cut_off_and_what_is_loose_is_said(kg, small):
    assert "sentences match; --limit shows more than 1." in kg("search", "Norland", "--limit", "1").err
    assert kg("search", "mayor xyzzy").err.startswith("Nothing has all of these words")


def test_no_word_is_refused_in_one_sentence(kg, small):
    ran = kg("search", "***")

    assert ran.code == 1
    assert ran.err == "kg: Nothing to search for: give at least one word, for instance 'sanctions'.\n"


def test_what_is_retracted_is_found_no_more(kg, small):
    article = json.loads(kg("search", "rejects", "--format", "json").out)["sentences"][0]["article"]
    kg("retract", article)

    assert kg("search", "rejects").err.strip() == "Nothing has 'rejects'."
