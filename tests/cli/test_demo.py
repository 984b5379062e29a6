"""`argmap demo` and `argmap maps`: the maps that come with argmap, shown and handed out."""

import webbrowser

import pytest

from argmap.files import shipped


def test_the_demo_fits_a_screen_and_leaves_a_page_and_two_pictures(argmap, tmp_path, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    opened = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    run = argmap("demo", "shown")
    lines = run.out.splitlines()
    assert (run.code, run.err) == (0, "")
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 100
    assert lines[1].startswith("The conclusion, ")
    assert any(line.startswith("p5_net_gain  ") and "|" in line for line in lines)
    for line, suffix in zip(lines[-3:], (".html", ".svg", ".png"), strict=True):
        file = tmp_path / line.rpartition(": ")[2].strip()
        assert file.suffix == suffix
        assert file.stat().st_size > 1000
    assert opened == [(tmp_path / "shown" / "strategy.html").as_uri()]


def test_the_demo_says_where_it_cannot_write(argmap, tmp_path):
    (tmp_path / "taken").write_text("")
    run = argmap("demo", "taken", "--no-open")
    assert run.code == 1
    assert "taken: the folder cannot be made" in run.err


def test_maps_are_listed_and_written_out(argmap, tmp_path):
    names = [one["name"] for one in argmap("maps", "--json").json]
    assert names == list(shipped())
    assert "umbrella" in argmap("maps").out
    assert argmap("maps", "umbrella").out == shipped()["umbrella"].read_text(encoding="utf-8")
    assert argmap("maps", "umbrella", "-o", "mine.yaml").out == "mine.yaml\n"
    assert argmap("check", "mine.yaml").code == 0
    assert "already" in argmap("maps", "umbrella", "-o", "mine.yaml").err


@pytest.mark.parametrize(("name", "hint"), [("umbrela", "Did you mean 'umbrella'?"), ("x", "umbrella")])
def test_a_map_that_is_not_there_is_told(argmap, name, hint):
    run = argmap("maps", name)
    assert run.code in {1, 2}
    assert hint in run.err
