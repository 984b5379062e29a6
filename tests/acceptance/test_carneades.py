"""The labelling of Carneades: issues, proof standards, ties, undercuts, weights."""

import pytest

from argmap import ArgumentMap, MapError, UnreadWarning, loads
from tests.acceptance.random_maps import random_map


def labels(claims, relations, *, asserted="leaves", meta="{}"):
    m = loads(f"{{argmap: 1, title: T, meta: {meta}, claims: {{{claims}}}, relations: [{relations}]}}")
    return m.accept(semantics="carneades", asserted=asserted)


PRO_AND_CON = "a: A., b: B., c: C."


@pytest.mark.parametrize(
    ("standard", "pro", "con", "label"),
    [
        ("PE", 0.6, 0.5, "in"), ("PE", 0.5, 0.6, "out"), ("PE", 0.5, 0.5, "out"), ("PE", 0.5, 0.0, "in"),
        ("CCE", 0.9, 0.5, "out"), ("CCE", 0.9, 0.3, "in"), ("CCE", 0.5, 0.0, "out"), ("BRD", 0.9, 0.35, "out"),
        ("BRD", 0.9, 0.2, "in"), ("BRD", 1.0, 0.3, "out"),
    ],
)  # fmt: skip
def test_a_position_has_to_meet_the_standard_of_its_issue(standard, pro, con, label):
    meta = f"{{carneades: {{issues: {{i: {{positions: [c, d], standard: {standard}}}}}}}}}"
    steps = f"{{premises: a, supports: c, strength: {pro}}}, {{premises: b, supports: d, strength: {con}}}"
    assert labels(f"{PRO_AND_CON}, d: D.", steps, meta=meta)["c"] == label


def test_a_tie_puts_all_positions_out():
    tie = labels(PRO_AND_CON, "{premises: a, supports: c}, {premises: b, rebuts: c}")
    assert tie["c"] == "out"
    assert "does not meet the standard against 'not:c'" in tie.reasons("c").words[0]


def test_a_rebuttal_argues_for_the_other_position():
    assert labels(PRO_AND_CON, "{premises: a, supports: c}, {premises: b, rebuts: c, strength: 0.4}")["c"] == "in"
    assert labels(PRO_AND_CON, "{premises: a, supports: c, strength: 0.4}, {premises: b, rebuts: c}")["c"] == "out"


def test_what_is_undercut_weighs_nothing_and_an_undercut_may_be_undercut():
    steps = "{id: s, premises: a, supports: c}, {id: u, premises: b, undercuts: s}"
    assert labels(PRO_AND_CON, steps)["c"] == "out"
    found = labels(f"{PRO_AND_CON}, d: D.", f"{steps}, {{premises: d, undercuts: u}}")
    assert (found["c"], found.relations["u"], found.relations["s"]) == ("in", "out", "in")


@pytest.mark.parametrize(
    ("weighing", "rival", "label"),
    [
        ("linked", 0.1, "out"), ("convergent", 0.9, "in"), ("cumulative", 0.6, "in"), ("cumulative", 0.7, "out"),
        ("constant", 0.9, "in"), ("factorized", 0.1, "out"),
    ],
)  # fmt: skip
def test_two_of_three_premises_weigh_as_the_function_says(weighing, rival, label):
    claims = "a: A., b: B., x: X., y: Y., c: C., d: D."
    own = f"{{premises: [a, b, x], supports: c, meta: {{carneades: {{weighing: {weighing}}}}}}}"
    steps = f"{own}, {{premises: y, rebuts: c, strength: {rival}}}"
    assert labels(claims, steps, asserted="a, b, y")["c"] == label


def test_what_hangs_on_itself_at_issue_stays_undecided():
    meta = "{carneades: {issues: {i: {positions: [c, d]}}}}"
    found = labels("c: C., d: D.", "{premises: d, supports: c}, {premises: c, supports: d}", asserted="none", meta=meta)
    assert dict(found.label_of) == {"c": "undecided", "d": "undecided"}


def test_an_assumption_puts_the_other_positions_out():
    meta = "{carneades: {issues: {i: {positions: [c, d, e]}}, assumptions: [d, a]}}"
    found = labels("a: A., c: C., d: D., e: E.", "{premises: a, supports: c}", meta=meta)
    assert dict(found.label_of) == {"a": "in", "c": "out", "d": "in", "e": "out"}
    assert found.asserted == ("a", "d")
    assert labels("a: A., c: C., d: D., e: E.", "{premises: a, supports: c}", asserted={"a"}, meta=meta)["c"] == "in"


def test_unsupported_positions_are_out_and_do_not_hold_up_the_others():
    meta = "{carneades: {issues: {i: {positions: [c, d]}}}}"
    assert labels("a: A., c: C., d: D.", "{premises: a, supports: c}", asserted={"a"}, meta=meta)["d"] == "out"


@pytest.mark.parametrize(
    ("issue", "message"),
    [
        ("{positions: [c], standard: BRT}", r"unknown proof standard 'BRT'\. Did you mean 'BRD'\?"),
        ("{positions: [c, z]}", "'z' is no claim of this map"),
    ],
)
def test_an_issue_that_cannot_be_is_refused_with_its_place(issue, message):
    with pytest.raises(MapError, match=message) as caught:
        labels("c: C.", "", meta=f"{{carneades: {{issues: {{i: {issue}}}}}}}")
    assert caught.value.problems[0].path == "$.meta.carneades.issues.i"


