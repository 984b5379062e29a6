"""On a terminal texts have the room that is left and wrap; in a pipe a row is a line."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.answers.wrapping import in_columns
from argmap.basics.text import width
from argmap.cli.called import SQL, every_command
from argmap.cli.wording.by_typer import app_for

LONG = "Mill Street should be closed to cars from spring on, and the kerb given to those who walk there every day of the year."
MAP = f"{{argmap: 1, title: One, conclusion: close, claims: {{close: {{text: '{LONG}', tags: [street]}}, a: A, b: B}}, relations: [{{premises: [a], rebuts: close}}, {{premises: [b], supports: close}}]}}"


@pytest.fixture
def on_a_terminal(monkeypatch):
    def wide(columns):
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    return wide


@pytest.mark.parametrize("command", [("score",), ("disputes",), ("assumptions", "close"), ("explain",)])
@pytest.mark.parametrize("columns", [64, 80, 130])
def test_nothing_is_cut_on_a_terminal_and_no_line_is_wider(argmap, tmp_path, on_a_terminal, command, columns):
    (tmp_path / "one.yaml").write_text(MAP)
    on_a_terminal(columns)
    run = argmap(command[0], "one.yaml", *command[1:])
    assert run.code == 0
    lines = run.out.replace("\x1b[1m", "").replace("\x1b[0m", "").splitlines()
    table = [line for line in lines[2:] if command[0] != "score" or line]  # the heading of scores is one line
    assert all(width(line) <= columns for line in table)
    assert "…" not in run.out
    if command[0] in {"score", "disputes"}:
        assert all(word in run.out for word in LONG.split())


def test_a_row_is_a_line_in_a_pipe(argmap, tmp_path):
    (tmp_path / "one.yaml").write_text(MAP)
    assert sum("close" in line and "…" in line for line in argmap("score", "one.yaml").out.splitlines()) == 1


@given(
    st.lists(st.tuples(*[st.text("ab é日", max_size=40)] * 3), min_size=1, max_size=4),
    st.integers(40, 120),
)
def test_a_table_fits_and_keeps_every_letter(rows, columns):
    cells = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    lines = list(in_columns(cells, [False, False, False], columns))
    assert all(width(line) <= columns for line in lines)
    assert sorted("".join(lines).replace(" ", "")) == sorted("".join(map("".join, cells)).replace(" ", ""))


def test_the_list_of_commands_is_in_groups_and_complete(argmap, monkeypatch):
    monkeypatch.setenv("TERMINAL_WIDTH", "100")
    text = argmap("--help").out
    places = [text.index(f"─ {group} ─") for group in ("Start", "Look", "Ask", "Compare", "Convert")]
    assert places == sorted(places)
    assert {one.name for one in app_for([]).registered_commands} == {*every_command(), SQL}
    assert places[2] < text.index(" cruxes ") < places[3] < text.index(" merge ")


def test_tags_are_counted(argmap, tmp_path):
    (tmp_path / "one.yaml").write_text(MAP)
    run = argmap("tags", "one.yaml", "--json")
    assert run.json["rows"] == [{"tag": "street", "claims": 1, "relations": 0, "sources": 0, "documents": 0}]
    assert run.json["words"][0] == "1 tag; 2 claims carry none."
