"""`argmap fmt`, `argmap new` and `argmap schema`."""

import json
import os
import subprocess
import sys
import threading

import jsonschema
import pytest
from ruamel.yaml import YAML

UNTIDY = "# about rain\ntitle: Umbrella\nargmap: 1\nclaims: {rain: It rains.} # so far\n"


def test_fmt_lays_out_anew_and_keeps_comments(argmap, tmp_path):
    path = tmp_path / "rain.yaml"
    path.write_text(UNTIDY)
    run = argmap("fmt", "rain.yaml")
    assert (run.code, run.out, run.err) == (0, "", "rain.yaml: laid out anew\n")
    tidy = path.read_text()
    assert "# about rain" in tidy
    assert "# so far" in tidy
    assert argmap("fmt", "rain.yaml").err == ""
    assert path.read_text() == tidy


def test_fmt_check_writes_nothing(argmap, tmp_path):
    path = tmp_path / "rain.yaml"
    path.write_text(UNTIDY)
    run = argmap("fmt", "--check", "rain.yaml")
    assert (run.code, run.err) == (1, "rain.yaml: would be laid out anew\n")
    assert path.read_text() == UNTIDY
    assert argmap("fmt", "--check", "--json", "rain.yaml").json == {
        "ok": False,
        "files": [{"file": "rain.yaml", "changed": True}],
    }
    argmap("fmt", "rain.yaml")
    assert argmap("fmt", "--check", "rain.yaml").code == 0


def test_fmt_of_stdin_goes_to_stdout(argmap):
    run = argmap("fmt", "-", stdin=UNTIDY)
    assert run.code == 0
    assert "# so far" in run.out


def test_fmt_keeps_json_json(argmap, tmp_path):
    path = tmp_path / "rain.json"
    path.write_text('{"title": "Umbrella", "argmap": 1, "claims": {"rain": "It rains."}}')
    assert argmap("fmt", "rain.json").code == 0
    assert json.loads(path.read_text())["claims"] == {"rain": "It rains."}


def test_fmt_changes_no_file_when_one_is_broken(argmap, tmp_path):
    (tmp_path / "rain.yaml").write_text(UNTIDY)
    (tmp_path / "broken.yaml").write_text("{argmap: 1}")
    assert argmap("fmt", "rain.yaml", "broken.yaml").code == 1
    assert (tmp_path / "rain.yaml").read_text() == UNTIDY


def test_new_writes_a_map_that_is_sound_and_tidy(argmap, tmp_path):
    run = argmap("new")
    assert (run.code, run.out) == (0, "map.yaml\n")
    assert argmap("check", "map.yaml").code == 0
    assert argmap("score", "map.yaml").code == 0
    assert "# " in (tmp_path / "map.yaml").read_text()


def test_new_overwrites_only_by_force(argmap, tmp_path):
    (tmp_path / "mine.yaml").write_text("mine")
    run = argmap("new", "mine.yaml")
    assert run.code == 1
    assert "--force" in run.err
    assert (tmp_path / "mine.yaml").read_text() == "mine"
    assert argmap("new", "mine.yaml", "--force", "--json").json == {
        "output": "mine.yaml",
        "schema": "argmap.schema.json",
    }
    assert (tmp_path / "mine.yaml").read_text() != "mine"


def test_new_writes_the_schema_that_the_map_names(argmap, tmp_path):
    (tmp_path / "sub").mkdir()
    run = argmap("new", "sub/mine.yaml")
    assert run.err.startswith("sub/argmap.schema.json: the schema")
    first = (tmp_path / "sub/mine.yaml").read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=argmap.schema.json"
    beside = tmp_path / "sub/argmap.schema.json"
    assert beside.read_text() == argmap("schema").out
    assert argmap("new", "sub/other.yaml").err == ""  # the same schema serves
    argmap("fmt", "sub/mine.yaml")
    assert (tmp_path / "sub/mine.yaml").read_text().splitlines()[0] == first
    beside.write_text("{}")
    assert "stays" in argmap("new", "sub/third.yaml").err
    assert beside.read_text() == "{}"


def test_new_without_a_schema(argmap, tmp_path):
    assert argmap("new", "mine.yaml", "--no-schema", "--json").json == {"output": "mine.yaml"}
    assert "$schema" not in (tmp_path / "mine.yaml").read_text()
    assert [one.name for one in tmp_path.iterdir()] == ["mine.yaml"]


def test_new_writes_yaml_under_no_other_name(argmap, tmp_path):
    for name in ("map.json", "map.toml"):
        run = argmap("new", name)
        assert (run.code, run.err) == (2, f"argmap: {name} would hold YAML. Let its name end in .yaml.\n")
        assert not (tmp_path / name).exists()
    assert argmap("new", "map.yml").code == argmap("new", "map").code == 0


@pytest.mark.parametrize("title", ["Plain", 'Say "no": # {x}', "Zeile\nzwei", "\x1b[31m", "日本 🌂", "TITLE", "null"])
def test_new_takes_any_title(argmap, tmp_path, title):
    assert argmap("new", "t.yaml", "--title", title).code == 0
    assert YAML(typ="safe").load((tmp_path / "t.yaml").read_text())["title"] == title


@pytest.mark.parametrize("target", ["no/such/folder/map.yaml", ".", "a\x00b"])
def test_new_says_what_cannot_be_written(argmap, target):
    for force in ([], ["--force"]):
        run = argmap("new", target, *force)
        assert (run.code, run.out) == (1, "")
        assert len(run.err.splitlines()) == 1


def test_schema_accepts_the_starter_map_and_refuses_a_wrong_one(argmap):
    schema = json.loads(argmap("schema").out)
    starter = YAML(typ="safe").load(argmap("new", "-").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(starter, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**starter, "claims": {"a": {"text": "A", "prior": 2}}}, schema)


CRAMPED = """
import resource, sys
from argmap.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))  # as a disk that is nearly full
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("options", [[], ["--force"]])
def test_new_on_a_full_disk_leaves_nothing_behind(tmp_path, options):
    done = subprocess.run(
        [sys.executable, "-c", CRAMPED, "new", *options], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, "map.yaml: the file cannot be written: File too large\n")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_and_a_loop_of_links_stay(argmap, tmp_path):
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    assert argmap("new", "loop.yaml").code == 1
    assert "Too many levels of symbolic links" in argmap("new", "loop.yaml", "--force").err
    assert "Too many levels of symbolic links" in argmap("check", "loop.yaml").err
    assert (tmp_path / "loop.yaml").is_symlink()


def test_fmt_refuses_what_gives_its_text_once(argmap, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_text, args=(UNTIDY,), daemon=True)
    writer.start()
    run = argmap("fmt", "pipe")
    assert (run.code, run.err) == (
        1,
        "pipe: a device or a pipe cannot be laid out anew. Name it - to have it on stdout.\n",
    )
