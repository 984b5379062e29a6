"""`argmap render` and `argmap outline`."""

import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(("suffix", "start"), [("svg", b"<"), ("png", b"\x89PNG")])
def test_the_suffix_says_what_is_drawn(argmap, mill, tmp_path, suffix, start):
    run = argmap("render", "mill.yaml", "-o", f"out.{suffix}")
    assert (run.code, run.out, run.err) == (0, f"out.{suffix}\n", "")
    assert (tmp_path / f"out.{suffix}").read_bytes().startswith(start)


def test_a_picture_is_named_after_its_map(argmap, mill, tmp_path):
    run = argmap("render", "mill.yaml")
    assert run.out == "mill.svg\n"
    assert (tmp_path / "mill.svg").stat().st_size > 1000


def test_dot_text_goes_to_stdout(argmap, mill, tmp_path):
    run = argmap("render", "mill.yaml", "-o", "-", "--format", "dot")
    assert run.code == 0
    assert run.out.startswith("digraph argmap {")


def test_json_says_where_the_picture_is(argmap, mill, tmp_path):
    run = argmap("render", "mill.yaml", "-o", "out.svg", "--json")
    size = (tmp_path / "out.svg").stat().st_size
    assert run.json == {"file": "mill.yaml", "output": "out.svg", "format": "svg", "bytes": size}


def test_views_show_a_part(argmap, mill):
    whole = argmap("render", "mill.yaml", "-o", "-", "--format", "dot").out
    focus = argmap(
        "render", "mill.yaml", "-o", "-", "--format", "dot", "--focus", "vans", "--up", "1", "--down", "0"
    ).out
    tagged = argmap("render", "mill.yaml", "-o", "-", "--format", "dot", "--tag", "safety").out
    assert "kerb" in whole
    assert "injuries" in whole
    assert "kerb" in focus
    assert "injuries" not in focus
    assert "injuries" in tagged
    assert "kerb" not in tagged


def test_scores_and_theme_can_be_chosen(argmap, mill):
    dot = ("render", "mill.yaml", "-o", "-", "--format", "dot")
    plain = argmap(*dot).out
    assert argmap(*dot, "--theme", "dark").out != plain
    assert argmap(*dot, "--no-scores").out != plain
    assert argmap(*dot, "--fix", "vans=1").out != plain


def test_layout_and_width_can_be_chosen(argmap, mill, monkeypatch):
    svg, dot = (("render", "mill.yaml", "-o", "-", "--format", kind) for kind in ("svg", "dot"))
    assert argmap(*svg, "--width", "300").out != argmap(*svg).out
    assert "nop2" in argmap(*dot).out
    assert "nop2" not in argmap(*dot, "--layout", "dot").out
    monkeypatch.setenv("ARGMAP_LAYOUT", "no-such-program")
    run = argmap(*svg, "--layout", "dot")
    assert run.code == 1
    assert "no-such-program" in run.err


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (["-o", "out.gif"], 2, "gif"),
        (["-o", "no/such/folder/out.svg"], 1, "no/such/folder/out.svg"),
        (["-o", "."], 1, "."),
        (["-o", "mill.yaml", "--format", "svg"], 2, "is the map itself"),
        (["-o", "-", "--json"], 2, "--json"),
        (["--focus", "clos"], 2, "Did you mean 'close'?"),
        (["--focus", "close", "--up", "-1"], 2, "--up"),
        (["--tag", "saftey"], 2, "Did you mean 'safety'?"),
        (["--theme", "sepia"], 2, "sepia"),
        (["--layout", "circo"], 2, "circo"),
        (["--width", "3"], 2, "width"),
        (["--semantics", "nope"], 2, "nope"),
    ],
)
def test_what_cannot_be_drawn_is_said(argmap, mill, options, code, message):
    before = mill.read_bytes()
    run = argmap("render", "mill.yaml", *options)
    assert (run.code, run.out) == (code, "")
    assert message in run.err
    assert mill.read_bytes() == before


def test_the_outline_follows_the_argument(argmap, mill):
    run = argmap("outline", "mill.yaml")
    assert run.code == 0
    assert run.out.index("should be closed.") < run.out.index("cut injuries") < run.out.index("lose the kerb")
    assert run.out.endswith("\n")


