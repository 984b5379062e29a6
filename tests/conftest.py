"""Programs of others that tests ask: a browser, and what comes from npm. In the gate one that is missing is a fault."""

import os
import shutil
import signal
from pathlib import Path

import pytest

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell has what runs in its background ignore Ctrl-C, and so would the processes that tests start and interrupt.
    signal.signal(signal.SIGINT, signal.default_int_handler)

NODE_MODULES = Path(__file__).parents[1] / "tools" / "page" / "node_modules"


def missing(what):
    """Skip a test for which something is not installed; in the gate it fails."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{what} is not installed")


@pytest.fixture(scope="session")
def browser():
    """The Chromium of the system, one for all tests of a worker."""
    from playwright import sync_api

    names = ("chromium", "chromium-browser", "google-chrome")
    program = next((found for name in names if (found := shutil.which(name))), None)
    if program is None:
        missing("Chromium")
    with sync_api.sync_playwright() as play:
        started = play.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def from_npm():
    """Return the folder of a package of npm that the tests ask."""

    def found(name):
        folder = NODE_MODULES / name
        if not folder.is_dir():
            missing(f"{name} (npm install --prefix tools/page)")
        return folder

    return found
