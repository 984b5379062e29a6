"""What a newcomer types, and what it is told."""

import pytest


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["mill.yaml"], 2, "argmap: 'mill.yaml' is no command. Name one before the map: argmap score mill.yaml"),
        (["check", "mil.yaml"], 1, "mil.yaml: the file is not there. Did you mean 'mill.yaml'?"),
        (["cruxes", "mill.yml"], 1, "mill.yml: the file is not there. Did you mean 'mill.yaml'?"),
        (["score", "."], 1, ".: this is a folder. Name a file in it."),
        (
            ["what-if", "mill.yaml", "duty=1"],
            2,
            "argmap: say what is to be done with duty=1: --fix duty=1 or --prior duty=1",
        ),
        (["render", "mill.yaml", "mill.svg"], 2, "argmap: a file to write is named by -o: -o mill.svg"),
        (["cruxes", "mill.yaml", "duty", "close"], 2, "argmap: too many arguments: close"),
        (["score", "mill.yaml", "--top", "ten"], 2, "argmap: Invalid value for '--top': give a whole number"),
        (
            ["score", "mill.yaml", "--fix", "duty"],
            2,
            "argmap: --fix takes id=number, such as --fix duty=0.5, not 'duty'",
        ),
        (["completion", "tcsh"], 2, "argmap: Invalid value for 'SHELL': 'tcsh' is not one of 'bash', 'zsh', 'fish'."),
        (
            ["render", "mill.yaml", "-o", "no/mill.svg"],
            1,
            "no/mill.svg: the file cannot be written: its folder is not there. Make it first, or write elsewhere.",
        ),
    ],
)
def test_what_is_told(argmap, mill, typed, code, said):
    run = argmap(*typed)
    assert (run.code, run.out, run.err.splitlines()[0]) == (code, "", said)


def test_help_and_version_as_commands(argmap):
    assert argmap("help").out == argmap("--help").out
    assert argmap("help", "cruxes").out == argmap("cruxes", "--help").out
    assert argmap("version").out == argmap("--version").out
