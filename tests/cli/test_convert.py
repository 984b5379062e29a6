import json

import argmap as library

CHART = "flowchart BT\n  rain[It rains.] -- 0.8 --> take[Take an umbrella.]\n  style rain fill:#f00\n"


def test_a_chart_becomes_a_map_file_and_the_other_way_round(argmap, tmp_path):
    (tmp_path / "rain.mmd").write_text(CHART)
    run = argmap("convert", "rain.mmd", "rain.yaml")
    assert (run.code, run.out) == (0, "rain.yaml\n")
    assert run.err == "rain.mmd:3: warning: styles, and what happens on a click, are not kept\n"
    assert library.load(tmp_path / "rain.yaml").relations["rain.supports.take"].strength == 0.8
    run = argmap("convert", "rain.yaml", "-", "--to", "mermaid")
    assert 'rain -->|"0.8"| take' in run.out


def test_what_is_lost_is_refused_warned_of_or_left_out(argmap, mill):
    run = argmap("convert", "mill.yaml", "mill.mmd")
    assert run.code == 1
    assert "a flowchart in Mermaid cannot say priors: " in run.err
    assert "--unsupported warn leaves it out, and says so." in run.err
    assert not (mill.parent / "mill.mmd").exists()
    run = argmap("convert", "mill.yaml", "mill.mmd", "--unsupported", "warn")
    assert run.code == 0
    assert "cannot say priors" in run.err
    run = argmap("convert", "mill.yaml", "mill.mmd", "--unsupported", "ignore", "--force")
    assert (run.code, run.err) == (0, "")


def test_a_file_that_is_there_stays(argmap, mill):
    run = argmap("convert", "mill.yaml", "mill.yaml")
    assert run.code == 1
    assert "the file is there already. --force overwrites it" in run.err


def test_options_go_to_the_format_that_takes_them(argmap, mill, tmp_path):
    (tmp_path / "plain.csv").write_text("source,target\na,b\n")
    run = argmap(
        "convert",
        "plain.csv",
        "-",
        "--option",
        "default_sign=rebuttal",
        "--to",
        "node-edge",
        "--option",
        "dialect=cytoscape",
    )
    assert json.loads(run.out)["elements"]["edges"][0]["data"]["type"] == "rebuttal"
    run = argmap("convert", "plain.csv", "-", "--to", "node-edge", "--option", "dialct=cytoscape")
    assert run.code == 2
    assert "neither format has an option 'dialct'. Did you mean 'dialect'?" in run.err


def test_json_tells_what_was_odd(argmap, tmp_path):
    (tmp_path / "rain.mmd").write_text(CHART)
    record = json.loads(argmap("convert", "rain.mmd", "out.json", "--json").out)
    assert (record["format"], record["warnings"][0]["line"]) == ("json", 3)


def test_every_command_reads_every_format(argmap, tmp_path):
    (tmp_path / "rain.mmd").write_text(CHART)
    assert argmap("check", "rain.mmd").out == "rain.mmd: 2 claims, 1 relation\n"
    assert "take" in argmap("score", "rain.mmd").out
    assert argmap("check", "-", stdin=CHART).out == "<stdin>: 2 claims, 1 relation\n"
    assert argmap("fmt", "rain.mmd").code == 1


def test_formats_are_listed(argmap):
    assert "mermaid" in argmap("formats").out
    assert {row["format"] for row in json.loads(argmap("formats", "--json").out)["formats"]} >= {"yaml", "mermaid"}
    assert argmap("formats", "--format", "md").out.startswith("Formats")
