"""A question is declared once: what maps and networks have, and what the command takes, is the function itself."""

import inspect
from typing import Annotated

import pytest
import typer

from argmap import ArgumentMap, Network, loads
from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.asking import Questions
from argmap.cli.command import command
from argmap.cli.wording.by_typer import app_for, as_typer_reads
from argmap.cli.wording.declared import MISSING, declaration
from argmap.cli.wording.worded import worded

QUESTIONS = {name: one for name, one in vars(Questions).items() if inspect.isfunction(one)}
COMMANDS = {
    name: typer.main.get_command(app_for([name])).commands[name]
    for name in (one.replace("_", "-") for one in QUESTIONS)
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_maps_and_networks_have_the_function_itself(name):
    assert getattr(ArgumentMap, name) is getattr(Network, name) is QUESTIONS[name]
    rooms = ("analysis", "analysis.labels", "analysis.chances", "analysis.questions", "lint")
    folders = {"argmap.lint.ask", *(f"argmap.{room}.{name}.ask" for room in rooms)}
    assert QUESTIONS[name].__module__ in folders


@pytest.mark.parametrize(
    "name", sorted(QUESTIONS.keys() - {"lint"})
)  # which looks over several files at once, by a command of its own
def test_the_command_takes_the_same_words_with_the_same_defaults_and_help(name):
    options = {one.name: one for one in COMMANDS[name.replace("_", "-")].params}
    declared = declaration(QUESTIONS[name])
    for part in (*declared.own, *declared.how):
        assert part.help, part.name
        for one in worded(part):
            assert one.name in options
            if one.of == one.name:
                assert options[one.name].help == part.help
            if isinstance(part.default, int | float | str) and part.name != "top":
                assert part.default is MISSING or options[one.name].default == part.default


def test_a_question_of_ones_own_has_its_command():
    def headline(
        asked: ArgumentMap,
        target: Annotated[str | None, "Ask about this claim."] = None,
        *,
        letters: Annotated[int, "Show so many letters."] = 12,
    ) -> Answer:
        """Say the beginning of a claim."""
        return Answer((asked.document.claims[target].text[:letters],), Table((Column("claim"),), ()))

    own = typer.Typer()
    own.command("headline")(as_typer_reads(command(headline)))
    params = {one.name: one for one in typer.main.get_command(own).params}
    assert (params["letters"].default, params["letters"].help) == (12, "Show so many letters.")
    assert headline(loads("{argmap: 1, title: T, claims: {rain: It will rain.}}"), "rain").words == ("It will rain",)
