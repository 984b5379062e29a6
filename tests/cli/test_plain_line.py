"""A plain line is read as typer reads it; what is not plain is left to typer."""

import inspect

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.cli.called import every_command
from argmap.cli.wording.by_typer import as_typer_reads
from argmap.cli.wording.option_marks import Argument, parted
from argmap.cli.wording.plain_line import read_plainly

COMMANDS = {name: one.make() for name, one in every_command().items() if name not in {"demo", "completion"}}
WORDS = st.sampled_from(
    ["mill.yaml", "-", "3", "-1", "0.5", "duty=1", "text", "json", "page", "product", "undecided", "ä b", ""]
)


def by_typer(command, words):
    """Return what typer calls a command with; None where it does not."""
    called = []

    def record(**given):
        called.append(given)

    record.__signature__ = inspect.signature(command, eval_str=True)
    app = typer.Typer(add_completion=False)
    app.command()(as_typer_reads(record))
    try:
        app(args=words, standalone_mode=False)
    except Exception:
        return None
    return called[0] if called else None


@st.composite
def lines(draw):
    """A command and words for it: its options, each with a value that may or may not fit, and arguments."""
    name = draw(st.sampled_from(sorted(COMMANDS)))
    options = [mark.spellings for _, mark in map(parted, annotations(COMMANDS[name])) if not isinstance(mark, Argument)]
    words = []
    for spelling in draw(
        st.lists(st.sampled_from([one for some in options for one in some] or ["--none"]), max_size=3)
    ):
        words += draw(st.sampled_from([[spelling, draw(WORDS)], [f"{spelling}={draw(WORDS)}"], [spelling]]))
    for word in draw(st.lists(WORDS, max_size=2)):
        words.insert(draw(st.integers(0, len(words))), word)
    return COMMANDS[name], words


def annotations(command):
    return [one.annotation for one in inspect.signature(command, eval_str=True).parameters.values()]


@given(lines())
@settings(deadline=None, max_examples=60)
def test_what_is_plain_is_read_as_typer_reads_it(line):
    command, words = line
    found = read_plainly(command, words)
    if found is not None:
        assert found == by_typer(command, words)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("score", ["mill.yaml"]),
        ("score", ["--fix", "duty=1", "mill.yaml", "--fix=vans=0", "--top", "3", "-s", "mlp", "--json"]),
        ("check", ["a.yaml", "b.yaml", "-"]),
        ("convert", ["a.yaml", "-", "--to", "json"]),
        ("sample", ["mill.yaml", "--concentration", "10", "--beta", "duty=8,2"]),
        ("attribute", ["mill.yaml", "close", "--method", "removal", "--seed", "1"]),
    ],
)
def test_usual_lines_are_plain(name, words):
    found = read_plainly(COMMANDS[name], words)
    assert found is not None
    assert found == by_typer(COMMANDS[name], words)


@pytest.mark.parametrize(
    "words", [[], ["a", "--help"], ["a", "b"], ["a", "--top", "x"], ["a", "--top", "0"], ["a", "--to", "3"], ["a", "--", "b"], ["a", "--top"], ["a", "--format", "pdf"], ["a\udcff"]],
)  # fmt: skip
def test_what_has_to_be_looked_at_is_left_to_typer(words):
    assert read_plainly(COMMANDS["score"], words) is None
