"""`argmap diff`, `merge` and `agreement`."""

import pytest

from tests.cli.conftest import MILL


@pytest.fixture(name="later")
def _later(tmp_path):
    text = MILL.replace("prior: 0.9", "prior: 0.5").replace(
        "  vans: {text: Vans would lose", "  lorries: {text: Vans would now lose"
    )
    (tmp_path / "later.yaml").write_text(text.replace("premises: [vans]", "premises: [lorries]"))
    return "later.yaml"


def test_diff_tells_the_edits(argmap, mill, later):
    run = argmap("diff", "mill.yaml", later)
    assert run.code == 0
    assert run.err == "perhaps the same (0.92): vans in A is lorries in B; give both one id\n"
    assert "prior: 0.9 → 0.5" in run.out
    assert argmap("diff", "mill.yaml", later, "--json").err == ""
    rows = argmap("diff", "mill.yaml", later, "--json").json["rows"]
    assert {row["id"]: row["edit"] for row in rows} == {
        "injuries": "re-weighted", "vans": "removed", "lorries": "added", "deliveries": "re-attached",
    }  # fmt: skip


def test_merge_proposes_and_writes_nothing_unless_told(argmap, mill, later, tmp_path):
    before = sorted(tmp_path.iterdir())
    run = argmap("merge", "mill.yaml", later)
    assert run.code == 0
    assert sorted(tmp_path.iterdir()) == before
    assert "conflict: prior" in run.out
    assert "--same vans=lorries" in run.err


def test_merge_writes_a_sound_map(argmap, mill, later):
    run = argmap("merge", "mill.yaml", later, "--same", "vans=lorries", "--prefer", "b", "-o", "both.yaml")
    assert run.code == 0
    assert run.out.endswith("both.yaml\n")
    assert argmap("check", "both.yaml").code == 0
    scores = {row["id"]: row["score"] for row in argmap("score", "both.yaml", "--json").json["claims"]}
    assert scores["injuries"] == 0.5
    assert "lorries" not in scores


def test_merge_leaves_a_file_that_is_there(argmap, mill, later):
    for name in ("mill.yaml", "later.yaml"):
        run = argmap("merge", "mill.yaml", later, "-o", name)
        assert run.code == 1
        assert "--force overwrites it" in run.err
    assert mill.read_text() == MILL
    assert argmap("merge", "mill.yaml", later, "-o", "later.yaml", "--force").code == 0


def test_a_merged_map_goes_to_stdout_and_the_report_to_stderr(argmap, mill, later):
    run = argmap("merge", "mill.yaml", later, "-o", "-")
    assert run.out.startswith("argmap: 1\n")
    assert "conflict" in run.err
    assert argmap("merge", "mill.yaml", later, "-o", "-", "--json").code == 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--same", "vans"], "--same takes id=id"),
        (["--same", "vens=lorries"], "Did you mean 'vans'?"),
        (["-o", "both.odd"], "no format has files that end in '.odd'"),
    ],
)
def test_what_cannot_be_merged_so_is_refused(argmap, mill, later, options, message):
    run = argmap("merge", "mill.yaml", later, *options)
    assert run.code in {1, 2}
    assert message in run.err


def test_agreement_tells_a_teacher(argmap, mill, later):
    run = argmap("agreement", later, "mill.yaml")
    assert run.code == 0
    assert "of the model's 5 claims" in run.out
    assert "perhaps the same" in run.err
    assert "--same lorries=vans" in run.err
    assert argmap("agreement", later, "mill.yaml", "--same", "lorries=vans", "--json").json["missing"] == []


def test_stdin_holds_one_map(argmap, mill):
    run = argmap("diff", "-", "-", stdin=MILL)
    assert run.code == 2
    assert "stdin holds one map" in run.err
    assert argmap("diff", "mill.yaml", "-", stdin=MILL).out == "The two maps say the same.\n"


def test_merge_tells_which_scores_moved_and_why(argmap, mill, later):
    run = argmap("merge", "mill.yaml", later)
    assert "Scores that are not what they were:" in run.out
    rows = argmap("merge", "mill.yaml", later, "--json", "--semantics", "quadratic_energy").json["moved"]
    (row,) = [row for row in rows if row["id"] == "injuries"]
    assert (row["map"], row["before"], row["merged"], row["why"]) == ("b", 0.5, 0.9, "prior of 'injuries' 0.5 → 0.9")


def test_agreement_of_a_class_gives_a_table_csv_and_feedback(argmap, mill, tmp_path):
    for name in ("ann", "ben"):
        (tmp_path / f"{name}.yaml").write_bytes(mill.read_bytes())
    run = argmap("agreement", "ann.yaml", "ben.yaml", "mill.yaml", "--alike", "0.7", "--feedback", "told")
    assert (run.code, run.err) == (0, "feedback: told, 2 files\n")
    assert "2 maps beside a model of 5 claims." in run.out
    assert (tmp_path / "told" / "ben.md").read_text(encoding="utf-8").startswith("# ben\n")
    assert argmap("agreement", "ann.yaml", "ben.yaml", "mill.yaml", "--format", "csv").out.startswith("student,claims,")
    assert "already" in argmap("agreement", "ann.yaml", "ben.yaml", "mill.yaml", "--feedback", "told").err
    assert argmap("agreement", "mill.yaml").code == 2
    assert argmap("agreement", "ann.yaml", "ben.yaml", "mill.yaml", "--same", "a=b").code == 2


def test_every_answer_is_printed_as_csv_and_json(argmap, mill):
    assert argmap("cruxes", "mill.yaml", "--format", "csv").out.splitlines()[0].startswith("id,swing,")
    assert argmap("score", "mill.yaml", "--format", "csv").out.startswith("id,kind,base,score")
    assert argmap("cruxes", "mill.yaml", "--format", "json").json == argmap("cruxes", "mill.yaml", "--json").json
    assert argmap("lint", "mill.yaml", "--format", "csv").out.startswith("file,")
    assert argmap("formats", "--format", "csv").out.startswith("format,")


def test_merge_prints_its_answer_for_programs_whichever_way_that_is_said(argmap, mill, later):
    assert (
        argmap("merge", later, "mill.yaml", "--format", "json").json
        == argmap("merge", later, "mill.yaml", "--json").json
    )
    run = argmap("merge", later, "mill.yaml", "--format", "csv", "-o", "both.yaml")
    assert run.code == 0
    assert run.out.startswith("a,b,what,likeness,")
    assert "both.yaml" not in run.out
