"""Argdown in Markdown, Quarto, R Markdown and notebooks is read with the places of the outer file."""

import json

import pytest

import argmap
from argmap.errors import ArgmapError, FormatError, ParameterError
from argmap.formats import reads
from argmap.formats.argdown.fences import markdown_fences, notebook_fences

BODY = "[A]: a\n  - [B]: b"
LABELS = (
    "```argdown", "```argdown-map", "``` argdown", "~~~argdown", "````argdown", "```Argdown", '```{.argdown-map mode="web-component"}',
    "```{argdown}", "```",
)  # fmt: skip


@pytest.mark.parametrize("label", LABELS)
def test_a_fence_is_found_by_its_name_or_by_its_look(label):
    sign = label.strip().split("a")[0].split("A")[0].split("{")[0].strip()
    (fence,) = markdown_fences(f"# Streets\n\n{label}\n{BODY}\n{sign}\n\nMore.\n")
    assert (fence.text, fence.heading, fence.lines[0][0]) == (BODY, "Streets", 4)


OTHERS = (
    "```python\n[A]: b\n```",
    "    [A]: b",
    "```\nprint()\n```",
    "[A]: b",
    "```argdownish\n[A]: b\n```",
    "``` a `argdown`\n",
)


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_fence_of_argdown_is_passed_over(text):
    assert markdown_fences(text) == []


def test_a_fence_in_a_list_loses_its_indentation_and_keeps_its_columns():
    result = reads("* x\n\n    ```argdown\n    [A]: a\n    - [B]: b\n    ```\n", format="argdown-fences", source="x.md")
    assert list(result.document.claims) == ["A", "B"]
    assert [(one.line, one.column) for one in result.warnings] == [(5, 5)]


def test_a_fence_that_is_never_closed_runs_to_the_end():
    assert markdown_fences(f"```argdown\n{BODY}")[0].text == BODY


def test_a_fence_is_a_document_of_its_own():
    text = "```argdown\n[A]: a\n```\n\n# Two\n\n```argdown\n[B]: b\n```\n"
    first = reads(text, source="x.md")
    assert list(first.document.claims) == ["A"]
    assert [str(one) for one in first.warnings] == [
        "x.md:8: only the first fence is read. fence=2 reads the second of 2, join=True all as one."
    ]
    second = reads(text, source="x.md", fence=2)
    assert (list(second.document.claims), second.document.title, second.warnings) == (["B"], "Two", ())


def test_fences_may_be_joined():
    text = "```argdown\n===\ntitle: T\n===\n\n[A]: a\n```\n\n```argdown\n===\ntitle: U\n===\n\n[A]\n- [B]: b\n```\n"
    result = reads(text, source="x.md", join=True)
    assert (result.document.title, list(result.document.relations)) == ("T", ["B.rebuts.A"])
    assert [(one.line, one.column) for one in result.warnings] == [(15, 1)]


def test_a_fence_that_there_is_not_is_refused():
    with pytest.raises(ParameterError, match=r"fence is 3. There are 1"):
        reads(f"```argdown\n{BODY}\n```", format="argdown-fences", fence=3)
    with pytest.raises(FormatError, match=r"x\.md:1:1: there is no fence of Argdown"):
        reads("# Only words", format="argdown-fences", source="x.md")
    with pytest.raises(FormatError, match=r"x\.md:1: the fence of Argdown is empty|the fence of Argdown is empty"):
        reads("```argdown\n\n```", format="argdown-fences", source="x.md")


def notebook(*cells):
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)}, indent=1)


def test_a_notebook_is_read_with_the_lines_of_its_file(tmp_path):
    cell = {"cell_type": "markdown", "source": ["# Streets\n", "```argdown\n", "[A]: a\n", "- [B]: b\n", "```"]}
    text = notebook({"cell_type": "code", "source": "print()"}, cell)
    path = tmp_path / "streets.ipynb"
    path.write_text(text)
    with pytest.warns(argmap.UnreadWarning):
        m = argmap.load(path)
    assert list(m.claims) == ["A", "B"]
    line = next(number for number, row in enumerate(text.split("\n"), 1) if "[B]" in row)
    assert [one.line for one in m.warnings] == [line]


def test_cells_may_be_one_text_or_begin_with_magic():
    one = {"cell_type": "raw", "source": f"```argdown\n{BODY}\n```"}
    two = {"cell_type": "code", "source": ["%%argdown\n", "[C]: c"]}
    assert [fence.text for fence in notebook_fences(notebook(one, two), source="x.ipynb")] == [BODY, "[C]: c"]


BROKEN = (
    "{",
    "{}",
    '{"cells": 1}',
    '{"cells": [1, {"cell_type": "markdown", "source": {"a": 1}}, {"cell_type": "raw", "source": [1, null]}]}',
)


@pytest.mark.parametrize("text", BROKEN)
def test_what_is_no_notebook_is_refused(text):
    with pytest.raises(ArgmapError):
        reads(text, format="argdown-fences", source="x.ipynb")


def test_files_are_recognised_by_what_is_in_them(tmp_path):
    for name, text in (
        ("a.md", f"```argdown\n{BODY}\n```"),
        ("b.txt", BODY),
        ("c.qmd", f"```{{argdown}}\n{BODY}\n```"),
    ):
        path = tmp_path / name
        path.write_text(text)
        assert list(reads(path.read_text(), source=str(path)).document.claims) == ["A", "B"]
