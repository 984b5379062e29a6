"""`argmap lint`."""

import json

import pytest

HALF = """\
argmap: 1
title: Should Mill Street be closed?
conclusion: close
documents: {report: {file: report.txt}}
sources: {council: {}}
claims:
  close: Mill Street should be closed.
  injuries:
    text: A closure would cut injuries.
    prior: 0.5
    said_by: [{source: council, act: asserts, at: {document: report, lines: 3}}]
relations:
  - {id: safety, premises: injuries, supports: close}
"""
DEFAULT_PRIOR = (
    "7:3: default-prior: 'close' has reasons, and no prior of its own. "
    "Say how far it is accepted without these reasons: `prior: 0.5` too is an answer, and `defaults: {derived: 0.1}` is one for all. [warning]"
)
MEANING = "A finding is a place to look at: rules see words and numbers, not what is meant."
BEYOND = "11:77: misplaced-passage: lines 3 of 'report': the file ends with line 2. Correct it. [error]"


@pytest.fixture
def half(tmp_path):
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "half.yaml").write_text(HALF, encoding="utf-8")
    (tmp_path / "maps" / "report.txt").write_text("One.\nTwo.\n", encoding="utf-8")
    return "maps/half.yaml"


def test_each_finding_has_its_line_and_column_its_rule_and_what_to_do(argmap, half):
    run = argmap("lint", half)
    assert (run.code, run.err) == (1, "")
    assert run.out.splitlines() == [
        f"{half}:{DEFAULT_PRIOR}",
        f"{half}:{BEYOND}",
        f"{half}: 2 findings: 1 error, 1 warning. {MEANING}",
    ]


def test_advice_alone_is_no_fault_and_a_warning_is_one(argmap, half, tmp_path):
    more = HALF.replace("relations:", "  vans: {text: Vans would lose the kerb., prior: 0.5}\nrelations:")
    (tmp_path / half).write_text(more + "  - {premises: vans, rebuts: close}\n", encoding="utf-8")
    run = argmap("lint", half, "--ignore", "default-prior", "--ignore", "misplaced-passage")
    assert (run.code, "[advice]" in run.out) == (0, True)
    assert argmap("lint", half, "--ignore", "misplaced-passage").code == 1


def test_rules_are_chosen_left_out_and_given_other_thresholds(argmap, half):
    assert argmap("lint", half, "--rule", "hearsay", "--rule", "waiver").code == 0
    assert argmap("lint", half, "--ignore", "default-prior", "--ignore", "misplaced-passage").code == 0
    run = argmap("lint", half, "--rule", "one-voice", "--threshold", "one-voice=1")
    assert (run.code, run.err) == (0, "")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--rule", "heresay"], "argmap: unknown rule 'heresay'. Did you mean 'hearsay'?\n"),
        (["--ignore", "heresay"], "argmap: unknown rule 'heresay'. Did you mean 'hearsay'?\n"),
        (["--threshold", "heresay=1"], "argmap: unknown rule with a threshold 'heresay'. Did you mean 'hearsay'?\n"),
        (["--threshold", "hearsay=much"], None),
        (["--folder", "nowhere"], None),
    ],
)
def test_a_wrong_choice_is_a_wrong_command(argmap, half, options, message):
    run = argmap("lint", half, *options)
    assert (run.code, run.out) == (2, "")
    assert message is None or run.err == message


def test_files_are_looked_over_together_and_a_broken_one_stops_no_other(argmap, half, mill, tmp_path):
    (tmp_path / "broken.yaml").write_text("argmap: 1\ntitle: Broken\nclaims: {a: {texts: b}}\n", encoding="utf-8")
    run = argmap("lint", "broken.yaml", half, "missing.yaml", "--rule", "default-prior")
    assert run.code == 1
    assert run.out.startswith(f"{half}:{DEFAULT_PRIOR}")
    assert [line.partition(":")[0] for line in run.problems] == ["broken.yaml", "missing.yaml"]


def test_json_has_everything_for_scripts(argmap, half):
    run = argmap("lint", "--json", half, "missing.yaml")
    assert (run.code, run.err) == (1, "")
    found, missing = run.json["files"]
    assert (run.json["ok"], found["ok"], found["file"]) == (False, False, half)
    assert [(row["rule"], row["severity"], row["line"], row["column"]) for row in found["rows"]] == [
        ("default-prior", "warning", 7, 3),
        ("misplaced-passage", "error", 11, 77),
    ]
    assert set(found["rows"][0]) == {
        "rule", "severity", "about", "message", "hint", "why", "file", "line", "column", "path",
    }  # fmt: skip
    assert {"words", "waived", "skipped"} <= set(found)
    assert missing["problems"][0]["message"] == "the file is not there"


def test_markdown_has_a_heading_for_each_map(argmap, half):
    run = argmap("lint", half, "--format", "md")
    assert run.out.startswith("## maps/half.yaml\n\n2 findings")
    assert "| maps/half.yaml:7:3 | default-prior | warning |" in run.out


def test_of_a_map_from_stdin_the_folder_is_asked_for(argmap, half):
    run = argmap("lint", "-", stdin=HALF)
    assert run.out.startswith("<stdin>:7:3: default-prior: ")
    assert "Not run: missing-file, misquotation; nobody said which folder" in run.out
    assert BEYOND in argmap("lint", "-", "--folder", "maps", stdin=HALF).out


def test_json_maps_have_lines_too(argmap, half, tmp_path):
    from argmap import formats

    tree = formats.reads(HALF).document.to_tree()
    (tmp_path / "half.json").write_text(json.dumps(tree, indent=2), encoding="utf-8")
    line = next(at for at, one in enumerate((tmp_path / "half.json").read_text().splitlines(), 1) if '"close":' in one)
    assert argmap("lint", "half.json", "--rule", "default-prior").out.startswith(f"half.json:{line}:5: default-prior: ")
