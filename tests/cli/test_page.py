"""`argmap page`."""

import dataclasses

import argmap as library


def test_a_page_is_named_after_its_map(argmap, mill, tmp_path):
    run = argmap("page", "mill.yaml")
    assert (run.code, run.out, run.err) == (0, "mill.html\n", "")
    assert (tmp_path / "mill.html").read_text(encoding="utf-8") == library.load("mill.yaml").to_html()


def test_a_page_goes_to_stdout_and_a_map_comes_from_stdin(argmap, mill):
    run = argmap("page", "-", "-o", "-", stdin=mill.read_text(encoding="utf-8"))
    assert run.code == 0
    assert run.out.startswith("<!doctype html>")


def test_json_says_where_the_page_is(argmap, mill, tmp_path):
    run = argmap("page", mill, "-o", "out.html", "--json")
    assert run.json["bytes"] == (tmp_path / "out.html").stat().st_size
    assert argmap("page", mill, "-o", "-", "--json").code == 2


def test_a_part_a_rule_and_readers_can_be_chosen(argmap, mill, tmp_path):
    (tmp_path / "ann.yaml").write_text("argmap-credences: 1\nname: Ann\npriors: {vans: 0.9}\n", encoding="utf-8")
    run = argmap("page", mill, "-o", "-", "--focus", "vans", "--semantics", "mlp", "--reader", "ann.yaml")
    assert '"rule":"mlp"' in run.out
    assert '"readers":[{"name":"Ann","prior":{"vans":0.9}}]' in run.out
    assert "A closure would cut injuries" not in run.out


def test_what_cannot_be_is_said(argmap, mill, tmp_path):
    assert argmap("page", mill, "-o", mill).code == 2
    assert argmap("page", mill, "--reader", "nowhere.yaml").code == 1
    assert "knows rebuttals only" in argmap("page", mill, "--semantics", "counting").err
    assert "cannot be written" in argmap("page", mill, "-o", "no/such/folder.html").err
    assert not (tmp_path / "mill.html").exists()


def test_a_large_map_is_refused_until_one_insists(argmap, tmp_path):
    claims = "\n".join(f"  c{place}: A claim" for place in range(2001))
    (tmp_path / "crowd.yaml").write_text(f"argmap: 1\ntitle: Crowd\nclaims:\n{claims}\n", encoding="utf-8")
    run = argmap("page", "crowd.yaml")
    assert run.code == 1
    assert "--whole" in run.err


def test_what_did_not_settle_is_said(argmap, ring, monkeypatch):
    # The solver finds a fixed point of this ring in the end; take that away to see what a user would.
    settled = library.ArgumentMap.score

    def unsettled(self, *arguments, **options):
        return dataclasses.replace(settled(self, *arguments, **options), converged=False, residual=0.5)

    monkeypatch.setattr(library.ArgumentMap, "score", unsettled)
    run = argmap("page", ring)
    assert run.code == 1
    assert "the scores in this page did not settle" in run.err
