"""Run the Python of README and docs as tests: one document, one test, in a folder of its own with the maps in it.

A fence marked `python` is run, as a session with `>>>` or as plain code. What plain code prints must stand in a
fence marked `text` right after it; where it prints nothing, such a fence holds what its last line gives, as Python and a notebook show
it. All fences of a document share their names, top to bottom.
"""

from __future__ import annotations

import ast
import contextlib
import doctest
import io
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

ROOT = Path(__file__).parent
FENCE = re.compile(r"^```(?P<language>[a-z]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

SOAK = bool(os.environ.get("ARGMAP_SOAK"))
# Where a test does not say how often a property is tried. `tests.shared.examples` is for those that do.
hypothesis.settings.register_profile("dev", max_examples=20, deadline=None)
hypothesis.settings.register_profile("ci", max_examples=20, deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.register_profile("soak", max_examples=400, deadline=None, print_blob=True)
hypothesis.settings.load_profile("soak" if SOAK else "ci" if os.environ.get("CI") else "dev")


@pytest.fixture
def rounds() -> Callable[[int], int]:
    """Say how often a long search tries: as often as it asks for by `make soak`, else a tenth of it, at least once."""
    return lambda number: number if SOAK else max(1, number // 10)


@pytest.fixture(autouse=True, scope="session")
def _names_of_users(doctest_namespace: dict[str, Any]) -> None:
    """Let the examples of `ArgumentMap` load a map: what loads one is in a file above it."""
    from argmap import load, loads  # noqa: PLC0415 - tests may look at what importing argmap does

    doctest_namespace.update(load=load, loads=loads)


@pytest.hookimpl(trylast=True)  # after Hypothesis has marked its own
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Count as covered only what examples reach that are written down: what properties and searches draw varies.

    Where every line is traced, they would also take twice as long.
    """
    if config.pluginmanager.hasplugin("_cov"):
        for item in items:
            if item.get_closest_marker("hypothesis") or item.get_closest_marker("soak"):
                item.add_marker("no_cover")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    """Forget the rules of lint and the semantics that a test or a document registers: they would be asked on all other maps."""
    before = [dict(_registered_in(name)) for name in _REGISTRIES]
    try:
        return (yield)
    finally:
        for name, own in zip(_REGISTRIES, before, strict=True):
            _registered_in(name).clear()
            _registered_in(name).update(own)


_REGISTRIES = ("argmap.lint.registry", "argmap.semantics.registry")


def _registered_in(name: str) -> dict[str, Any]:
    registry = sys.modules.get(name)
    return {} if registry is None else registry._registered  # noqa: SLF001 - it has no other door


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take the README and the pages under docs/."""
    ours = file_path == ROOT / "README.md" or ROOT / "docs" in file_path.parents
    if file_path.suffix == ".md" and ours and FENCE.search(file_path.read_text(encoding="utf-8")):
        return MarkdownFile.from_parent(parent, path=file_path)
    return None


class MarkdownFile(pytest.File):
    """A document: a single test, since its fences build on one another."""

    def collect(self) -> Iterator[pytest.Item]:
        """Give the one test."""
        yield MarkdownItem.from_parent(self, name="snippets")


class MarkdownItem(pytest.Item):
    """Runs the fences of a document in order."""

    def runtest(self) -> None:
        """Run in a temporary folder, so that a snippet may write files."""
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            if (ROOT / "maps").is_dir():
                shutil.copytree(ROOT / "maps", Path(folder, "maps"))
            run_fences(self.path.read_text(encoding="utf-8"), str(self.path))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Name the document."""
        return self.path, 0, f"{self.path.name} snippets"


def run_fences(text: str, name: str) -> None:
    """Run every Python fence of a text and compare what it prints with the fence after it."""
    names: dict[str, Any] = {"__name__": "__snippets__"}
    printed: str | None = None
    given: object = None
    for fence in FENCE.finditer(text):
        body, line = fence["body"], text.count("\n", 0, fence.start("body"))
        if fence["language"] == "text" and printed is not None:
            printed = printed or ("" if given is None else f"{given!r}\n")
            if not doctest.OutputChecker().check_output(body, printed, FLAGS):
                pytest.fail(f"{name}:{line}: expected\n{body}\nbut got\n{printed}", pytrace=False)
            printed = None
        elif fence["language"] == "python":
            if printed:
                pytest.fail(f"{name}: a snippet above line {line} prints what no `text` fence shows:\n{printed}")
            run = run_session if ">>>" in body else run_code
            printed, given = run(body, names, name, line)
    if printed:
        pytest.fail(f"{name}: the last snippet prints what no `text` fence shows:\n{printed}", pytrace=False)


def run_code(body: str, names: dict[str, Any], name: str, line: int) -> tuple[str, object]:
    """Run plain code; return what it printed and what its last line gives. Tracebacks show the document's lines."""
    code = ast.parse("\n" * line + body, name)
    end = code.body[-1] if code.body else None
    last = ast.Expression(end.value) if isinstance(end, ast.Expr) else None
    if last is not None:
        code.body.pop()
    with contextlib.redirect_stdout(io.StringIO()) as output:
        exec(compile(code, name, "exec"), names)
        given = None if last is None else eval(compile(last, name, "eval"), names)  # noqa: S307 - our own page
    return output.getvalue(), given


def run_session(body: str, names: dict[str, Any], name: str, line: int) -> tuple[str, object]:
    """Run an interactive session as a doctest."""
    test = doctest.DocTestParser().get_doctest(body, names, name, name, line)
    test.globs = names  # shared with the fences that follow, not a copy
    report = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    if runner.run(test, out=report.write, clear_globs=False).failed:
        pytest.fail(report.getvalue(), pytrace=False)
    return "", None  # all that a session prints is compared already
