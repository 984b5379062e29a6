"""`argmap check`."""

import pytest

BROKEN = """\
argmap: 1
title: Broken
claims:
  close: {text: Close it., priors: 0.2}
relations:
  - {premises: [injury], supports: close}
"""


def test_a_sound_map_is_counted(argmap, mill):
    run = argmap("check", "mill.yaml")
    assert (run.code, run.err) == (0, "")
    assert run.out == "mill.yaml: 4 claims, 1 question, 2 relations, 1 source\n"


def test_every_problem_has_its_line_and_column(argmap, tmp_path):
    (tmp_path / "broken.yaml").write_text(BROKEN)
    run = argmap("check", "broken.yaml")
    assert run.code == 1
    assert run.out == ""
    lines = run.problems
    assert lines[0].startswith("broken.yaml:4:28: ")
    assert "Did you mean 'prior'?" in lines[0]
    assert lines[1].startswith("broken.yaml:6:17: unknown claim 'injury'")
    shown, caret = run.err.splitlines()[1:3]
    assert shown[caret.index("^") :].startswith("priors: 0.2")


def test_problems_are_told_to_a_workflow_of_github(argmap, mill, tmp_path):
    (tmp_path / "broken.yaml").write_text(BROKEN)
    run = argmap("check", "--format", "github", "broken.yaml", "mill.yaml")
    assert (run.code, run.err) == (1, "")
    assert run.out.splitlines()[1] == "::error file=broken.yaml,line=6,col=17::unknown claim 'injury'"


def test_files_are_checked_together(argmap, mill, tmp_path):
    (tmp_path / "broken.yaml").write_text(BROKEN)
    run = argmap("check", "broken.yaml", "mill.yaml", "missing.yaml")
    assert run.code == 1
    assert run.out.startswith("mill.yaml: 4 claims")
    assert [line.partition(":")[0] for line in run.problems] == ["broken.yaml"] * 2 + ["missing.yaml"]


def test_json_lists_problems_for_scripts(argmap, mill, tmp_path):
    (tmp_path / "broken.yaml").write_text(BROKEN)
    run = argmap("check", "--json", "mill.yaml", "broken.yaml")
    assert (run.code, run.err) == (1, "")
    assert run.json["ok"] is False
    sound, broken = run.json["files"]
    assert sound == {
        "file": "mill.yaml", "ok": True, "claims": 4, "questions": 1, "relations": 2, "sources": 1,
        "problems": [], "warnings": [],
    }  # fmt: skip
    assert broken["problems"][1]["line"] == 6
    assert set(broken["problems"][0]) == {"message", "path", "line", "column", "hint", "file", "times", "excerpt"}


def test_a_map_comes_through_stdin(argmap, mill):
    run = argmap("check", "-", stdin=mill.read_bytes())
    assert (run.code, run.out) == (0, "<stdin>: 4 claims, 1 question, 2 relations, 1 source\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfea", "UTF-16"),
        (bytes(range(256)), ""),
        (b"", ""),
        (b"{{{{", ""),
        (b"[" * 100_000, ""),
        (b"a: &a [*a]", ""),
        (b"\x00", ""),
    ],
)
@pytest.mark.parametrize("by", ["file", "stdin"])
def test_what_is_no_map_is_a_problem_on_one_line(argmap, tmp_path, content, message, by):
    (tmp_path / "odd.yaml").write_bytes(content)
    run = argmap("check", "odd.yaml") if by == "file" else argmap("check", "-", stdin=content)
    assert run.code == 1
    assert run.out == ""
    assert all(line.startswith("odd.yaml" if by == "file" else "<stdin>") for line in run.problems)
    assert message in run.err


@pytest.mark.parametrize("name", ["missing.yaml", ".", "no/such/folder.yaml", "a\x00b.yaml", "x" * 5000 + ".yaml"])
@pytest.mark.parametrize("command", ["check", "score", "render", "outline", "fmt"])
def test_what_cannot_be_read_is_a_problem(argmap, command, name):
    run = argmap(command, name)
    assert run.code == 1
    assert run.out == ""
    assert len(run.err.splitlines()) == 1


def test_a_file_without_a_suffix_is_read_as_stdin_is(argmap, mill, tmp_path):
    (tmp_path / "mill").write_bytes(mill.read_bytes())
    assert argmap("check", "mill").out == "mill: 4 claims, 1 question, 2 relations, 1 source\n"
    assert argmap("fmt", "--check", "mill").code == argmap("fmt", "--check", "mill.yaml").code
    (tmp_path / "mill.toml").write_text("[mill]")
    run = argmap("check", "mill.toml")
    assert run.err.startswith("mill.toml: no format has files that end in '.toml'. There are .")


def test_bytes_of_stdin_that_are_no_text_have_a_place(argmap):
    run = argmap("check", "-", stdin=b"argmap: 1\ntitle: caf\xc3\xa9\xe9\n")
    assert run.err == "<stdin>:2:12: the file is not UTF-8 text. Save it as UTF-8.\n"
