"""`argmap accept`, `grants`, `defeaters` and `solve`: labels from a terminal."""

import pytest

AF = "p af 4\n# a comment\n1 2\n2 1\n\n2 3\n2 3\n"


def test_accept_prints_words_and_a_table(argmap, mill):
    run = argmap("accept", mill)
    assert run.code == 0
    assert run.out.startswith("The conclusion 'close' is out, since 'deliveries' rebuts it.")
    assert "deliveries" in run.out


def test_accept_takes_what_is_asserted_with_commas(argmap, mill):
    run = argmap("accept", mill, "--asserted", "injuries,duty", "--semantics", "preferred", "--json")
    assert run.json["labels"]["close"] == "in"
    assert run.json["asserted"] == ["duty", "injuries"]
    assert run.json["rows"][0]["id"] == "close"


def test_a_wrong_option_is_told_in_one_line(argmap, mill):
    run = argmap("accept", mill, "--asserted", "leafs")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("argmap: --asserted is 'leafs'. Did you mean 'leaves'?")


def test_grants_and_defeaters_answer(argmap, mill):
    assert "gave up 'vans'" in argmap("grants", mill).out
    assert argmap("defeaters", mill, "--json").json["rows"][0]["without"] == "in"


@pytest.mark.parametrize(
    ("problem", "argument", "printed"),
    [
        ("SE-GR", None, "w 4\n"), ("SE-PR", None, ("w 1 3 4\n", "w 2 4\n")), ("CE-CO", None, "3\n"), ("CE-ST", None, "2\n"),
        ("DC-PR", "3", "YES\nw 1 3 4\n"), ("DS-PR", "3", "NO\nw 2 4\n"), ("DS-ST", "4", "YES\n"), ("DC-GR", "1", "NO\n"),
        ("EE-ST", None, ("w 1 3 4\nw 2 4\n", "w 2 4\nw 1 3 4\n")), ("se-id", None, "w 4\n"),
    ],
)  # fmt: skip
def test_solve_prints_what_the_competition_asks_for(argmap, problem, argument, printed, tmp_path):
    (tmp_path / "x.af").write_text(AF)
    run = argmap("solve", "-p", problem, "-f", tmp_path / "x.af", *(() if argument is None else ("-a", argument)))
    assert (run.code, run.err) == (0, "")
    assert run.out in ((printed,) if isinstance(printed, str) else printed)


def test_solve_says_no_where_there_is_no_stable_extension(argmap):
    assert argmap("solve", "-p", "SE-ST", "-f", "-", stdin="p af 1\n1 1\n").out == "NO\n"
    assert argmap("solve", "-p", "EE-ST", "-f", "-", stdin="p af 1\n1 1\n").out == "NO\n"
    assert argmap("solve", "-p", "DS-ST", "-a", "1", "-f", "-", stdin="p af 1\n1 1\n").out == "YES\n"
    assert argmap("solve", "-p", "CE-ST", "-f", "-", stdin="p af 1\n1 1\n").out == "0\n"
    assert argmap("solve", "-p", "SE-ST", "-f", "-", stdin="p af 0\n").out == "w\n"


def test_solve_quotes_names_with_blanks(argmap):
    run = argmap("solve", "-p", "SE-GR", "-f", "-", "-fo", "apx", stdin='arg("two words"). arg(b). att("two words",b).')
    assert run.out == 'w "two words"\n'


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-p", "SE-PX"), "--problem: there is no problem 'SE-PX'. Did you mean 'SE-PR'?"),
        (("-p", "PR"), "Write it as SE-PR."),
        (("-p", "DC-PR"), "DC-PR asks about an argument"),
        (("-p", "SE-PR", "-a", "1"), "SE-PR asks about no argument"),
        (("-p", "DC-PR", "-a", "9"), "unknown argument '9'"),
    ],
)
def test_a_problem_that_is_none_is_a_wrong_command(argmap, arguments, message):
    run = argmap("solve", *arguments, "-f", "-", stdin=AF)
    assert (run.code, run.out) == (2, "")
    assert message in run.err


def test_set_attacks_are_refused_by_name(argmap):
    run = argmap("solve", "-p", "SE-PR", "-f", "-", stdin="p setaf 3\n1 2 3\n")
    assert (run.code, run.out) == (1, "")
    assert "<stdin>:1: this file has set attacks (SETAF), which is not read" in run.err


def test_when_the_time_is_up_the_command_fails(argmap):
    pytest.importorskip("pysat")
    ring = "".join(f"{at} {(at + step) % 400 + 1}\n" for at in range(1, 401) for step in (1, 3, 7, 20, 57))
    run = argmap("solve", "-p", "CE-CF", "-f", "-", "--timeout", "0.1", stdin=f"p af 401\n{ring}")
    assert (run.code, run.out) == (1, "")
    assert "the time is up before the search ended" in run.err


def test_solve_writes_the_extensions_found_in_time_and_that_they_are_not_all(argmap):
    pairs = "".join(f"{one} {one + 1}\n{one + 1} {one}\n" for one in range(1, 200, 2))
    for seconds in ("0.3", "3", "30"):  # a busy machine may find none at first
        run = argmap("solve", "-p", "EE-PR", "-f", "-", "--timeout", seconds, stdin=f"p af 200\n{pairs}")
        assert run.code == 1
        if lines := run.out.splitlines():
            break
    assert len(set(lines)) == len(lines) > 0
    assert all(len(line.split()) == 101 for line in lines)
    assert f"{len(lines):,} extension" in run.err
