"""Rules for the repository that no other tool knows."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = {".py", ".md", ".toml", ".yaml", ".yml", ".json", ".cff", ".txt", ".dot", ".svg", ""}
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|home|Users|opt|tmp)/\w")
LONGEST = 400


def tracked():
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def texts():
    return [(path, path.read_text(encoding="utf-8")) for path in tracked() if path.suffix in TEXT]


def test_python_files_stay_short():
    long = {
        str(path.relative_to(ROOT)): lines
        for path, text in texts()
        if path.suffix == ".py" and (lines := text.count("\n")) > LONGEST
    }
    assert long == {}


def test_no_file_names_a_path_of_some_machine():
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path, text in texts()
        if path != Path(__file__)
        for match in MACHINE_PATH.finditer(text)
    ]
    assert found == []


def test_no_file_is_large():
    assert [path.name for path in tracked() if path.stat().st_size > 1_000_000] == []


def test_every_text_ends_with_one_line_break():
    loose = [str(path.relative_to(ROOT)) for path, text in texts() if text and not re.search(r"[^\n]\n\Z", text)]
    assert loose == []


def test_the_map_is_the_only_plan_at_the_root():
    known = {
        "CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "conftest.py",
        "pyproject.toml", "zensical.toml", ".gitignore", ".gitattributes",
    }  # fmt: skip
    assert {path.name for path in tracked() if path.parent == ROOT} - known == set()


def test_links_between_pages_lead_somewhere():
    link = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)")
    lost = [
        f"{path.relative_to(ROOT)}: {target}"
        for path, text in texts()
        if path.suffix == ".md"
        for target in link.findall(re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
        if not (path.parent / target).exists()
    ]
    assert lost == []
