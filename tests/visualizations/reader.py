"""A reader of the page: opens it in the browser, clicks on the drawing, and notes all that goes wrong."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

__all__ = ["Reader"]

_WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
"""


class Reader:
    """One opened page with its requests, its complaints and the way from a name to a point on the screen."""

    def __init__(self, browser: Browser, path: Path, *, width: int = 1440, scheme: Any = "light") -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.add_init_script(_WATCH)
        self.page.goto(path.resolve().as_uri())
        self.page.wait_for_selector("#app:not([hidden])")

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def data(self, name: str) -> Any:
        """Return one of the page's JSON blocks."""
        return json.loads(self.page.text_content(f"#data-{name}") or "")

    def violations(self) -> list[str]:
        """Return the directives of the Content-Security-Policy that were broken."""
        found: list[str] = self.page.evaluate("window.violations")
        return found

    def pane(self) -> str:
        """Return the text of the evidence pane."""
        return self.page.inner_text("#pane")

    def number(self, name: str) -> int:
        """Return the number of the entity with this name."""
        return next(n for n, e in enumerate(self.data("view")["entities"]) if e["name"] == name)

    def open(self, tab: str) -> None:
        """Open a view by its tab."""
        self.page.get_by_role("tab", name=tab).click()

    def click_entity(self, name: str) -> None:
        """Click on an entity's shape in the drawing."""
        node = self._node(self.number(name))
        self._click(node["x"], node["y"])

    def click_edge(self, source: str, relation: str, target: str) -> None:
        """Click on the middle of the straight line between two entities."""
        ends = self.number(source), self.number(target)
        edges = self.data("view")["edges"]
        edge = next(e for e in edges if (e["source"], e["target"]) == ends and relation in e["relations"])
        drawn = next(e for e in self.data("network")["edges"] if e["id"] == edges.index(edge))
        assert "bend" not in drawn
        tail, head = (self._node(n) for n in ends)
        self._click((tail["x"] + head["x"]) / 2, (tail["y"] + head["y"]) / 2)

    def lit(self) -> set[str]:
        """Return the names of the entities that the drawing does not fade."""
        self.page.wait_for_timeout(150)
        numbers = json.loads(self.page.get_attribute(".canvas", "data-lit") or "[]")
        return {self.data("view")["entities"][n]["name"] for n in numbers}

    def count(self, key: str) -> int:
        """Return the count that stands beside a row of the legend."""
        return int(self.page.inner_text(f'[data-key="{key}"] .count'))

    def toggle(self, key: str) -> None:
        """Click on a row of the legend."""
        self.page.click(f'[data-key="{key}"]')

    def _node(self, number: int) -> dict[str, Any]:
        nodes: list[dict[str, Any]] = self.data("network")["nodes"]
        return next(n for n in nodes if n["id"] == number)

    def _click(self, x: float, y: float) -> None:
        self.page.wait_for_selector(".canvas[data-camera]")
        self.page.wait_for_timeout(150)
        scale, left, top = map(float, (self.page.get_attribute(".canvas", "data-camera") or "").split())
        box = self.page.locator(".canvas").bounding_box()
        assert box is not None
        self.page.mouse.click(
            box["x"] + box["width"] / 2 + (x - left) * scale, box["y"] + box["height"] / 2 + (y - top) * scale
        )
