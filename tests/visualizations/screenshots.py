"""Photograph every view of pages, light and dark, wide and narrow: for eyes, not for checks.

``python -m tests.visualizations.screenshots OUT_DIRECTORY [PAGE.html ...]``; without a page, that of the invented
affair, that of 2,000 generated entities, and the affair without scripts.
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from kg.pages import page as made
from tests.visualizations.affair import affair
from tests.visualizations.chromium import ARGUMENTS, executable
from tests.visualizations.generated import generated

__all__ = ["main", "photograph"]

_TABS = ("Graph", "Positions", "Timeline", "Map", "Agreement", "Statements", "Articles")
_SIZES = ((1440, 900), (390, 844))


def main(folder: Path, pages: list[Path]) -> None:
    """Write the pictures of the pages into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(ARGUMENTS))
        for page_file in pages or _ours(folder):
            photograph(browser, page_file, folder)
        browser.close()


def _ours(folder: Path) -> list[Path]:
    title, subtitle = "The Sable Strait affair", "Five articles, January to April 2031"
    texts = {
        "affair": made(affair(), title=title, subtitle=subtitle).html,
        "affair-static": made(affair(), title=title, subtitle=subtitle, static=True).html,
        "generated": made(generated(2_000), title="2,000 generated entities").html,
    }
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8", newline="\n")
    return [folder / f"{name}.html" for name in texts]


def photograph(browser: Browser, page_file: Path, folder: Path) -> None:
    """Take pictures of every view of a page, and of one selection; tell what it complains of."""
    for width, height in _SIZES:
        for theme in ("light", "dark"):
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme)  # type: ignore[arg-type]
            page.on("console", lambda message: print("console:", message.text, file=sys.stderr))
            page.on("pageerror", lambda error: print("error:", error, file=sys.stderr))
            page.goto(page_file.resolve().as_uri())
            page.wait_for_timeout(500)
            _views(page, folder / f"{page_file.stem}-{width}-{theme}")
            page.close()


def _views(page: Page, stem: Path) -> None:
    if not page.get_by_role("tab").count():
        page.screenshot(path=f"{stem}.png", full_page=True)
        return
    for i, tab in enumerate(_TABS, 1):
        button = page.get_by_role("tab", name=tab)
        if button.count():
            button.click()
            page.wait_for_timeout(300)
            page.screenshot(path=f"{stem}-{i}-{tab.lower()}.png")
    page.get_by_role("tab").first.click()
    name = page.locator(".proposal-row").first
    if name.count():
        name.click()
        page.wait_for_timeout(500)
        page.screenshot(path=f"{stem}-8-proposal.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