def test_an_unknown_weighing_function_is_refused():
    with pytest.raises(MapError, match=r"'linkd'\. Did you mean 'linked'"):
        labels("a: A., c: C.", "{id: s, premises: a, supports: c, meta: {carneades: {weighing: linkd}}}")


def test_a_long_chain_is_no_matter():
    claims = ", ".join(f"c{number}: C." for number in range(3_000))
    steps = ", ".join(f"{{premises: c{number}, supports: c{number + 1}}}" for number in range(2_999))
    assert labels(claims, steps)["c2999"] == "in"


def test_a_file_of_carneades_is_labelled_by_its_own_issues_and_assumptions():
    text = """
statements: {a: A., b: B., p(x): P., q: {text: Q., assumed: true}}
arguments: {a1: {conclusion: b, premises: [a]}, a2: {conclusion: "p(x)", premises: [q], undercutter: a}}
issues: {i: {positions: [b, "p( x )"], standard: PE}}
assumptions: [a]
"""
    with pytest.warns(UnreadWarning, match="issues are kept in meta.carneades"):
        m = loads(text, format="carneades")
    found = m.accept(semantics="carneades")
    assert sorted(found.only("in")) == ["a", "b", "q"]
    (out,) = found.only("out")
    assert found.row(out)["because"] == ("undercut:a2",)


def doubted(relations="", **sources):
    people = ", ".join(f"{key}: {value}" for key, value in {"shop": "{name: A shop}", **sources}.items())
    m = loads(
        f"{{argmap: 1, title: T, sources: {{{people}}}, claims: {{busy: {{text: B., said_by: [{{source: shop, act: asserts}}]}}, "
        f"close: C., never: N., did: D.}}, relations: [{{premises: busy, supports: close}}{relations}]}}"
    )
    return m.accept(semantics="carneades")


def test_the_word_of_a_source_that_is_undercut_argues_for_nothing():
    assert doubted()["close"] == "in"
    found = doubted(", {id: u, premises: never, undercuts: shop}")
    assert (found["busy"], found["close"], found.labelling.sources["shop"]) == ("out", "out", "out")
    assert found.reasons("busy").table.column("id") == ("busy", "shop", "undercut:shop", "never")
    assert found.reasons("shop").words[0] == "'shop' is out, since it, or who it is heard from, is undercut."
    again = doubted(", {id: u, premises: never, undercuts: shop}, {premises: did, undercuts: u}")
    assert (again["close"], again.labelling.sources["shop"]) == ("in", "in")


def test_a_source_that_is_heard_through_an_undercut_one_argues_for_nothing():
    found = doubted(", {premises: never, undercuts: paper}", shop="{name: S, via: paper}", paper="{name: P}")
    assert (found["close"], found.labelling.sources["shop"]) == ("out", "out")


SCHEMES = """
argument_schemes: [{id: expert, weight: trusted}, {id: vote, weight: cumulative}, {id: sum, weight: {criteria: {a: 1}}}]
weighing_functions: {trusted: {constant: 0.3}}
"""


@pytest.mark.parametrize(
    ("scheme", "rival", "label"),
    [("cumulative", 0.6, "in"), ("convergent", 0.9, "in"), ("expert", 0.2, "in"), ("expert", 0.4, "out"), ("vote", 0.6, "in")],
)  # fmt: skip
def test_a_scheme_of_the_file_says_how_its_arguments_weigh(scheme, rival, label):
    text = f"""
statements: {{a: A., b: B., x: X., y: Y., c: C., d: D.}}
arguments: {{own: {{conclusion: c, premises: [a, b, x], scheme: {scheme}}}, other: {{conclusion: d, premises: [y], scheme: rival}}}}
issues: {{i: {{positions: [c, d]}}}}
assumptions: [a, b, y]
{SCHEMES.replace("[{id: expert", f"[{{id: rival, weight: {{constant: {rival}}}}}, {{id: expert")}
"""
    with pytest.warns(UnreadWarning):
        m = loads(text, format="carneades")
    assert m.accept(semantics="carneades")["c"] == label


def test_a_scheme_that_weighs_by_what_is_not_known_is_refused():
    text = f"statements: {{a: A., c: C.}}\narguments: {{own: {{conclusion: c, premises: [a], scheme: sum}}}}{SCHEMES}"
    m = loads(text, format="carneades")
    with pytest.raises(MapError, match="'sum' of 'own' weighs by a function that is not known here"):
        m.accept(semantics="carneades")


@pytest.mark.parametrize(
    ("undercutter", "label"), [("", "in"), (", undercutter: b", "out"), (", undercutter: x", "in")]
)
def test_an_argument_without_premises_counts(undercutter, label):
    text = f"statements: {{a: A., b: B., x: X.}}\narguments: {{bare: {{conclusion: a{undercutter}}}}}\nassumptions: [b]"
    with pytest.warns(UnreadWarning, match="without premises"):
        m = loads(text, format="carneades")
    assert m.accept(semantics="carneades")["a"] == label


def test_everything_has_reasons(rounds):
    for seed in range(rounds(200)):
        m = ArgumentMap(random_map(seed, acyclic=False))
        found = m.accept(semantics="carneades")
        for name, label in {**found.label_of, **found.relations, **found.labelling.sources}.items():
            told = found.reasons(name).words[0]
            assert f" is {label}, since " in told, (seed, name)
