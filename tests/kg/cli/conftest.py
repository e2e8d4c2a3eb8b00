"""A small workspace made by hand, for tests of commands."""

from pathlib import Path

import pytest

from factories import claim, extraction
from kg.workspace import Workspace
from kg_schema import Modality, Polarity

HARBOUR = (
    "Norland rejects the harbour plan. Eve Stone did not support the harbour plan. "
    "Norland will sanction Sudland. Eve Stone, mayor of Porto, spoke."
)
RIVER = "Sudland criticized Norland. Eve Strand said that Norland attacked Sudland."


def _extractions():
    yield extraction(
        HARBOUR,
        claim("state:Norland", "REJECTS", "proposal:harbour plan", "Norland rejects the harbour plan.", stance=-2),
        claim(
            "person:Eve Stone",
            "SUPPORTS",
            "proposal:harbour plan",
            "Eve Stone did not support the harbour plan.",
            polarity=Polarity.NEGATED,
        ),
        claim(
            "state:Norland",
            "SANCTIONS",
            "state:Sudland",
            "Norland will sanction Sudland.",
            modality=Modality.PLANNED,
        ),
        claim(
            "person:Eve Stone", "REPRESENTS", "region:Porto", "Eve Stone, mayor of Porto, spoke.", office="mayor"
        ),
        title="Harbour plan in doubt",
        published="2024-03-12",
        publisher="The Courier",
    )
    yield extraction(
        RIVER,
        claim("state:Sudland", "CRITICIZES", "state:Norland", "Sudland criticized Norland."),
        claim(
            "state:Norland",
            "ATTACKS",
            "state:Sudland",
            "Eve Strand said that Norland attacked Sudland.",
            speaker="person:Eve Strand",
            modality=Modality.ALLEGED,
        ),
        title="River row",
    )


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A workspace with two small articles, in the folder where ``kg`` looks for one."""
    directory = tmp_path / "kg-workspace"
    with Workspace.open(directory, create=True) as opened:
        for one in _extractions():
            opened.ledger.add(one, source=f"{one.article.title}.txt")
    return directory
