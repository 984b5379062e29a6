"""`Scores.diff` and `Scores.table` in their corners, and what scores keep when a map is narrowed."""

from __future__ import annotations

import pytest

import argmap


def chain(*priors: float) -> argmap.ArgumentMap:
    b = argmap.MapBuilder("Chain")
    for place, prior in enumerate(priors):
        b.claim(f"Claim {place}.", id=f"c{place}", prior=prior)
        if place:
            b.support(f"c{place - 1}", f"c{place}", id=f"r{place}")
    return b.build()


def test_a_claim_that_only_one_side_has_comes_last_with_a_dash() -> None:
    moved = chain(0.5, 0.5).score().diff(chain(0.4, 0.5, 0.5).score())
    assert moved.column("id") == ("c0", "c1", "c2")
    assert moved.row("c2") == {"id": "c2", "before": None, "after": 0.85, "change": None, "text": "Claim 2."}
    assert str(moved).splitlines()[-1].split() == ["c2", "-", "0.850", "-", "Claim", "2."]
    gone = chain(0.4, 0.5, 0.5).score().diff(chain(0.5, 0.5).score())
    assert (gone.row("c2")["after"], gone.row("c2")["text"]) == (None, "Claim 2.")


def test_two_semantics_can_be_compared() -> None:
    m = chain(0.5, 0.5)
    moved = m.score("df_quad").diff(m.score("quadratic_energy"))
    assert moved.row("c1")["change"] == pytest.approx(0.6 - 0.75)


def test_small_changes_are_left_out_as_asked() -> None:
    m = chain(0.5, 0.5)
    before, after = m.score(), m.score(prior={"c0": 0.51})
    assert before.diff(after).column("id") == ("c0", "c1")
    assert before.diff(after, above=0.006).column("id") == ("c0",)
    assert len(before.diff(after, above=0.01 + 1e-12)) == 0


def test_equal_changes_stand_in_the_order_of_their_ids() -> None:
    b = argmap.MapBuilder("Apart")
    for name in ("b", "a", "c"):
        b.claim(f"Claim {name}.", id=name, prior=0.5)
    m = b.build()
    assert m.score().diff(m.score(prior={"a": 0.25, "b": 0.75, "c": 0.25})).column("id") == ("a", "b", "c")


def test_equal_scores_stand_in_the_order_of_their_ids() -> None:
    b = argmap.MapBuilder("Apart")
    for name in ("b", "a", "c"):
        b.claim(f"Claim {name}.", id=name, prior=0.5)
    assert b.build().score().table().column("id") == ("a", "b", "c")


@pytest.mark.parametrize(("top", "rows"), [(0, 0), (1, 1), (3, 3), (99, 3), (None, 3)])
def test_a_table_has_as_many_rows_as_asked_for(top: int | None, rows: int) -> None:
    assert len(chain(0.1, 0.2, 0.3).score().table(top=top)) == rows


def test_the_table_says_how_far_each_claim_has_moved() -> None:
    row = chain(0.5, 0.25).score().table().row("c1")
    assert row == {"id": "c1", "kind": "claim", "base": 0.25, "score": 0.625, "change": 0.375, "text": "Claim 1."}


def test_many_scores_print_a_screenful_and_say_that_there_are_more() -> None:
    shown = repr(chain(*[0.5] * 21).score()).splitlines()
    assert len(shown) == 1 + 1 + 20 + 1
    assert shown[-1] == "…"
    assert "…" not in repr(chain(*[0.5] * 20).score())


def test_scores_show_as_a_table_in_a_notebook() -> None:
    scores = chain(0.5).score()
    shown = scores._repr_html_()
    words, table = shown.split("<table", 1)
    assert "df_quad, " in words
    assert "each number is a degree" in words
    assert ">c0</td>" in table


def test_a_frame_of_scores_has_the_columns_of_the_table() -> None:
    frame = chain(0.5, 0.25).score().to_pandas()
    assert list(frame.columns) == ["kind", "base", "score", "change", "text"]
    assert frame.index.tolist() == ["c1", "c0"]


def test_a_part_keeps_forces_and_reliabilities_of_what_is_in_it() -> None:
    b = argmap.MapBuilder("Street")
    b.source("The council", id="council", reliability=0.5)
    b.source("A shopkeeper", id="shop", reliability=0.25)
    b.claim("Close.", id="close", prior=0.0)
    b.claim("Safer.", id="safer", prior=1.0, said_by="council")
    b.claim("Vans.", id="vans", prior=1.0, said_by="shop")
    b.support("safer", "close", id="safety")
    b.rebut("vans", "close", id="loss")
    m = b.build()
    part = m.score().within(m.document.subset(["close", "safer"]))
    assert dict(part.relations) == {"safety": 0.5}
    assert dict(part.sources) == {"council": 0.5}
    assert dict(part.base) == {"close": 0.0, "safer": 0.5}
    assert part["close"] == m.score()["close"]


@pytest.mark.parametrize("wrong", [3, None, ("c0",), ["c0"]])
def test_what_is_no_id_is_an_unknown_claim(wrong: object) -> None:
    with pytest.raises(argmap.UnknownIdError, match="unknown claim"):
        chain(0.5).score()[wrong]  # type: ignore[index]


def test_membership_and_get_follow_the_mapping() -> None:
    scores = chain(0.5).score()
    assert "c0" in scores
    assert "c1" not in scores
    assert scores.get("c1") is None


def test_scores_do_not_change() -> None:
    scores = chain(0.5).score()
    with pytest.raises(AttributeError):
        scores.semantics = "other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        scores.final["c0"] = 1.0  # type: ignore[index]


def test_scores_name_their_semantics_and_its_parameters() -> None:
    scores = chain(0.5).score("quadratic_energy", parameters={"p": 3})
    assert (scores.semantics, dict(scores.parameters)) == ("quadratic_energy", {"p": 3.0})
    assert scores.iterations == 0
