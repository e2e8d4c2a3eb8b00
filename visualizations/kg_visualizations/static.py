"""The page without any script: drawing, positions, time, map, agreement and all evidence, for mail and print."""

from html import escape
from typing import Final

from kg_schema import Graph, Relation
from kg_visualizations.additions import NO_ADDITIONS, Additions
from kg_visualizations.fallback import judged_in_words
from kg_visualizations.network import network_data, places_of
from kg_visualizations.page import style_of
from kg_visualizations.picture import picture
from kg_visualizations.positions import Cell
from kg_visualizations.static_map import chart
from kg_visualizations.static_time import timeline
from kg_visualizations.view import StatementView, ViewModel, relation_label, view_model

__all__ = ["rendered_static"]

_POLICY: Final = "default-src 'none'; style-src {style}; img-src data:; base-uri 'none'; form-action 'none'"
_WORDS: Final = {2: "for", 1: "leans for", 0: "neutral", -1: "critical", -2: "against"}
_SHOWN_COLUMNS: Final = 12
_READING: Final = (
    "<p>Cards are proposals, other shapes actors and places. + is for what the arrow points at, − against it; "
    "full lines are positions, dotted ones words, dashed ones deeds. Marks, cells and dots lead to the words.</p>"
)


def rendered_static(
    graph: Graph, *, title: str, subtitle: str = "", additions: Additions = NO_ADDITIONS
) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the page and where the drawing has put the entities, as ``rendered`` does; it holds no script.

    Every cell and every line of the lists leads to its quotations by a link within the page.
    """
    view = view_model(graph, title=title, subtitle=subtitle, additions=additions)
    network = network_data(view, additions.drawn)
    style, style_hash = style_of(("base.css", "static.css"))
    sections = {
        "graph": ("Graph", picture(view, network) if network["nodes"] else ""),
        "positions": ("Positions", _positions(view)),
        "timeline": ("Timeline", timeline(view)),
        "map": ("Map", chart(view)),
        "agreement": ("Agreement", _agreement(view)),
        "statements": ("Statements", _statements(view)),
    }
    wanted = (
        {additions.only: sections[additions.only], "statements": sections["statements"]}
        if (additions.only in sections)
        else sections
    )
    body = "\n".join(
        f'<section id="{key}"><h2>{name}</h2>{text}</section>' for key, (name, text) in wanted.items() if text
    )
    head = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY.format(style=style_hash))}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="referrer" content="no-referrer">\n<title>{escape(title)}</title>\n'
        f"<style>{style}</style>\n</head>\n"
    )
    heading = f'<header><h1>{escape(title)}</h1><p class="note">{escape(subtitle)}</p>{_READING}</header>'
    return f'{head}<body class="static">\n{heading}\n<main>\n{body}\n</main>\n</body>\n</html>\n', places_of(
        view, network
    )


def _positions(view: ViewModel) -> str:
    counts = {c: sum(cell["column"] == c for cell in view["matrix"]["cells"]) for c in view["matrix"]["columns"]}
    chosen = set(sorted(counts, key=lambda c: (-counts[c], c))[:_SHOWN_COLUMNS])
    columns = [c for c in view["matrix"]["columns"] if c in chosen]
    cells = {(c["row"], c["column"]): c for c in view["matrix"]["cells"] if c["column"] in chosen}
    if not cells:
        return ""
    name = [escape(e["name"]) for e in view["entities"]]
    head = "".join(f'<th scope="col">{name[c]}</th>' for c in columns)
    rows = "".join(
        f'<tr><th scope="row">{name[r]}</th>{"".join(_cell(view, cells.get((r, c))) for c in columns)}</tr>'
        for r in view["matrix"]["rows"]
        if any((r, c) in cells for c in columns)
    )
    left = len(counts) - len(columns)
    more = f'<p class="note">{left} proposals that fewer spoke about are left out.</p>' if left else ""
    return f"<table><thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"


def _cell(view: ViewModel, cell: Cell | None) -> str:
    if cell is None:
        return "<td></td>"
    low, high = min(cell["stances"]), max(cell["stances"])
    mean = round(sum(cell["stances"]) / len(cell["stances"]))
    side = "mixed" if low < 0 < high else "for" if high > 0 else "against" if low < 0 else "neutral"
    word = "± both ways" if side == "mixed" else f"{'+' if mean > 0 else '−' if mean < 0 else '○'} {_WORDS[mean]}"
    links = "".join(_link(view, n, f"{word}" if i == 0 else f" {i + 1}") for i, n in enumerate(cell["statements"]))
    return f'<td class="{side}">{links}</td>'


def _link(view: ViewModel, number: int, words: str) -> str:
    return f'<a href="#{escape(view["statements"][number]["id"])}">{words}</a>'


def _agreement(view: ViewModel) -> str:
    name = [escape(e["name"]) for e in view["entities"]]
    rows = []
    for tie in view["agreement"]["ties"]:
        agree = "; ".join(name[s["proposal"]] for s in tie["shared"] if s["congruence"] > 0) or "–"
        differ = "; ".join(name[s["proposal"]] for s in tie["shared"] if s["conflict"] > 0) or "–"
        ends = f"<td>{name[tie['one']]}</td><td>{name[tie['other']]}</td><td>{len(tie['shared'])}</td>"
        rows.append(f"<tr>{ends}<td>{agree}</td><td>{differ}</td></tr>")
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{word}</th>' for word in ("One", "Other", "n", "Agree on", "Differ on"))
    return (
        '<p class="note">Only of actors that took sides on two proposals at least; n is how many. '
        "It does not mean an alliance.</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _statements(view: ViewModel) -> str:
    if not view["statements"]:
        return "<p>No statement was found.</p>"
    order = sorted(range(len(view["articles"])), key=lambda n: (view["articles"][n]["date"] or "9999", n))
    lists = ((n, [_row(view, view["statements"][s]) for s in view["articles"][n]["statements"]]) for n in order)
    return "".join(f"<h3>{_article(view, n)}</h3><ol>{''.join(rows)}</ol>" for n, rows in lists if rows)


def _article(view: ViewModel, number: int) -> str:
    article = view["articles"][number]
    title = escape(article["title"] or "Untitled article")
    linked = (
        f'<a href="{escape(article["url"])}" rel="noopener noreferrer">{title}</a>' if article["url"] else title
    )
    origin = f"{article['publisher'] or 'publisher unknown'} · {article['dateLabel'] or 'undated'}"
    return f'{linked} <span class="note">{escape(origin)}</span>'


def _row(view: ViewModel, s: StatementView) -> str:
    source, target = (escape(view["entities"][n]["name"]) for n in (s["source"], s["target"]))
    state = "" if s["status"] == "asserted" else f" [{escape(s['status'])}{'' if s['edge'] else ', not drawn'}]"
    speaker = "" if s["speaker"] is None else f"says {view['entities'][s['speaker']]['name']}"
    facts = [speaker, s["dateLabel"] or "", f"confidence {s['confidence']:.2f}", judged_in_words(s)]
    quote = "".join(
        f"<mark>{escape(text)}</mark>" if role else escape(text) if quoted else f"<i>{escape(text)}</i>"
        for text, quoted, role in s["clip"]
    )
    claim = f"<b>{source}</b> {relation_label(Relation(s['relation']))} <b>{target}</b>{state}"
    note = escape(" · ".join(fact for fact in facts if fact))
    return f'<li id="{escape(s["id"])}">{claim}<blockquote>{quote}</blockquote><p class="note">{note}</p></li>'
