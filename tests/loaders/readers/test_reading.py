"""From targets to readings: one bad input never stops the others, and flags win over all."""

import io
import json
import os
import threading

import pytest

from kg_loaders.readers import Metadata, read


def test_a_text_file_is_one_article_under_its_path(tmp_path, readings, own):
    path = tmp_path / "a.txt"
    path.write_text(own.text, "utf-8")
    (reading,) = readings(path)
    assert reading.label == str(path)
    assert reading.article.text == own.text
    assert reading.article.published is None
    assert reading.article.published_note == "not stated in the text, no metadata beside it"


def test_flags_win_over_the_file_beside_which_wins_over_the_text(tmp_path, article, own):
    path = tmp_path / "a.txt"
    path.write_text(f"{own.title}\n\nMay 5, 2025\n\n{own.text}", "utf-8")
    seen = article(path)
    assert (seen.title, seen.published) == (own.title, "2025-05-05")
    beside = {
        "headline": "Beside",
        "pub_date": "2025-05-06",
        "source": "P",
        "url": "https://x.example/1",
        "author": "Jane Doe",
    }
    (tmp_path / "a.json").write_text(json.dumps(beside))
    seen = article(path)
    assert (seen.title, seen.published, seen.publisher) == ("Beside", "2025-05-06", "P")
    assert (seen.url, seen.authors) == ("https://x.example/1", ("Jane Doe",))
    assert seen.published_note == "'pub_date' in a.json"
    seen = article(path, overrides=Metadata(title="Flag", published="7 May 2025", authors=("A", "B")))
    assert (seen.title, seen.published, seen.publisher, seen.authors) == ("Flag", "2025-05-07", "P", ("A", "B"))
    assert seen.published_note == "given on loading"


def test_metadata_beside_without_a_date_says_so(tmp_path, article, own):
    (tmp_path / "a.txt").write_text(own.text, "utf-8")
    (tmp_path / "a.json").write_text('{"title": "T"}')
    assert article(tmp_path / "a.txt").published_note == "not stated in the text nor in a.json"
    (tmp_path / "a.json").write_text('{"date": "soon"}')
    assert article(tmp_path / "a.txt").published_note == "'date' in a.json says 'soon', which is no date"


def test_the_age_of_the_file_is_never_its_date(tmp_path, article, own):
    path = tmp_path / "a.txt"
    path.write_text(own.text, "utf-8")
    before = article(path)
    os.utime(path, (1_000_000_000, 1_000_000_000))
    assert article(path) == before


def test_a_date_given_on_loading_that_is_no_date_is_refused(tmp_path, refusal, own):
    (tmp_path / "a.txt").write_text(own.text, "utf-8")
    sentence = refusal(tmp_path / "a.txt", overrides=Metadata(published="soon"))
    assert "'soon'" in sentence
    assert "2025-04-26" in sentence


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n ", "empty"),
        ("nul.txt", b"abc\x00def", "byte 3 is NUL"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n....", "a PNG picture"),
        ("archive.md", b"PK\x03\x04....", "a zip archive"),
        ("emoji.txt", "🌍🎉".encode(), "no words"),
        ("noise.txt", bytes(range(128, 256)) * 20, "save it as UTF-8"),
        ("cyrillic.txt", "Совет отклонил план правительства".encode("cp1251"), "save it as UTF-8"),
        ("half.txt", "Åpent".encode("utf-16")[:-1], "UTF-16"),
        ("a.gold.json", b"{}", "annotation"),
    ],
)
def test_bad_inputs_give_one_sentence_each(tmp_path, refusal, name, content, words):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    sentence = refusal(path)
    assert sentence.startswith(str(path))
    assert words in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_name_that_no_file_can_have_is_refused(refusal):
    assert "no such file" in refusal("a\x00b")
    assert "cannot be opened" in refusal("x" * 5000)


def test_broken_metadata_beside_refuses_its_article_only(tmp_path, readings, own):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(own.text, "utf-8")
    (tmp_path / "b.json").write_text('{"title": ')
    (tmp_path / "c.json").write_text("[1, 2]")
    first, second, third = readings(tmp_path)
    assert first.article is not None
    assert "b.json" in str(second.error)
    assert "not JSON" in str(second.error)
    assert "not an object" in str(third.error)


