"""The page of formats: its table is that of `argmap.formats()`."""

from pathlib import Path

import argmap

PAGE = Path(__file__).resolve().parents[2] / "docs" / "formats.md"
SAYS = {"linked", "undercuts", "mutual", "priors", "strengths", "kinds", "sources", "tags"}


def rendered():
    """The table in Markdown: names, files, and what can be said."""
    heads = ["format", "what it is", "suffixes", "read", "written", *sorted(SAYS), "options"]
    rows = [
        [f"`{row['format']}`", row["what it is"], " ".join(row["suffixes"]), row["read"], row["written"],
         *(row[key] for key in sorted(SAYS)), ", ".join(f"`{one}`" for one in row["options"]) or "-"]
        for row in argmap.formats()
    ]  # fmt: skip
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def test_the_table_of_the_page_is_the_one_that_is_printed():
    assert rendered() in PAGE.read_text(encoding="utf-8")


def test_the_page_names_every_option():
    page = PAGE.read_text(encoding="utf-8")
    assert [
        one for row in argmap.formats() for one in row["options"] if f"{one}=" not in page and f"`{one}`" not in page
    ] == []


def test_what_can_be_called_is_a_module_too():
    assert argmap.formats().row("yaml")["written"] == "yes"
    assert argmap.formats.reads("{argmap: 1, title: One}").document.title == "One"
