"""`argmap score`."""

import pytest


def test_the_table_shows_every_claim(argmap, mill):
    run = argmap("score", "mill.yaml")
    assert (run.code, run.err) == (0, "")
    assert "Should Mill Street be closed?" in run.out
    assert "df_quad" in run.out
    assert "not probabilities" in run.out
    rows = {line.split()[0]: line for line in run.out.splitlines()[3:]}
    assert set(rows) == {"close", "injuries", "duty", "vans"}
    # 0.5 believed at 0.5; support 0.9 * 0.9 * 0.5; 0.2 + 0.8 * (0.405 - 0.25)
    assert rows["vans"].split()[1:4] == ["0.25", "0.25", "+0.00"]
    assert rows["close"].split()[1:4] == ["0.20", "0.32", "+0.12"]


def test_json_has_a_shape_that_stays(argmap, mill):
    run = argmap("score", "mill.yaml", "--json")
    assert run.code == 0
    assert set(run.json) >= {
        "file", "title", "conclusion", "semantics", "parameters", "kind", "converged", "iterations", "residual",
        "components", "claims", "relations", "sources",
    }  # fmt: skip
    close = next(claim for claim in run.json["claims"] if claim["id"] == "close")
    assert close["score"] == pytest.approx(0.2 + 0.8 * (0.405 - 0.25))
    assert close["change"] == pytest.approx(close["score"] - close["base"])
    assert run.json["relations"] == {"safety": pytest.approx(0.405), "deliveries": pytest.approx(0.25)}
    assert run.json["sources"] == {"shopkeeper": 0.5}
    assert run.json["conclusion"] == ["close"]


def test_top_shows_the_best_supported(argmap, mill):
    run = argmap("score", "mill.yaml", "--top", "2", "--json")
    assert [claim["id"] for claim in run.json["claims"]] == ["injuries", "duty"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--fix", "duty=0"], 0.2 - 0.2 * 0.25),
        (["--prior", "vans=0"], 0.2 + 0.8 * 0.405),
        (["--strength", "safety=0"], 0.2 - 0.2 * 0.25),
        (["--reliability", "shopkeeper=0"], 0.2 + 0.8 * 0.405),
        (["--min-reliability", "0.6"], 0.2 + 0.8 * 0.405),
        (["--join", "min"], 0.2 + 0.8 * (0.45 - 0.25)),
        (["--fix", "duty=0", "--fix", "vans=1"], 0.0),
    ],
)
def test_options_ask_what_if(argmap, mill, options, expected):
    run = argmap("score", "mill.yaml", "--json", *options)
    scores = {claim["id"]: claim["score"] for claim in run.json["claims"]}
    assert scores["close"] == pytest.approx(expected)


def test_a_semantics_has_parameters(argmap, tmp_path):
    (tmp_path / "one.yaml").write_text(
        "{argmap: 1, title: One, claims: {a: {text: A, prior: 1}, b: {text: B, prior: 1}}, "
        "relations: [{premises: [a], rebuts: b}]}"
    )
    run = argmap("score", "one.yaml", "--semantics", "counting", "--parameter", "alpha=0.5", "--json")
    assert run.json["parameters"] == {"alpha": 0.5}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--fix", "dutty=0"], "Did you mean 'duty'?"),
        (["--prior", "vens=0"], "Did you mean 'vans'?"),
        (["--strength", "safty=0"], "Did you mean 'safety'?"),
        (["--fix", "why_now=1"], "why_now"),
        (["--fix", "duty=2"], "duty"),
        (["--fix", "duty=nan"], "duty"),
        (["--fix", "duty"], "--fix takes id=number"),
        (["--fix", "duty=high"], "'high' is not a number"),
        (["--fix", "duty=0", "--fix", "duty=1"], "twice"),
        (["--semantics", "df_quod"], "Did you mean 'df_quad'?"),
        (["--semantics", "h_categoriser"], "supports"),
        (["--parameter", "alpha=0.5"], "alpha"),
        (["--parameter", "alpha"], "--parameter takes name=value, such as --parameter alpha=0.9, not 'alpha'"),
        (["--as-of", "yesterday"], "yesterday"),
        (["--min-reliability", "2"], "--min-reliability"),
        (["--join", "sum"], "sum"),
        (["--top", "0"], "--top"),
        (["--nonsense"], "--nonsense"),
        (["other.yaml"], "other.yaml"),
    ],
)
def test_a_wrong_command_exits_with_2(argmap, mill, options, message):
    run = argmap("score", "mill.yaml", *options)
    assert (run.code, run.out) == (2, "")
    assert message in run.err


