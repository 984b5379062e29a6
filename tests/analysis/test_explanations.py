"""Explanations: hand-worked numbers, sums, and what is said in words."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.yaml"))
BIPOLAR = [name for name in argmap.semantics_names() if not argmap.semantics.get_semantics(name).rebuttals_only]
REBUTTALS_ONLY = [name for name in argmap.semantics_names() if name not in BIPOLAR]
SUM = re.compile(r"Starts at (\d\.\d\d); (.*): (\d\.\d\d)\.$")


def mill_street(**close):
    b = argmap.MapBuilder("Mill Street", conclusion="close")
    target = b.claim("Mill Street should be closed.", id="close", **{"prior": 0.2, **close})
    injuries, duty = b.claim("Injuries fall.", id="injuries", prior=0.9), b.claim("A duty.", id="duty", prior=0.5)
    safety = b.support([injuries, duty], target, id="safety", strength=0.9)
    b.rebut(b.claim("Vans lose the kerb.", id="vans", prior=0.25), target)
    b.undercut(b.claim("New lighting.", id="lighting", prior=0.4), safety)
    return b.build()


def printed_sums(explanation):
    """Every `Starts at ...` sentence, as start, parts and score in hundredths."""
    for item in explanation.items:
        for sentence in item.sentences:
            if found := SUM.match(sentence):
                parts = [part.split()[0] for part in re.split(r"; (?=[+-]\d)", found[2])]
                yield float(found[1]), [float(part) for part in parts], float(found[3])


def test_parts_of_a_reason_and_a_rebuttal():
    """Force of safety: 0.9 (1 - 0.4) 0.9 0.5 = 0.243. Of two players each has the mean of what it adds first and last."""
    explanation = mill_street().explain()
    force, against = 0.243, 0.25
    alone, below = 0.2 + 0.8 * force, 0.2 * (1 - against)
    together = 0.2 + 0.2 * (force - against)
    assert explanation.score == pytest.approx(together)
    assert explanation.start == 0.2
    assert explanation.row("safety")["part"] == pytest.approx(((alone - 0.2) + (together - below)) / 2)
    assert explanation.row("vans.rebuts.close")["part"] == pytest.approx(((below - 0.2) + (together - alone)) / 2)
    assert explanation.row("safety")["force"] == pytest.approx(force)


def test_it_says_what_a_force_is_made_of():
    first = mill_street().explain(depth=1).items[0]
    assert first.head == "close 0.20: Mill Street should be closed."
    (sentence,) = first.sentences
    assert sentence == (
        "Starts at 0.20; -0.12 from 'vans' (vans 0.25); +0.12 from 'safety' "
        "(injuries 0.90 and duty 0.50, strength 0.90, weakened by 'lighting' 0.40): 0.20."
    )


def test_premises_and_who_undercuts_come_below():
    heads = [item.head for item in mill_street().explain(depth=2).items]
    assert [head.split(":")[0] for head in heads] == [
        "close 0.20", "vans 0.25", "injuries 0.90", "duty 0.50", "lighting 0.40"
    ]  # fmt: skip
    assert len(mill_street().explain(depth=1).items) == 1


@pytest.mark.parametrize("semantics", BIPOLAR)
@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_explanations_of_every_claim_of_every_map_add_up(path, semantics):
    a_map = argmap.load(path)
    scores = a_map.score(semantics)
    sums, told = 0, set()
    for claim in [*a_map.conclusion, *scores]:
        if claim in told:
            continue
        explanation = a_map.explain(claim, depth=1_000, semantics=semantics)
        for account in explanation.accounts:
            told.add(account.claim)
            assert account.score == scores[account.claim]
            total = account.start + sum(part.part for part in account.parts)
            assert total == pytest.approx(account.score, abs=1e-8)
        argued = [account for account in explanation.accounts if account.parts]
        for account, (start, shown, score) in zip(argued, printed_sums(explanation), strict=True):
            sums += 1
            assert f"{start + sum(shown):.2f}" == f"{score:.2f}" == f"{account.score:.2f}"
            assert f"{start:.2f}" == f"{account.start:.2f}"
            assert shown == pytest.approx([part.part for part in account.parts], abs=0.0101)
    assert told == set(scores)
    assert sums >= len({relation.target for relation in counted(a_map)}) > 0


def counted(a_map):
    return [
        relation
        for key, relation in a_map.document.relations.items()
        if key in a_map.score().relations and relation.target in a_map.score()
    ]


@pytest.mark.parametrize("semantics", REBUTTALS_ONLY)
def test_rebuttals_alone_add_up_too(semantics):
    b = argmap.MapBuilder("Rebuttals")
    claims = [b.claim(f"Claim {number}", id=f"c{number}", prior=0.1 + number / 5) for number in range(5)]
    for premise, target in [(1, 0), (2, 0), (3, 0), (4, 2), (0, 1), (0, 0)]:
        b.rebut(claims[premise], claims[target])
    a_map = b.build()
    for claim, score in a_map.score(semantics).items():
        explanation = a_map.explain(claim, depth=1, semantics=semantics)
        assert explanation.start + sum(p.part for p in explanation.accounts[0].parts) == pytest.approx(score, abs=1e-8)
        for start, shown, printed in printed_sums(explanation):
            assert f"{start + sum(shown):.2f}" == f"{printed:.2f}"


def test_a_semantics_that_does_not_keep_a_base_says_so():
    """Under `counting` what nothing attacks stands at 1."""
    b = argmap.MapBuilder("Counting", conclusion="one")
    b.rebut(b.claim("Two", id="two", prior=0.5), b.claim("One", id="one", prior=0.5))
    explanation = b.build().explain(semantics="counting")
    assert (explanation.start, explanation.score) == (1.0, pytest.approx(0.1))
    assert "does not start at its base 0.50" in str(explanation)


forces = st.lists(st.tuples(st.sampled_from(["support", "rebut"]), st.sampled_from([0.0, 0.3, 0.8, 1.0])), max_size=6)


def one_claim(reasons, prior=0.4):
    b = argmap.MapBuilder("One", conclusion="one")
    one = b.claim("One", id="one", prior=prior)
    for number, (verb, force) in enumerate(reasons):
        getattr(b, verb)(b.claim(f"Reason {number}", id=f"r{number}", prior=force), one, id=f"to{number}")
    return b.build()


@pytest.mark.parametrize("semantics", BIPOLAR)
@given(reasons=forces, prior=st.floats(0, 1))
def test_like_reasons_have_like_parts_and_idle_ones_none(semantics, reasons, prior):
    parts = {part.relation: part for part in one_claim(reasons, prior).explain(semantics=semantics).accounts[0].parts}
    by_kind = {}
    for number, reason in enumerate(reasons):
        by_kind.setdefault(reason, []).append(parts[f"to{number}"].part)
    for (verb, force), values in by_kind.items():
        assert values == pytest.approx([values[0]] * len(values), abs=1e-12)
        if force == 0.0:
            assert values == pytest.approx([0.0] * len(values), abs=1e-12)
        assert all(value >= -1e-12 if verb == "support" else value <= 1e-12 for value in values)


@pytest.mark.parametrize("semantics", BIPOLAR)
def test_many_different_reasons_are_drawn_and_still_add_up(semantics):
    reasons = [("support" if number % 3 else "rebut", 0.02 + number / 50) for number in range(24)]
    explanation = one_claim(reasons).explain(semantics=semantics)
    account = explanation.accounts[0]
    assert account.orders > 0
    assert account.start + sum(part.part for part in account.parts) == pytest.approx(account.score, abs=1e-9)
    assert "standard error" in str(explanation)
    assert max(explanation.column("error")) < 0.01


def test_many_like_reasons_are_exact():
    explanation = one_claim([("support", 0.1)] * 40 + [("rebut", 0.2)] * 40).explain(semantics="quadratic_energy")
    assert explanation.accounts[0].orders == 0
    assert explanation.row("to0")["part"] == pytest.approx(explanation.row("to39")["part"])


def test_too_many_relations_on_one_claim_are_refused():
    from argmap.analysis.explain.parts import MOST_RELATIONS

    crowd = argmap.Document.from_tree({
        "argmap": 1, "title": "Crowd", "conclusion": "one",
        "claims": {"one": "One.", **{f"r{number}": "A reason." for number in range(MOST_RELATIONS + 1)}},
        "relations": [{"premises": [f"r{number}"], "supports": "one"} for number in range(MOST_RELATIONS + 1)],
    })  # fmt: skip
    with pytest.raises(argmap.ParameterError, match="5001 relations bear on 'one'"):
        argmap.ArgumentMap(crowd).explain()


def test_what_was_told_already_is_not_told_again():
    b = argmap.MapBuilder("Ring", conclusion="one")
    one, two = b.claim("One", id="one", prior=0.6), b.claim("Two", id="two", prior=0.7)
    b.rebut(one, two)
    b.rebut(two, one)
    text = str(b.build().explain(depth=50))
    assert text.count("see above") == 1
    assert text.count("Starts at") == 2


def test_a_claim_is_told_where_it_stands_nearest():
    """`low` stands two steps down through `middle` and one step down by itself: it is told there."""
    b = argmap.MapBuilder("Diamond", conclusion="high")
    low, middle, high = (b.claim(word.title(), id=word, prior=0.5) for word in ("low", "middle", "high"))
    b.support(middle, high, strength=0.9)
    b.support(low, middle)
    b.support(low, high, strength=0.1)
    heads = [(item.depth, item.head) for item in b.build().explain(depth=3).items]
    assert heads[1:] == [(1, "middle 0.75: Middle"), (2, "low 0.50: see below."), (1, "low 0.50: Low")]


def test_a_long_chain_is_explained_to_its_end():
    number = 3_000
    document = argmap.Document.from_tree({
        "argmap": 1, "title": "Chain", "conclusion": "c0",
        "claims": {f"c{place}": "A claim." for place in range(number)},
        "relations": [{"premises": [f"c{place + 1}"], "supports": f"c{place}"} for place in range(number - 1)],
    })  # fmt: skip
    explanation = argmap.ArgumentMap(document).explain(depth=number)
    assert len(explanation.accounts) == number
    assert "(level 2999)" in str(explanation)
    assert explanation._repr_html_().count("<ul ") == explanation._repr_html_().count("</ul>")


def test_sources_say_how_they_weigh():
    b = argmap.MapBuilder("Sources", conclusion="vans")
    council = b.source("The council", id="council", reliability=0.5)
    b.claim("Vans lose the kerb.", id="vans", prior=0.8, said_by=council)
    text = " ".join(str(b.build().explain()).split())
    assert "its base 0.40 is its prior 0.80 times what its source 'council' is relied on, 0.50" in text


def test_restatements_are_named():
    b = argmap.MapBuilder("Again", conclusion="one")
    b.claim("One", id="one", prior=0.5)
    again = b.claim("One again", id="again", same_as="one")
    b.support(b.claim("Two", id="two", prior=0.5), again, id="step")
    explanation = b.build().explain("again")
    assert (explanation.target, explanation.score) == ("one", 0.75)
    text = str(explanation)
    assert "'again' restates 'one'" in text
    assert "Said again as again, which adds no weight." in text
    assert "+0.25 from 'step' (two 0.50)" in text


def test_a_held_claim_says_that_it_is_held():
    text = str(mill_street().explain(fix={"injuries": 1.0}))
    assert "Held at 1.00, whatever bears on it." in text
    assert "injuries 1.00 and duty 0.50" in text


def test_backing_and_joins_are_named():
    b = argmap.MapBuilder("Backed", conclusion="one", join="min")
    one = b.claim("One", id="one", prior=0.2)
    step = b.support([b.claim("Two", id="two"), b.claim("Three", id="three")], one, id="step", strength=0.5)
    b.support(b.claim("Four", id="four", prior=0.4), step)
    b.rebut([b.claim("Five", id="five"), b.claim("Six", id="six")], one)
    text = " ".join(str(b.build().explain(depth=1)).split())
    assert "two 0.50 and three 0.50, the weakest counts, strength 0.50, backed by 'four' 0.40" in text
    assert "'five.six.rebuts.one' (five 0.50 and six 0.50, the weakest counts)" in text


def test_hostile_text_stays_text():
    b = argmap.MapBuilder("Hostile", conclusion="one")
    b.support(b.claim("</li><script>\x1b[31m*bold*\u202e", id="two"), b.claim("<b>One\nline</b>", id="one"))
    explanation = b.build().explain()
    assert "<b>" not in explanation._repr_html_()
    assert "<script>" not in explanation._repr_html_()
    assert "\x1b" not in str(explanation)
    assert "\\*bold\\*" in explanation.to_markdown()


@pytest.mark.parametrize("depth", [0, -1, 1.5, True, "2", None])
def test_a_depth_that_is_none_is_refused(depth):
    with pytest.raises(argmap.ParameterError, match="Give a whole number from 1 on"):
        mill_street().explain(depth=depth)


def test_unknown_claims_and_missing_conclusions_are_refused():
    with pytest.raises(argmap.UnknownIdError, match="Did you mean 'close'"):
        mill_street().explain("closed")
    b = argmap.MapBuilder("None")
    b.claim("One")
    with pytest.raises(argmap.MapError, match="names no conclusion"):
        b.build().explain()
    with pytest.raises(argmap.ParameterError, match="not explained here"):
        mill_street().explain(depth=1).account("vans")


def test_a_part_of_a_map_is_explained_as_the_whole_is():
    a_map = mill_street()
    assert str(a_map.focus("close", up=0, down=0).explain()) == str(a_map.explain())


def test_it_turns_into_plain_data():
    record = mill_street().explain().to_dict()
    assert set(record) == {"words", "rows", "target", "semantics", "start", "score", "accounts"}
    assert record["accounts"][0]["parts"][1]["relation"] == "safety"
    assert record["words"][0].startswith("'close' stands at 0.20. Starts at 0.20; -0.12 from 'vans'")
