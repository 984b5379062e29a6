"""Pages of maps, opened in a browser."""

from pathlib import Path
from weakref import WeakKeyDictionary

import pytest

import argmap

WRITTEN = WeakKeyDictionary()
"""The pages of maps: written once for all tests."""
MAPS = Path(__file__).parents[3] / "maps"


class Opened:
    """Opens pages, and remembers what they say and ask for: it must be nothing."""

    def __init__(self, browser, folder):
        self.browser, self.folder = browser, folder
        self.contexts, self.heard = [], []

    def file(self, m, name="map.html", **how):
        if how:
            return m.to_html(self.folder / name, **how)
        if m not in WRITTEN:
            WRITTEN[m] = m.to_html()
        path = self.folder / name
        path.write_text(WRITTEN[m], encoding="utf-8")
        return path

    def page(
        self, m, address="", *, width=1280, height=900, name="map.html", written=True, scripts=True, how=None, **of
    ):
        file = self.file(m, name, **(how or {})) if written else self.folder / name
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, accept_downloads=True, java_script_enabled=scripts,
            reduced_motion=of.pop("reduced_motion", "reduce"), **of,
        )  # fmt: skip
        context.set_default_timeout(8000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self.heard.append(message.text))
        page.on("pageerror", lambda error: self.heard.append(error.stack or str(error)))
        page.on("dialog", lambda dialog: (self.heard.append("dialog"), dialog.dismiss()))
        page.on(
            "request", lambda asked: asked.url.startswith(("file:", "blob:", "data:")) or self.heard.append(asked.url)
        )
        page.goto(f"file://{file}{address}")
        if scripts:
            page.wait_for_selector(".argmap-page .focus", state="attached")
        return page


@pytest.fixture
def opened(browser, tmp_path):
    found = Opened(browser, tmp_path)
    yield found
    for context in found.contexts:
        context.close()
    assert found.heard == []


@pytest.fixture(scope="session")
def seed():
    return argmap.load(MAPS / "anthropic-strategy.yaml")


@pytest.fixture(scope="session")
def umbrella():
    return argmap.load(MAPS / "umbrella.yaml")


@pytest.fixture(scope="session")
def dispute():
    return argmap.load(MAPS / "dario-gpt3.yaml")
