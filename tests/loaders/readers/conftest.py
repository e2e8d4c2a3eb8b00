"""One article of our own, and short ways to read what a test writes."""

import io
from dataclasses import dataclass

import pytest

from kg_loaders.readers import Metadata, Reading, ReadOptions, read

TITLE = "Norway Rejects Mackerel Plan as Iceland Backs It"
BODY = (
    "Norway on Monday rejected a European Union plan to share mackerel in the North Atlantic, saying that the "
    "proposal "
    "would reward states which had ignored earlier limits.",
    "Fisheries Minister Ingrid Vold told parliament in Oslo that Norway would not sign. She accused Iceland of "
    "“fishing first and talking later” and said that the plan had no future.",
    "Iceland supports the plan. Its prime minister, Sigrid Halldal, said on Tuesday that her country had proposed "
    "smaller quotas for all sides and would go on talking with the European Commission.",
    "Fishermen’s unions in Bergen condemned the proposal and demanded that the government close Norwegian "
    "waters to "
    "foreign ships until a new treaty has been signed.",
    "The European Commission imposed no sanctions on either state, but warned that ships which break the limits "
    "could "
    "lose their licences. A further round of talks is planned for June.",
)


@dataclass(frozen=True)
class OwnArticle:
    """The article that all formats carry."""

    title: str = TITLE
    body: tuple[str, ...] = BODY
    published: str = "2025-05-06"
    publisher: str = "The Example Times"
    url: str = "https://news.example/mackerel"
    author: str = "Jane Doe"

    @property
    def text(self) -> str:
        return "\n\n".join(self.body)


@pytest.fixture(scope="session")
def own() -> OwnArticle:
    return OwnArticle()


@pytest.fixture
def readings():
    """Read a target to its end as a list."""

    def run(target, *, stdin=None, overrides=None, **options) -> list[Reading]:
        if isinstance(stdin, bytes):
            stdin = io.BytesIO(stdin)
        return list(
            read(str(target), overrides=overrides or Metadata(), stdin=stdin, options=ReadOptions(**options))
        )

    return run


@pytest.fixture
def article(readings):
    """Read a target that must give exactly one article."""

    def run(target, **how):
        (reading,) = readings(target, **how)
        assert reading.error is None, reading.error
        return reading.article

    return run


@pytest.fixture
def refusal(readings):
    """Read a target that must give exactly one error; return its sentence."""

    def run(target, **how) -> str:
        (reading,) = readings(target, **how)
        assert reading.article is None
        return str(reading.error)

    return run
