"""What is told of chances from-to: by tables, sentences and pictures."""

import argmap
from argmap.semantics import PROBABILITY

PASCAL = "maps/pascals-wager.yaml"


def scored(**asked):
    m = argmap.load(PASCAL)
    return m, m.score(PROBABILITY, circles="undecided", samples=20_000, **asked)


def test_tables_have_both_ends_and_what_is_between():
    m, scores = scored()
    table = scores.table()
    assert [column.name for column in table.columns] == [
        "id", "kind", "base", "low", "high", "error", "undecided", "text",
    ]  # fmt: skip
    row = next(row for row in table if row["id"] == "bet_on_god")
    assert (row["low"], row["high"]) == (scores["bet_on_god"], scores.high["bet_on_god"])
    assert row["undecided"] == row["high"] - row["low"] > 0.1
    assert "bet_on_god and bet_on_rival bear on each other" in str(scores)
    assert "at least and at most" in str(scores)
    assert scores.components[0].method == "undecided"
    assert scores.components[0].members == ("bet_on_god", "bet_on_rival")
    seen = m.network.focus("bet_on_god", scores=m.network.score(PROBABILITY, circles="undecided")).score(PROBABILITY)
    assert seen.high["bet_on_god"] > seen["bet_on_god"] + 0.1
    assert "bear on each other" in str(seen)
    part = scores.within(m.focus("bet_on_god", up=0, down=1).document)
    assert set(part.high) >= set(part) >= {"bet_on_god", "bet_on_rival"}
    assert scores.to_dict()["rows"][0].keys() >= {"low", "high"}
    assert {"low", "high"} <= set(scores.to_pandas())


def test_a_difference_tells_of_both_ends():
    _, before = scored()
    _, after = scored(fix={"same_reasoning": 0.0})
    row = next(row for row in before.diff(after) if row["id"] == "bet_on_god")
    assert row["change"] == after["bet_on_god"] - before["bet_on_god"]
    assert row["high after"] == after.high["bet_on_god"]
    held = argmap.load(PASCAL).score(PROBABILITY, fix={"bet_on_god": 1.0, "practise": 0.6}, samples=20_000)
    row = next(row for row in before.diff(held) if row["id"] == "bet_on_god")
    assert (row["high before"], row["high after"]) == (before.high["bet_on_god"], 1.0)


def test_pictures_and_outlines_say_from_to():
    m, scores = scored()
    span = f"{scores['bet_on_god']:.2f}–{scores.high['bet_on_god']:.2f}"
    assert f"[bet_on_god] claim, score {span}, 0.30 before any argument" in m.outline(scores)
    assert f"force {scores.relations['rival_against_god']:.2f}–" in m.outline(scores)
    drawn = m.render(scores=scores).decode()
    assert f">{span}</text>" in drawn
    assert "lighter, what circles leave undecided" in drawn
    assert drawn.count('fill-opacity=".4"') >= 2
    assert f"score {span}." in drawn  # of the conclusion, for those who cannot see it
    plain = m.render(scores=m.score()).decode()
    assert "lighter" not in plain
    assert "fill-opacity" not in plain
    assert span in m.to_dot(scores)
    assert "#8e98a2" in m.to_dot(scores)
    assert f"{span} | 0." in m.render(scores=scores, beside=m.score()).decode()
