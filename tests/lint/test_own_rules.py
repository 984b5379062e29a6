"""Rules of a user's own, the choice of rules, and what is refused."""

import pytest

import argmap
from argmap.lint import registry

MAP = argmap.loads(
    "{argmap: 1, title: One, conclusion: rain, claims: {rain: It rains., sun: It shines.},"
    "relations: [{id: step, premises: sun, supports: rain}]}"
)


@pytest.fixture(autouse=True)
def _no_rules_are_left(monkeypatch):
    monkeypatch.setattr(registry, "_registered", {})


def test_a_rule_is_a_function_that_yields_faults():
    @argmap.rule(name="unsaid", severity="advice", why="A claim has a voice.")
    def unsaid(inspection):
        for claim in inspection.document.claims.values():
            if not claim.said_by:
                yield argmap.Fault(claim.id, "nobody says it", "Say who does.", at=("text",))

    findings = MAP.lint(rules=["unsaid"])
    assert [(row["about"], row["path"], row["why"]) for row in findings] == [
        ("rain", "$.claims.rain.text", "A claim has a voice."),
        ("sun", "$.claims.sun.text", "A claim has a voice."),
    ]
    assert findings.ok
    assert callable(unsaid)
    assert argmap.rule_names()[-1] == "unsaid"


def test_a_rule_with_a_threshold_takes_it_and_it_can_be_replaced():
    seen = []

    def long(inspection, threshold):
        seen.append(threshold)
        return [argmap.Fault("", "the map is long")] if len(inspection.document.claims) > threshold else []

    argmap.register_rule(long, name="long", threshold=5)
    assert len(MAP.lint(rules="long")) == 0
    findings = MAP.lint(rules="long", thresholds={"long": 1})
    assert seen == [5.0, 1.0]
    assert (findings.column("path"), findings.ok) == (("$",), False)


def test_a_rule_may_use_scores_and_what_speaks_for_and_against():
    def fallen(inspection):
        for claim in inspection.conclusions:
            if inspection.scores[claim] > 0.7 and len(inspection.supports_of(claim)) == 1:
                yield argmap.Fault(inspection.supports_of(claim)[0].id, "it hangs on this one step")

    argmap.register_rule(fallen, name="one-step")
    assert MAP.lint(rules=["one-step"]).column("about") == ("step",)


def test_what_is_found_of_the_map_as_a_whole_is_waived_without_an_entry():
    argmap.register_rule(lambda _: [argmap.Fault("", "the map is short")], name="short")
    findings = argmap.loads("{argmap: 1, title: One, meta: {lint: {waive: {short: A start.}}}}").lint()
    assert (len(findings), findings.waived.column("reason")) == (0, ("A start.",))


def test_a_rule_of_ones_own_can_be_waived_and_replaced():
    argmap.register_rule(lambda _: [argmap.Fault("rain", "wet")], name="wet")
    text = "{argmap: 1, title: One, claims: {rain: {text: It rains., meta: {lint: {waive: {wet: It is rain.}}}}}}"
    assert len(argmap.loads(text).lint(rules=["wet"])) == 0
    argmap.register_rule(lambda _: (), name="wet")
    assert len(argmap.loads(text).lint(rules=["wet", "waiver"])) == 1


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"function": "no function"}, "is no rule"),
        ({"name": "two words"}, "no name for a rule"),
        ({"name": 7}, "no name for a rule"),
        ({"name": "hearsay"}, "belongs to a rule of argmap"),
        ({"name": "waiver"}, "belongs to a rule of argmap"),
        ({"severity": "fatal"}, "severity is 'fatal'"),
        ({"threshold": "high"}, "threshold is 'high'"),
        ({"threshold": float("nan")}, "threshold is nan"),
    ],
)
def test_what_can_be_no_rule_is_refused(changed, message):
    given = {"function": lambda _: (), "name": "fine", **changed}
    with pytest.raises(argmap.ParameterError, match=message):
        argmap.register_rule(given.pop("function"), **given)


@pytest.mark.parametrize(
    ("yielded", "message"),
    [("rain", "is no Fault"), (argmap.Fault("snow", "it is not there"), "about 'snow', which is not there")],
)
def test_what_a_rule_yields_is_looked_at(yielded, message):
    argmap.register_rule(lambda _: [yielded], name="odd")
    with pytest.raises(argmap.ParameterError, match=message):
        MAP.lint(rules=["odd"])


def test_rules_are_chosen_and_left_out_by_name():
    assert set(MAP.lint().column("rule")) == {"default-prior"}
    assert len(MAP.lint(ignore="default-prior")) == 0
    assert len(MAP.lint(rules=["hearsay", "default-prior"], ignore=["default-prior"])) == 0


@pytest.mark.parametrize(
    ("choice", "error", "message"),
    [
        ({"rules": ["heresay"]}, argmap.UnknownIdError, "Did you mean 'hearsay'"),
        ({"ignore": ["heresay"]}, argmap.UnknownIdError, "unknown rule 'heresay'"),
        ({"thresholds": {"default-prior": 1}}, argmap.UnknownIdError, "rule with a threshold"),
        ({"thresholds": {"hearsay": "much"}}, argmap.ParameterError, "Give a number"),
        ({"thresholds": {"similar-claims": float("inf")}}, argmap.ParameterError, "Give a number"),
        ({"thresholds": 7}, argmap.ParameterError, "Give a mapping"),
        ({"rules": 7}, argmap.ParameterError, "Give names of rules"),
    ],
)
def test_a_choice_that_fits_no_rule_is_refused(choice, error, message):
    with pytest.raises(error, match=message):
        MAP.lint(**choice)


def test_rules_that_need_a_conclusion_say_that_there_is_none():
    findings = argmap.loads("{argmap: 1, title: One, claims: {rain: It rains.}}").lint()
    assert findings.skipped["unconnected"] == "the map names no conclusion"
    assert any(sentence.startswith("Not run: unsupported-conclusion, unconnected") for sentence in findings.words)
