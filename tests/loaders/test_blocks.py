"""What belongs to an article and what the page printed around it."""

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_loaders.blocks import Block, BlockKind, find_blocks

_SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
_DEV = Path(__file__).parents[2].parent / "shared" / "eval" / "dev"

TITLE = "Isles Reject Ferry Plan as Capital Seeks Savings"
BODY = [
    "The council of the western isles on Monday rejected a government plan to end the night ferries, saying "
    "that the "
    "proposal would cut off nine villages from the mainland between November and March.",
    "Transport Minister Ada Holm defended the plan before parliament. She said that no island would lose its "
    "harbour "
    "and accused the council of spreading fear among fishermen and their families.",
    "The opposition leader, Jon Berg, called the plan a betrayal of the north. His party has demanded that the "
    "government publish the report on which the savings are based before any vote is held.",
    "Fishermen blocked the port of Sund for three hours on Tuesday. The union of seamen supports them and has "
    "warned "
    "that it will call out its members if the boats stop running in the autumn.",
    "A final vote is expected in June, officials said, and both sides are still talking to each other about "
    "smaller steps that would keep at least two of the four lines open through the winter.",
]


def kept(text: str) -> list[str]:
    """Return the paragraphs and list items of a text."""
    return [
        " ".join(text[b.start : b.end].split())
        for b in find_blocks(text)
        if b.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    ]


def reasons(text: str) -> dict[str, str]:
    """Return what is dropped, with the reason."""
    return {text[b.start : b.end]: b.reason for b in find_blocks(text) if b.kind is BlockKind.DROPPED}


def kinds(text: str) -> list[str]:
    return [b.kind.value for b in find_blocks(text)]


HEADS = {
    "bare": "",
    "title": f"{TITLE}\n\n",
    "page": f"Home / News / Politics\n\nFerries: {TITLE}\n\nSund, Norway\nMay 3, 2025 4 min read "
    f"Politics\n{TITLE}\n\n"
    "Table of Contents\n\n",
    "portal": f"Skip to main content\nMenu\nSign in\nSubscribe\nWorld\nPolitics\n{TITLE}\nBy Jane Doe and John "
    f"Roe\n"
    "Published: 3 May 2025 14:02 BST | Updated: 4 May 2025\nFacebook Twitter WhatsApp Copy link\n\nFile photo\n",
}
TAILS = {
    "none": "",
    "marked teasers": "\n\nShare this report\n\nMore Reports You May Like\n\nFlood Hits Southern Delta\nWorld\n\n"
    "Flood Hits Southern Delta\n\nA river burst its banks near the southern capital, and the army of the republic "
    "bombed a dam...\n\nMay 02, 2025 12:14 AM Negative",
    "teasers without a marker": "\n\nFlood Hits Southern Delta\nWorld\n\nFlood Hits Southern Delta\n\nA river "
    "burst "
    "its banks near the southern capital, and the army of the republic...\n\nMay 02, 2025 12:14 AM\n\nRebels "
    "Shell "
    "Border Town\n\nRebels in the east fired on a town held by the army, and the president...",
    "teasers with whole summaries": "\n\nRead next\n\nFlood hits southern delta\nThe army of the republic "
    "bombed a dam "
    "near the southern capital on Sunday.\n2 hours ago\nRebels shell border town\nRebels in the east attacked a "
    "town "
    "held by the army, and the president condemned them.\n5 hours ago",
    "dated stories without a marker": "\n\nFlood hits southern delta\nThe army of the republic bombed a dam "
    "near the "
    "southern capital on Sunday.\n2 hours ago\n\nRebels shell border town\nRebels in the east attacked a town.\n"
    "5 hours ago",
    "headlines": "\n\nFlood Hits Southern Delta\nRebels Shell Border Town\nQueen Opens Bridge",
    "comments": "\n\n12 Comments\n\nOlaf\n3 hours ago\nThe republic attacked us all and the minister is a thief "
    "who "
    "supports the rebels, as everybody in the isles has known for twenty years or more.\nReply\nNils\nI reject "
    "what "
    "Olaf says about the minister and the rebels, because he was not there when they attacked the town of "
    "Sund.\nReply",
    "author and rights": "\n\nJane Doe is a political correspondent for The Example Times in Sund.\n"
    "Additional reporting by John Roe\n\n© 2025 The Example Times. All rights reserved.\nTerms of use | Privacy "
    "policy",
    "newsletter": "\n\nSign up for our morning briefing and get the isles in your inbox.\nEnter your email\n"
    "We use cookies to give you the best experience on our site.",
}


@pytest.mark.parametrize("tail", sorted(TAILS))
@pytest.mark.parametrize("head", sorted(HEADS))
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_body_is_kept_and_nothing_else(head, tail, between):
    assert kept(HEADS[head] + between.join(BODY) + TAILS[tail]) == BODY


@pytest.mark.parametrize("tail", sorted(TAILS))
def test_headings_between_single_paragraphs_do_not_hide_the_body(tail):
    text = f"{TITLE}\n\n" + "\n\n".join(f"Part {n} of the Story\n\n{p}" for n, p in enumerate(BODY)) + TAILS[tail]
    assert kept(text) == BODY


@pytest.mark.parametrize(
    "box",
    [
        "Advertisement",
        "READ MORE: Flood hits southern delta",
        "Related stories\nFlood hits southern delta\nRebels shell border town",
        "Rebels near a border town in the east. Photo: Jane Doe",
        "The dam after the attack of the republic's army on Sunday [Jane Doe/Reuters]",
        "Sign up for our newsletter and never miss a story from the isles.",
        "Share this article",
        "Story continues below advertisement",
        "Follow us on Telegram",
    ],
)
def test_boxes_within_the_body_are_dropped_and_the_body_goes_on(box):
    assert kept("\n\n".join([TITLE, *BODY[:3], box, *BODY[3:]])) == BODY


