"""The snippets of README and docs are run, and fail where they should."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run():
    spec = importlib.util.spec_from_file_location("root_conftest", ROOT / "conftest.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda text: module.run_fences(text, "page.md")


def fence(language, body):
    return f"```{language}\n{body}\n```\n"


def test_names_are_shared_and_output_is_compared(run):
    run(fence("python", "x = 1\nprint(x + 1)") + "and so\n\n" + fence("text", "2") + fence("python", ">>> x\n1"))


def test_what_the_last_line_gives_is_compared_where_it_is_shown(run):
    run(fence("python", "x = 1\nx + 1") + fence("text", "2") + fence("python", "x + 2"))


@pytest.mark.parametrize(
    "text",
    [
        fence("python", "1 + 1") + fence("text", "3"),
        fence("python", "x = 1") + fence("text", "1"),
        fence("python", "print(1)") + fence("text", "2"),
        fence("python", "print(1)"),
        fence("python", "print(1)") + fence("python", "print(2)") + fence("text", "2"),
        fence("python", ">>> 1\n2"),
    ],
)
def test_output_that_is_wrong_or_not_shown_fails(run, text):
    with pytest.raises(pytest.fail.Exception):
        run(text)


def test_an_error_in_plain_code_fails(run):
    with pytest.raises(ZeroDivisionError):
        run(fence("python", "1 / 0"))


def test_other_fences_are_left_alone(run):
    run(fence("sh", "rm -rf nothing") + fence("text", "no output of anything"))


def test_every_page_with_python_is_collected():
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:randomly", "README.md", "docs"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    collected = {line.partition("::")[0] for line in done.stdout.splitlines() if line.endswith("::snippets")}
    expected = {str(page.relative_to(ROOT)) for page in pages if "```python" in page.read_text(encoding="utf-8")}
    assert expected - collected == set()
    assert {"README.md", "docs/index.md"} <= expected