def test_the_outline_can_be_markdown(argmap, mill):
    told = argmap("outline", "mill.yaml", "--format", "md").out
    assert told.startswith("# Should Mill Street be closed?\n\n## Conclusion\n\n* \\[close\\] claim, score ")
    assert "\n  * supported by (both needed" in told


def test_the_outline_shows_a_part(argmap, mill):
    assert "kerb" not in argmap("outline", "mill.yaml", "--tag", "safety").out
    assert argmap("outline", "mill.yaml", "--no-scores").out != argmap("outline", "mill.yaml").out


@pytest.mark.parametrize("command", ["score", "outline", "check"])
def test_text_from_a_map_cannot_steer_a_terminal_or_become_markup(argmap, tmp_path, command):
    title = r'"[bold red]T[/] \e[2J\u202e :smile:"'
    claim = r'"[link=http://x]C[/link] \e]0;x\a [/nothing]"'
    (tmp_path / "hostile.yaml").write_text(f"{{argmap: 1, title: {title}, claims: {{a: {claim}}}}}")
    run = argmap(command, "hostile.yaml")
    assert run.code == 0
    assert not set("\x1b\x07\u202e") & set(run.out + run.err)
    if command != "check":
        assert "[link=http://x]C[/link]" in run.out
    if command == "score":
        assert "[bold red]T[/]" in run.out
        assert ":smile:" in run.out


def test_hostile_ids_in_messages_cannot_steer_a_terminal(argmap, tmp_path):
    (tmp_path / "hostile.yaml").write_text(r'{argmap: 1, title: T, claims: {a: A}, "\e[31mred": 1}')
    run = argmap("check", "hostile.yaml")
    assert run.code == 1
    assert "\x1b" not in run.err


def test_a_terminal_that_knows_few_letters_gets_the_others_spelled_out(argmap, tmp_path, monkeypatch):
    import io

    (tmp_path / "one.yaml").write_text("{argmap: 1, title: Été 日本, claims: {a: Ça}}", encoding="utf-8")
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert argmap("outline", "one.yaml").code == 0
    assert rb"\xc7a" in narrow.buffer.getvalue()


@pytest.fixture
def crowd(tmp_path):
    claims = ", ".join(f"c{number}: Claim {number}." for number in range(401))
    path = tmp_path / "crowd.yaml"
    path.write_text(f"{{argmap: 1, title: Crowd, claims: {{{claims}}}}}")
    return path


def test_a_picture_that_nobody_could_read_is_refused_with_advice(argmap, crowd):
    run = argmap("render", "crowd.yaml")
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("crowd.yaml: 401 claims are too many for one picture.")
    for way_out in ("--focus", "--tag", "argmap outline", "--whole"):
        assert way_out in run.err
    assert argmap("render", "crowd.yaml", "-o", "-", "--format", "dot").code == 0


def test_a_user_may_insist_on_a_large_picture(argmap, crowd, tmp_path):
    assert argmap("render", "crowd.yaml", "--whole", "--no-scores").code == 0
    assert (tmp_path / "crowd.svg").read_text(encoding="utf-8").count("Claim ") >= 401


def test_the_outline_is_as_wide_as_the_terminal(argmap, mill, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    assert max(len(line) for line in argmap("outline", "mill.yaml").out.splitlines()) <= 60


def test_a_picture_goes_into_a_device_and_leaves_it_one(argmap, mill):
    assert argmap("render", mill, "-o", "/dev/null").code == 0
    assert not Path("/dev/null").is_file()
    run = argmap("render", mill, "-o", "/dev/full", "--format", "svg")
    assert (run.code, run.err) == (1, "/dev/full: the file cannot be written: No space left on device\n")


def test_a_picture_over_the_map_by_another_name_is_refused(argmap, mill, tmp_path):
    (tmp_path / "other.svg").symlink_to(mill)
    before = mill.read_text()
    assert argmap("render", mill, "-o", "other.svg").code == 2
    assert argmap("render", mill, "-o", "loop\0.svg").code == 1
    assert mill.read_text() == before


def test_groups_and_an_overview_are_drawn(argmap, mill, tmp_path):
    for more in ([], ["--overview"]):
        assert argmap("render", "mill.yaml", "-o", "out.svg", "--group-by", "sources", *more).code == 0
        assert ("within" in (tmp_path / "out.svg").read_text()) is bool(more)
