"""Words that settle who does what a clause tells: whom a verb makes the doer, what is written, fired, changed."""

from typing import Final

__all__ = ["CHANGES", "COUNTERING", "FIRING", "HITTING", "ISSUING", "OBJECT_CONTROL", "TEXTS"]

OBJECT_CONTROL: Final = frozenset(
    (
        "ask urge tell order force press push persuade convince compel encourage allow permit invite require "
        "request call lead cause enable advise warn instruct command pressure beg implore expect want need "
        "help get lobby pester implore authorize prompt spur motivate inspire"
    ).split()
)
TEXTS: Final = frozenset(
    "statement letter resolution declaration tweet message petition speech motion communique report post appeal "
    "decree memo memorandum editorial address text joint_statement article lawsuit suit complaint process "
    "campaign ad advert advertisement commercial leaflet mailer billboard".split()
)
ISSUING: Final = frozenset(
    "publish issue release send write sign adopt pass post deliver read make approve table submit introduce "
    "circulate file launch give co-sign cosign draft tweet say add warn back endorse support "
    "air run broadcast produce buy fund screen".split()
)
COUNTERING: Final = frozenset("challenge opposition objection threat alternative obstacle approach".split())
FIRING: Final = frozenset("launch fire send lob use deploy".split())
HITTING: Final = frozenset("target hit strike destroy kill attack".split())
CHANGES: Final = frozenset("change amendment revision reform alteration addition".split())
