"""The line to a language model, over real HTTP with a server of ours that also misbehaves."""

import dataclasses
from collections.abc import Iterator

import pytest

from kg.chat import ChatServer
from kg.settings import LanguageModelSettings
from kg_loaders.llm import Message, Reply
from kg_schema import AnswerError, ExtractionError
from language_server import LanguageServer, Sent, completion, language_server

QUESTION = (Message("system", "Read."), Message("user", "Norland’s plan"))
KEY = "sk-secret-0123456789"


@pytest.fixture
def server() -> Iterator[LanguageServer]:
    with language_server() as running:
        yield running


def _chat(server: LanguageServer, **settings: object) -> ChatServer:
    settings = {"url": server.url, "model": "tiny", "key": KEY, **settings}
    return ChatServer(LanguageModelSettings(**settings), pause=0.01)


def test_a_question_is_asked_as_the_protocol_wants_it(server: LanguageServer) -> None:
    server.script = [completion("Yes.")]

    reply = _chat(server).reply(QUESTION)

    assert reply == Reply("Yes.")
    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["Authorization"] == f"Bearer {KEY}"
    assert asked.body == {
        "model": "tiny",
        "messages": [{"role": "system", "content": "Read."}, {"role": "user", "content": "Norland’s plan"}],
        "temperature": 0,
        "seed": 0,
        "response_format": {"type": "json_object"},
    }


@pytest.mark.parametrize("ending", ["", "/", "/chat/completions", "?version=1"])
def test_the_address_may_be_given_with_or_without_its_end(server: LanguageServer, ending: str) -> None:
    server.script = [completion("Yes.")]

    _chat(server, url=server.url + ending, key="").reply(QUESTION)

    assert server.asked[0].path == "/v1/chat/completions" + (ending if ending.startswith("?") else "")
    assert "Authorization" not in server.asked[0].headers


@pytest.mark.parametrize(
    "failure",
    [
        pytest.param(Sent(429, b"{}", {"Retry-After": "0"}), id="429"),
        pytest.param(Sent(500, b"oops"), id="500"),
        pytest.param(Sent(503, b"", {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}), id="503 with a date"),
        pytest.param(Sent(200, b"<html>Please log in</html>"), id="a page"),
        pytest.param(Sent(200, b'{"choices": []}'), id="no choice"),
        pytest.param(Sent(200, b"[" * 100_000), id="nested"),
        pytest.param(completion(None), id="no text"),
        pytest.param(dataclasses.replace(completion("Yes."), cut=40), id="broken off"),
        pytest.param(completion("Yes.", delay=1.5), id="late"),
    ],
)
def test_a_failure_for_a_while_is_got_over(server: LanguageServer, failure: Sent) -> None:
    server.script = [failure, failure, completion("Yes.")]

    assert _chat(server, timeout=0.5).reply(QUESTION) == Reply("Yes.")
    assert len(server.asked) == 3


@pytest.mark.parametrize(
    ("failure", "why"),
    [
        (Sent(429, b"{}"), "has too much to do (429)"),
        (Sent(502, b""), "fails (502)"),
        (Sent(200, b"{}"), "sends something else than a chat completion"),
        (completion("Yes.", delay=1.5), "gave no full answer within 0.5 seconds"),
        (completion("Yes." * 100, drip=0.05), "gave no full answer within 0.5 seconds"),
    ],
)
def test_a_failure_that_stays_fails_the_question_alone(server: LanguageServer, failure: Sent, why: str) -> None:
    server.script = [failure]
    chat = _chat(server, timeout=0.5)

    with pytest.raises(AnswerError) as error:
        chat.reply(QUESTION)

    assert str(error.value) == f"the language model at {chat.server} {why}, asked 4 times"
    assert len(server.asked) == 4
    server.script = [completion("Yes.")]
    assert chat.reply(QUESTION) == Reply("Yes.")


def test_after_five_questions_in_vain_no_further_one_is_asked(server: LanguageServer) -> None:
    server.script = [Sent(500, b"")]
    chat = _chat(server)
    for _ in range(4):
        with pytest.raises(AnswerError):
            chat.reply(QUESTION)

    with pytest.raises(ExtractionError, match="left 5 questions in a row without an answer"):
        chat.reply(QUESTION)


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (401, "refuses the key in KG_LLM_KEY (401): set one that it accepts."),
        (403, "refuses the key in KG_LLM_KEY (403): set one that it accepts."),
        (404, "knows no model 'tiny', or nothing at this address (404): check KG_LLM_MODEL and KG_LLM_URL."),
        (307, "sends elsewhere (307): set KG_LLM_URL to where it really is."),
    ],
)
def test_what_no_second_try_mends_ends_the_work_at_once(server: LanguageServer, status: int, why: str) -> None:
    server.script = [Sent(status, b'{"error": {"message": "no: ' + KEY.encode() + b'"}}', {"Location": "/v2"})]
    chat = _chat(server)

    with pytest.raises(ExtractionError) as error:
        chat.reply(QUESTION)

    assert str(error.value) == f"The language model at {chat.server} {why}"
    assert len(server.asked) == 1


