"""Assembly of the page: template, data, styles and scripts in one file that asks nothing of the network.

The Content-Security-Policy allows exactly the scripts and the style whose hashes it names. Data stands in JSON
blocks that no parser reads as markup, and the template is filled in one pass, so that nothing that comes from
an article is ever taken for a part of it.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Final

from kg_schema import Graph
from kg_visualizations.additions import NO_ADDITIONS, Additions
from kg_visualizations.fallback import fallback
from kg_visualizations.looks import looks
from kg_visualizations.network import NetworkData, drawn_data, network_data, places_of, vis_script
from kg_visualizations.style import css_variables
from kg_visualizations.view import ViewModel, view_model

__all__ = ["SCRIPTS", "STYLES", "render", "rendered", "style_of"]

STYLES: Final = ("base.css", "chrome.css", "clipping.css", "views.css", "drawn.css", "print.css")
"""Our style sheets, in the order in which they are joined."""
SCRIPTS: Final = (
    "dom.js",
    "state.js",
    "time.js",
    "swatch.js",
    "clipping.js",
    "pane.js",
    "overview.js",
    "range.js",
    "legend.js",
    "search.js",
    "labels.js",
    "shapes.js",
    "lines.js",
    "scene.js",
    "tools.js",
    "graph.js",
    "matrix.js",
    "timeline.js",
    "map.js",
    "agreement.js",
    "table.js",
    "articles.js",
    "picture.js",
    "address.js",
    "main.js",
)
"""Our scripts, in the order in which they are joined into one function."""
_PLACEHOLDER: Final = re.compile(r"@@([A-Z]+)@@")
_ESCAPES: Final = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def render(graph: Graph, *, title: str, subtitle: str = "", additions: Additions = NO_ADDITIONS) -> str:
    """Return one self-contained HTML page of the graph, its statements and their quotations.

    The same graph and additions give the same text. Write it as UTF-8 with line feeds. Raises RenderError if
    the graph is not whole or if the installed pyvis does not carry the drawing library.
    """
    return rendered(graph, title=title, subtitle=subtitle, additions=additions)[0]


def rendered(
    graph: Graph, *, title: str, subtitle: str = "", additions: Additions = NO_ADDITIONS
) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the page, and where the drawing has put the entities: hand that in the next time, as ``drawn``."""
    view = view_model(graph, title=title, subtitle=subtitle, additions=additions)
    network = network_data(view, additions.drawn)
    return _page(view, network), places_of(view, network)


def _page(view: ViewModel, network: NetworkData) -> str:
    style, style_hash = style_of(STYLES)
    library, script = vis_script(), _script()
    return _filled(
        _asset("page.html"),
        {
            "POLICY": escape(_policy(style_hash, [library, script])),
            "TITLE": escape(view["title"]),
            "SUBTITLE": escape(view["subtitle"]),
            "STYLE": style,
            "VIEW": _json(view),
            "NETWORK": _json(drawn_data(network)),
            "LOOKS": _json(looks(view)),
            "FALLBACK": fallback(view),
            "LIBRARY": library,
            "SCRIPT": script,
        },
    )


def _asset(name: str) -> str:
    return files("kg_visualizations").joinpath("assets", name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _script() -> str:
    body = "\n".join(_asset(f"js/{name}") for name in SCRIPTS)
    return f'(function () {{\n"use strict";\n{body}\n}})();\n'


def style_of(names: Iterable[str]) -> tuple[str, str]:
    """Return our style sheets as one, the colours first, and the hash by which a policy allows it."""
    style = css_variables() + "".join(_asset(name) for name in names)
    return style, _hash(style)


def _policy(style_hash: str, scripts: list[str]) -> str:
    hashes = " ".join(_hash(s) for s in scripts)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {hashes}",
            f"style-src {style_hash}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).translate(_ESCAPES)


def _filled(template: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: values[found[1]], template)
