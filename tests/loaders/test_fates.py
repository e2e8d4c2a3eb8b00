"""What somebody wants done: who backs "the law being repealed" is for the repeal, and not for the law."""

import pytest

from kg_loaders import extractor
from kg_schema import Article

WANTED = [
    ("Ada Brown called for the sanctions to be lifted.", "REJECTS sanctions"),
    ("Chad pressed for the embargo to be lifted.", "REJECTS embargo"),
    ("The union lobbied for the bill to be withdrawn.", "REJECTS bill"),
    ("Ada Brown wants the sanctions to be lifted.", "REJECTS sanctions"),
    ("Ada Brown fought to have the law overturned.", "REJECTS law"),
    ("Ada Brown supported the law being repealed.", "REJECTS law"),
    ("Ada Brown is in favour of the treaty being scrapped.", "REJECTS treaty"),
    ("Ada Brown spoke in favour of the bill being dropped.", "REJECTS bill"),
    ("Chad pressed for the embargo to be extended.", "SUPPORTS embargo"),
    ("Ada Brown asked for the law to be amended.", "DEMANDS Amending of law"),
    ("Ada Brown voted for the bill to be sent back to committee.", "SUPPORTS Sending back of bill"),
    ("Chad wants Mali to be expelled from the bloc.", "DEMANDS Expulsion of Mali"),
    ("Protesters rallied for the president to be impeached.", "DEMANDS Impeachment of president"),
    ("The judge ordered the documents to be released.", "DEMANDS Release of documents"),
    ("Chad insisted on the troops being withdrawn.", "DEMANDS Withdrawal of troops"),
    ("Ada Brown wants to see the monarchy abolished.", "DEMANDS Abolition of monarchy"),
    ("Mali made a demand that the border be closed.", "DEMANDS Closure of border"),
    ("Critics have renewed calls for the law to be repealed.", "DEMANDS Repeal of law"),
    ("Ada Brown rejected calls for the law to be repealed.", "REJECTS Repeal of law"),
    ("Chad resisted pressure to close the border.", "REJECTS Closure of border"),
    ("Ada Brown opposed the sanctions being lifted.", "REJECTS Lifting of sanctions"),
    ("Ada Brown voted against the law being repealed.", "REJECTS Repeal of law"),
    ("Ada Brown argued against the sanctions on Chad being lifted.", "REJECTS Lifting of sanctions on Chad"),
    ("Ada Brown objected to the envoy being expelled.", "REJECTS Expulsion of envoy"),
    ("Ada Brown wants Ivo Moyo to be elected president.", "SUPPORTS Ivo Moyo"),
]
NOTHING_ELSE = [
    ("Ada Brown supports the bill being debated in parliament.", "SUPPORTS bill"),
    ("Ada Brown opposes the law that is being repealed.", "REJECTS law"),
    ("Chad called for women to be heard.", "DEMANDS women"),
]
NO_FACT = [
    "Ada Brown did not call for the sanctions to be lifted.",
    "Ada Brown may push for the sanctions to be lifted.",
    "Ada Brown would oppose the envoy being expelled.",
    "Nobody in Chad wants the treaty to be scrapped.",
    "Ada Brown asked to be released.",
]


def _edges(sentence: str) -> set[str]:
    (found,) = extractor("rules").extract([Article(text=f"{sentence}\n")])
    names = {entity.key: entity.name for entity in found.entities}
    return {f"{s.relation} {names[s.target]}".replace(" the ", " ") for s in found.statements if s.is_edge}


@pytest.mark.parametrize(("sentence", "edges"), [(w[0], set(w[1:])) for w in [*WANTED, *NOTHING_ELSE]])
def test_a_wish_is_for_the_deed_and_takes_the_side_of_the_thing_that_follows_from_it(
    sentence: str, edges: set[str]
) -> None:
    assert {e.lower() for e in _edges(sentence)} == {e.lower() for e in edges}


@pytest.mark.parametrize("sentence", NO_FACT)
def test_what_nobody_wants_yet_is_no_fact(sentence: str) -> None:
    assert _edges(sentence) == set()