def test_a_missing_key_is_said_to_be_missing(server: LanguageServer) -> None:
    server.script = [Sent(401, b"")]

    with pytest.raises(ExtractionError, match="KG_LLM_KEY is not set"):
        _chat(server, key="").reply(QUESTION)


def test_nobody_there_ends_the_work_at_once() -> None:
    with language_server() as gone:
        chat = _chat(gone)

    with pytest.raises(ExtractionError, match=r"cannot be reached \(.*refused\): check KG_LLM_URL"):
        chat.reply(QUESTION)


def test_a_server_that_does_not_know_a_setting_is_asked_without_it(server: LanguageServer) -> None:
    def picky(asked: object) -> Sent:
        if "seed" in asked.body:
            return Sent(422, b'{"error": {"message": "Extra inputs are not permitted: seed"}}')
        return completion("Yes.")

    server.script = [picky]
    chat = _chat(server)

    assert [chat.reply(QUESTION), chat.reply(QUESTION)] == [Reply("Yes.")] * 2
    assert [sorted(a.body.keys() - {"model", "messages"}) for a in server.asked] == [
        ["response_format", "seed", "temperature"],
        ["response_format", "temperature"],
        ["response_format", "temperature"],
    ]


@pytest.mark.parametrize(
    "sent",
    [
        completion('{"enti', finish="length"),
        Sent(400, b'{"error": {"message": "This model\'s maximum context length is 4096 tokens."}}'),
        Sent(413, b""),
    ],
)
def test_too_long_a_question_or_answer_is_cut_off(server: LanguageServer, sent: Sent) -> None:
    server.script = [sent]

    assert _chat(server).reply(QUESTION).cut_off
    assert len(server.asked) == 1


def test_an_objection_is_passed_on_without_the_key(server: LanguageServer) -> None:
    server.script = [Sent(400, f'{{"error": {{"message": "bad request of {KEY}."}}}}'.encode())]

    with pytest.raises(AnswerError) as error:
        _chat(server).reply(QUESTION)

    assert str(error.value).endswith("refuses the question (400: bad request of …)")


def test_a_withheld_answer_is_told(server: LanguageServer) -> None:
    server.script = [completion("", finish="content_filter")]

    with pytest.raises(AnswerError, match="withholds its answer"):
        _chat(server).reply(QUESTION)


ENVIRONMENT = {"KG_LLM_URL": "https://models.example/v1", "KG_LLM_MODEL": "tiny", "KG_LLM_KEY": KEY}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"KG_LLM_URL": ""}, "set KG_LLM_URL (for instance"),
        ({"KG_LLM_URL": " ", "KG_LLM_MODEL": ""}, "set KG_LLM_URL and KG_LLM_MODEL (for instance"),
        ({"KG_LLM_URL": "models.example"}, "KG_LLM_URL is no http or https address"),
        ({"KG_LLM_URL": "ftp://models.example"}, "KG_LLM_URL is no http or https address"),
        ({"KG_LLM_URL": "http://[::1/v1"}, "KG_LLM_URL is no http or https address"),
        ({"KG_LLM_URL": "http://host:port/v1"}, "KG_LLM_URL is no http or https address"),
        ({"KG_LLM_URL": f"https://me:{KEY}@models.example"}, "holds a user name or password"),
        ({"KG_LLM_KEY": f"{KEY}\nHost: elsewhere"}, "KG_LLM_KEY holds a character that no key can have"),
        ({"KG_LLM_KEY": f"{KEY}ä"}, "KG_LLM_KEY holds a character that no key can have"),
        ({"KG_LLM_MODEL": "tiny\n"}, None),
        ({"KG_LLM_MODEL": "ti\nny"}, "KG_LLM_MODEL holds a character"),
        ({"KG_LLM_TIMEOUT": "soon"}, "KG_LLM_TIMEOUT is 'soon'"),
        ({"KG_LLM_TIMEOUT": "-1"}, "KG_LLM_TIMEOUT is '-1'"),
    ],
)
def test_wrong_settings_are_one_sentence_without_the_key(changes: dict[str, str], sentence: str | None) -> None:
    if sentence is None:
        assert LanguageModelSettings.of(ENVIRONMENT | changes).model == "tiny"
        return
    with pytest.raises(ExtractionError) as error:
        LanguageModelSettings.of(ENVIRONMENT | changes)

    assert sentence in str(error.value)
    assert KEY not in str(error.value)


def test_settings_never_show_the_key() -> None:
    settings = LanguageModelSettings.of(ENVIRONMENT | {"KG_LLM_TIMEOUT": "7.5"})

    assert (settings.key, settings.timeout) == (KEY, 7.5)
    assert KEY not in repr(settings)
    assert KEY not in repr(ChatServer(settings))
