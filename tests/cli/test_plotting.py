"""`--plot FILE`: the answer is printed, and drawn into a file."""

import pytest

STARTS = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}


@pytest.mark.parametrize("suffix", STARTS)
def test_the_suffix_names_the_format(argmap, mill, tmp_path, suffix):
    run = argmap("cruxes", mill, "--plot", f"cruxes.{suffix}")
    assert run.code == 0
    assert run.out == argmap("cruxes", mill).out
    assert (tmp_path / f"cruxes.{suffix}").read_bytes().startswith(STARTS[suffix])
    assert run.err == f"drawn: cruxes.{suffix}\n"


@pytest.mark.parametrize(
    "command",
    [
        ("cruxes", "--bars"),
        ("cruxes", "--json"),
        ("sample", "--concentration", 10, "--samples", 50),
        ("sample", "--concentration", 10, "--samples", 50, "--bars"),
        ("timeline",),
        ("compare", "mine.yaml", "theirs.yaml"),
    ],
    ids=lambda command: " ".join(map(str, command)),
)
def test_every_answer_that_can_be_drawn_is(argmap, mill, tmp_path, command):
    for reader, prior in (("mine", 0.2), ("theirs", 0.9)):
        (tmp_path / f"{reader}.yaml").write_text(f"argmap-credences: 1\npriors: {{vans: {prior}}}\n", encoding="utf-8")
    name, *options = command
    run = argmap(name, mill, *options, "--plot", "drawn.svg")
    assert run.code == 0, run.err
    assert run.out
    assert (tmp_path / "drawn.svg").read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("drawn.gif", "unknown plot format 'gif'. There are png, svg and pdf"),
        ("drawn", "unknown plot format ''"),
        ("-", "the answer goes to stdout already"),
        ("mill.yaml", "mill.yaml is the map itself"),
        ("nowhere/drawn.png", "the file cannot be written"),
    ],
)
def test_a_file_that_cannot_be_drawn_into_is_refused(argmap, mill, file, said):
    before = mill.read_bytes()
    run = argmap("cruxes", mill, "--plot", file)
    assert run.code != 0
    assert said in run.err
    assert not run.out
    assert mill.read_bytes() == before