def test_a_box_before_the_last_long_paragraph_of_many_single_ones():
    text = "\n\n".join([TITLE, *BODY[:2], "Read more", "Flood hits southern delta", BODY[2], "What next", BODY[3]])
    assert kept(text) == BODY[:4]


def test_wrapped_text_is_read_as_its_paragraphs():
    text = "\n\n".join(textwrap.fill(p, 72) for p in [TITLE, *BODY]) + TAILS["marked teasers"]
    assert kept(text) == BODY


def test_lists_and_headings_keep_their_kinds():
    points = "  • Night boats end in May.\n  • Fares fall by a tenth."
    text = f"{TITLE}\n\n{BODY[0]}\n\nWhat the Plan Says\n\n{points}\n\n{BODY[1]}"
    assert kinds(text) == ["title", "paragraph", "heading", "list item", "list item", "paragraph"]


def test_dropped_lines_say_why():
    why = reasons(HEADS["page"] + "\n\n".join(BODY) + TAILS["marked teasers"])
    assert why["Home / News / Politics"] == "breadcrumb"
    assert why["Sund, Norway"] == "place of writing"
    assert why["May 3, 2025 4 min read Politics"] == "date line"
    assert why[TITLE] == "the title once more"
    assert why["Share this report"] == "share bar"
    assert why["Flood Hits Southern Delta"] == "teaser of another story"


def test_entries_of_a_table_of_contents_are_dropped_and_the_headings_stay():
    text = f"{TITLE}\n\nContents\nThe Vote\nThe Port\n\nThe Vote\n\n{BODY[0]}\n\nThe Port\n\n{BODY[3]}"
    assert kinds(text) == ["title", *["dropped"] * 3, "heading", "paragraph", "heading", "paragraph"]


def test_a_live_blog_keeps_its_entries_and_drops_its_times():
    text = f"{TITLE}\n\n" + "\n\n".join(
        f"{14 - n}:02 GMT\n\nEntry number {n} of the day\n\n{p}" for n, p in enumerate(BODY)
    )
    assert kept(text) == BODY
    assert set(reasons(text).values()) == {"date line"}


def test_a_paywall_stub_keeps_what_can_be_read():
    text = f"{TITLE}\n\n{BODY[0]}\n\nSubscribe to continue reading.\n\nAlready a subscriber? Log in"
    assert kept(text) == BODY[:1]


@pytest.mark.parametrize(
    "sentence",
    [
        "The council rejected the plan",
        "By Friday the council had rejected the plan.",
        "Share prices fell...",
        "Related talks between Norway and Iceland failed",
        "World",
    ],
)
def test_a_single_line_is_kept_whatever_it_looks_like(sentence):
    assert find_blocks(sentence) == (Block(0, len(sentence), BlockKind.PARAGRAPH),)


def test_a_bulleted_headline_list_alone_is_kept():
    assert kept("- Norway rejects plan\n- Iceland backs plan") == ["Norway rejects plan", "Iceland backs plan"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The minister said the talks would go on. (Reuters)",
        "Asked whether he would resign, the mayor said only: “We shall see...”",
        "Germany contributed to the war effort, and the council wants its share of the money.",
        "Comments by the minister angered the opposition, whose leader asked for an apology in parliament.",
        "May 3, 2025 was the day on which the treaty with Iceland was signed in Sund.",
    ],
)
def test_paragraphs_that_look_like_furniture_are_kept(paragraph):
    assert kept("\n".join([*BODY[:2], paragraph, *BODY[2:]])) == [*BODY[:2], paragraph, *BODY[2:]]


def test_a_text_of_nothing_but_furniture_is_kept_rather_than_emptied():
    assert kinds("Advertisement\nShare this") == ["paragraph", "paragraph"]


@pytest.mark.parametrize("text", ["", "  \n\t\n"])
def test_an_empty_text_has_no_blocks(text):
    assert find_blocks(text) == ()


_LINES = st.lists(
    st.one_of(
        st.sampled_from([*BODY, TITLE, *(line for t in TAILS.values() for line in t.split("\n"))]),
        st.text(max_size=60),
    ),
    max_size=14,
)


@given(_LINES, st.sampled_from(["\n", "\n\n", "\r\n", "\n\n\n  "]))
def test_blocks_are_sorted_apart_inside_the_text_and_dropped_ones_have_a_reason(lines, between):
    text = between.join(lines)
    position = 0
    for block in find_blocks(text):
        assert position <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        assert bool(block.reason) == (block.kind is BlockKind.DROPPED)
        position = block.end


@pytest.mark.skipif(not _SEEDS.is_dir(), reason="the seed articles are not beside the repository")
def test_the_first_seed_keeps_its_paragraphs_and_bullets_and_no_other_story():
    text = (_SEEDS / "000_1842fe87f557b2f4.txt").read_text("utf-8")
    assert kinds(text).count("paragraph") == 5
    assert kinds(text).count("list item") == 5
    assert not any(word in " ".join(kept(text)) for word in ("India", "Pakistan", "Yemen", "Houthi", "Canad"))


@pytest.mark.skipif(not _SEEDS.is_dir(), reason="the seed articles are not beside the repository")
def test_of_the_second_seed_nothing_is_dropped():
    assert reasons((_SEEDS / "002_43bf0f700ee3bd41.txt").read_text("utf-8")) == {}


@pytest.mark.skipif(not _DEV.is_dir(), reason="the annotated articles are not beside the repository")
def test_of_clean_articles_nothing_but_captions_is_dropped():
    why = {r for path in sorted(_DEV.glob("w*.txt")) for r in reasons(path.read_text("utf-8")).values()}
    assert why <= {"caption of a picture"}