def test_metadata_is_not_itself_an_article(tmp_path, refusal, own):
    (tmp_path / "a.txt").write_text(own.text, "utf-8")
    (tmp_path / "a.json").write_text('{"title": "T"}')
    assert "metadata" in refusal(tmp_path / "a.json")


def test_a_long_article_is_refused_with_its_limit(tmp_path, refusal):
    (tmp_path / "a.txt").write_text("word " * 100, "utf-8")
    assert "500 characters, more than 499" in refusal(tmp_path / "a.txt", article_limit=499)
    assert "larger than 0.0004 MB" in refusal(tmp_path / "a.txt", file_limit=400)


def test_twenty_megabytes_in_one_line_are_refused_and_one_megabyte_is_read(tmp_path, article, refusal):
    sentence = "Norway rejects the plan. "
    (tmp_path / "a.txt").write_text(sentence * 800_000)
    assert "20000000 characters, more than 1000000" in refusal(tmp_path / "a.txt")
    (tmp_path / "a.txt").write_text(sentence * 40_000)
    assert len(article(tmp_path / "a.txt").text) == 1_000_000


@pytest.mark.parametrize("kind", [io.BytesIO, io.StringIO])
def test_standard_input_is_text_unless_it_shows_otherwise(article, own, kind):
    content = own.text if kind is io.StringIO else own.text.encode()
    assert article("-", stdin=kind(content)).text == own.text


def test_standard_input_may_be_json_lines(readings, own):
    line = json.dumps({"text": own.text, "title": "T"})
    texts = [r.article.text for r in readings("-", stdin=f"{line}\n{line}\n".encode())]
    assert texts == [own.text, own.text]
    assert readings("-", stdin=f"{line}".encode())[0].article.title == "T"


def test_standard_input_may_be_missing_empty_or_binary(refusal):
    assert "no standard input" in refusal("-")
    assert "empty" in refusal("-", stdin=b"")
    assert "NUL" in refusal("-", stdin=b"a\x00")


def test_a_pipe_is_read_to_its_end(tmp_path, article, own):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(own.text, "utf-8"))
    writer.start()
    assert article(pipe).text == own.text
    writer.join()


def test_a_device_is_refused(refusal):
    assert "not a file that can be read" in refusal("/dev/null")


def test_reading_is_lazy_and_stops_at_its_limit(tmp_path, readings, own):
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text("" if n == 1 else f"{own.text} {n}", "utf-8")
    labels = [r.label[-5:] for r in readings(tmp_path, limit=3)]
    assert labels == ["0.txt", "1.txt", "2.txt", "3.txt"]


def test_an_unknown_suffix_is_read_by_what_the_file_holds(tmp_path, readings, own):
    (tmp_path / "story").write_text(own.text, "utf-8")
    (tmp_path / "stories.dat").write_text(json.dumps({"text": own.text}) + "\n", "utf-8")
    assert readings(tmp_path / "story")[0].article.text == own.text
    assert readings(tmp_path / "stories.dat")[0].label.endswith("stories.dat:1")


def test_overrides_and_options_may_be_left_out(tmp_path, own):
    (tmp_path / "a.txt").write_text(own.text, "utf-8")
    assert next(read(str(tmp_path / "a.txt"))).article.text == own.text


@pytest.mark.parametrize("name", ["www.example.org", "news.example.org/story", "localhost.lan:8080/story"])
def test_an_address_without_its_scheme_gets_a_hint(refusal, name):
    assert refusal(name) == f"{name}: there is no such file or folder; write an address with its https://."


def test_what_is_skipped_is_neither_opened_nor_fetched(tmp_path, readings):
    (tmp_path / "a.txt").write_bytes(b"\x00")
    (tmp_path / "b.jsonl").write_text('{"text": "Norway waits."}\n{"text": "Iceland waits."}\n', "utf-8")
    asked = []

    def skip(label):
        asked.append(label)
        return label.endswith((".txt", ":1", "story"))

    (reading,) = readings(tmp_path, skip=skip)
    assert reading.label == f"{tmp_path}/b.jsonl:2"
    assert readings("http://127.0.0.1:9/story", skip=skip) == []
    assert asked[0] == f"{tmp_path}/a.txt" and asked[-1] == "http://127.0.0.1:9/story"
