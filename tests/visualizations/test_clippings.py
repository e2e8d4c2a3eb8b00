"""Quotations within their paragraph, with both ends marked."""

from kg_schema import Article, GraphEntity, GraphStatement, NodeKind, Relation
from kg_visualizations.clippings import clipping, highlighted_paragraphs
from tests.visualizations.affair import entity, statement

ANNA = entity(NodeKind.PERSON, "Anna Vell", ("Vell",))
TAX = entity(NodeKind.PROPOSAL, "Salt tax", ("the tax", "tax"))


def _cut(text: str, quote: str, **changes: object) -> list[tuple[str, bool, str]]:
    article = Article(text=text)
    made = statement(article, ANNA, Relation.SUPPORTS, TAX, quote, **changes)
    return clipping(made, article, ANNA, TAX)


def test_segments_put_together_are_the_quotation_in_its_paragraph() -> None:
    text = "First line.\nIt rained. Anna Vell backs the tax today. Nobody else does.\nLast line."

    segments = _cut(text, "Anna Vell backs the tax today.")

    assert "".join(s[0] for s in segments) == text.split("\n")[1]
    assert "".join(s[0] for s in segments if s[1]) == "Anna Vell backs the tax today."


def test_ends_are_marked_where_the_statement_says() -> None:
    text = "She, Vell, backs what they call the levy."

    segments = _cut(text, text, source_span=(0, 3), target_span=(32, 40))

    assert [(s[0], s[2]) for s in segments if s[2]] == [("She", "source"), ("the levy", "target")]


def test_ends_without_spans_are_marked_by_their_names() -> None:
    segments = _cut("Vell backs the tax.", "Vell backs the tax.")

    assert [(s[0], s[2]) for s in segments if s[2]] == [("Vell", "source"), ("the tax", "target")]


def test_name_within_a_longer_word_is_no_mark() -> None:
    segments = _cut("Vellum is taxing, she said of it.", "Vellum is taxing, she said of it.")

    assert [s for s in segments if s[2]] == []


def test_end_in_the_context_is_marked_outside_the_quotation() -> None:
    text = "Anna Vell spoke first. She backs the tax."

    segments = _cut(text, "She backs the tax.", source_span=(0, 9))

    assert ("Anna Vell", False, "source") in segments


def test_overlapping_ends_are_marked_as_both() -> None:
    text = "Vell tax plan stays."

    segments = _cut(text, text, source_span=(0, 8), target_span=(5, 13))

    assert [(s[0], s[2]) for s in segments if s[2]] == [("Vell ", "source"), ("tax", "both"), (" plan", "target")]


def test_long_context_is_cut_at_sentences_with_ellipses() -> None:
    before, after = "It was said many times over. " * 20, " And so it went on and on." * 20

    segments = _cut(f"{before}Vell backs the tax.{after}", "Vell backs the tax.")

    text = "".join(s[0] for s in segments)
    assert text.startswith("… It was said")
    assert text.endswith("on and on.\u00a0…")
    assert len(text) < 420


def test_offsets_count_code_points_beyond_the_basic_plane() -> None:
    segments = _cut("𝔘𝔫𝔦 🎉 Vell backs the tax. 🎉", "Vell backs the tax.")

    assert "".join(s[0] for s in segments if s[1]) == "Vell backs the tax."


def test_statement_without_its_text_is_cut_from_prefix_and_suffix() -> None:
    article = Article(text="Well. Vell backs the tax. Good.")
    made: GraphStatement = statement(article, ANNA, Relation.SUPPORTS, TAX, "Vell backs the tax.")

    segments = clipping(made, None, ANNA, TAX)

    assert "".join(s[0] for s in segments) == article.text
    assert [s[2] for s in segments if s[2]] == ["source", "target"]


def test_name_that_is_a_pattern_is_taken_as_it_stands() -> None:
    odd: GraphEntity = entity(NodeKind.PERSON, "A.(b)*")
    article = Article(text="A.(b)* backs the tax.")

    segments = clipping(statement(article, odd, Relation.SUPPORTS, TAX, article.text), article, odd, TAX)

    assert ("A.(b)*", True, "source") in segments


def test_paragraphs_keep_every_sign_and_number_what_is_quoted() -> None:
    text = "One two three.\n\nFour five.\n \nSix."

    paragraphs = highlighted_paragraphs(text, [(4, 13, 7), (8, 20, 2)])

    assert ["".join(piece for piece, _ in p) for p in paragraphs] == ["One two three.", "Four five.", "Six."]
    assert paragraphs[0] == [("One ", []), ("two ", [7]), ("three", [2, 7]), (".", [2])]
    assert paragraphs[1][0] == ("Four", [2])