def test_scores_that_do_not_settle_are_shown_and_exit_with_1(argmap, ring, monkeypatch):
    # The solver finds a fixed point of this ring in the end; take that away to see what a user would.
    from argmap.map import ArgumentMap

    settled = ArgumentMap.score

    def unsettled(self, *arguments, **options):
        import dataclasses

        return dataclasses.replace(settled(self, *arguments, **options), converged=False, residual=0.5)

    monkeypatch.setattr(ArgumentMap, "score", unsettled)
    run = argmap("score", "ring.yaml")
    assert run.code == 1
    assert "g0m0" in run.out
    assert "did not settle" in run.out
    assert run.err.startswith("ring.yaml: the scores did not settle")


def test_a_ring_reports_its_component(argmap, ring):
    run = argmap("score", "ring.yaml", "--json")
    assert run.code == 0
    (component,) = run.json["components"]
    assert component["size"] == 15
    assert component["method"] != "iteration"
    assert len(component["oscillating"]) == 15
    assert component["stable"] is False
    assert "15 of the scores hang on each other in circles" in run.err


def test_a_narrow_terminal_keeps_ids_and_scores(argmap, mill, monkeypatch):
    monkeypatch.setenv("COLUMNS", "30")
    run = argmap("score", "mill.yaml")
    assert max(len(line) for line in run.out.splitlines()[2:]) <= 30
    assert "injuries  0.90" in " ".join(run.out.split("\n")).replace("   ", "  ")


def test_a_line_holds_one_claim_where_no_terminal_is(argmap, mill):
    run = argmap("score", "mill.yaml")
    assert len(run.out.splitlines()) == 3 + 4
    assert "\x1b" not in run.out


def test_bold_marks_the_conclusion_on_a_terminal_and_colour_is_never_used(argmap, mill, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    run = argmap("score", "mill.yaml")
    assert "\x1b[1mclose" in run.out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in argmap("score", "mill.yaml").out


@pytest.mark.parametrize("columns", [24, 60, 70, 100, 200])
def test_long_ids_leave_the_numbers_whole(argmap, tmp_path, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    claims = {"a" * 90: "A claim with a sentence of its own. " * 5, "b": "Another."}
    listed = ", ".join(f'{key}: "{text}"' for key, text in claims.items())
    (tmp_path / "long.yaml").write_text(f"{{argmap: 1, title: Long, claims: {{{listed}}}}}")
    run = argmap("score", "long.yaml")
    table = run.out[run.out.index("\nid") + 1 :].splitlines()
    assert all(len(line) <= columns for line in table)
    assert "score" in table[0]
    first = table[1].split()
    assert set(first[0]) == {"a"}
    assert first[1:4] == ["0.50", "0.50", "+0.00"] if columns >= 60 else first[1:] == ["0.50"]
    folded = "".join(line.split()[0] for line in table[1:])
    assert folded == "a" * 90 + "b"


def test_scores_as_markdown(argmap, tmp_path):
    (tmp_path / "one.yaml").write_text('{argmap: 1, title: "<b>One</b>", claims: {a: "A | B"}}')
    run = argmap("score", "one.yaml", "--format", "md")
    assert (run.code, run.err) == (0, "")
    title, heading, *table = (line for line in run.out.splitlines() if line)
    assert title == r"## \<b>One\</b>"
    assert heading.startswith("1 claim, scored by df")
    assert table == [
        "| id | kind | base | score | change | text |",
        "|---|---|---:|---:|---:|---|",
        r"| a | claim | 0.50 | 0.50 | +0.00 | A \| B |",
    ]


@pytest.mark.parametrize("columns", ["999999999", "9" * 5000, "-5", "0", "wide", "", "1001", "1"])
@pytest.mark.parametrize("command", [["score", "mill.yaml"], ["outline", "mill.yaml"], ["score", "--help"]])
def test_a_width_that_no_terminal_has_fills_no_memory(argmap, mill, monkeypatch, columns, command):
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("TERMINAL_WIDTH", "80")
    run = argmap(*command)
    assert run.code == 0
    assert 0 < max(map(len, run.out.splitlines())) <= 1000
