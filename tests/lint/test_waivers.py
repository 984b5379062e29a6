"""Waivers: in the file, with a reason, for what is there; they survive writing and change no score."""

import pytest

import argmap
from argmap import formats

MAP = """\
argmap: 1
title: Should Mill Street be closed?
conclusion: close
META
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., CLAIM}
  fewer: {text: Fewer cars would come., prior: 0.4}
relations:
  - {id: reason, premises: safer, supports: close}
  - {id: cars, premises: fewer, supports: safer, RELATION}
sources: {driver: {SOURCE}}
documents: {report: {DOCUMENT}}
"""
WAIVED = "meta: {lint: {waive: {default-prior: Nobody knows before counting.}}}"


def text_with(claim="", meta="", relation="", source="", document=""):
    parts = {"META": meta, "CLAIM": claim, "RELATION": relation, "SOURCE": source, "DOCUMENT": document}
    text = MAP
    for name, part in parts.items():
        text = text.replace(f", {name}}}", f", {part}}}" if part else "}").replace(name, part)
    return text


def lint(**parts):
    return argmap.loads(text_with(**parts)).lint()


def found(findings):
    return [(row["rule"], row["path"]) for row in findings]


def test_without_a_waiver_the_fault_is_found():
    assert found(lint()) == [("default-prior", "$.claims.safer")]


@pytest.mark.parametrize(
    "parts",
    [
        {"claim": WAIVED},
        {"meta": "meta: {lint: {waive: {default-prior: {safer: Nobody knows before counting.}}}}"},
        {"meta": "meta: {lint: {waive: {default-prior: [{for: safer, reason: Nobody knows before counting.}]}}}"},
        {"meta": "meta: {lint: {waive: {default-prior: [{for: [safer], reason: Nobody knows before counting.}]}}}"},
    ],
    ids=["at the claim", "at the top for the claim", "with its reason after it", "in a list that shares a reason"],
)
def test_a_waiver_sets_a_finding_aside_and_its_reason_is_kept(parts):
    findings = lint(**parts)
    assert found(findings) == []
    assert [(row["rule"], row["about"], row["reason"]) for row in findings.waived] == [
        ("default-prior", "safer", "Nobody knows before counting.")
    ]
    assert findings.words[1] == "1 is waived in the map, with its reason."


def test_a_waiver_at_any_of_the_entries_of_a_fault_holds():
    text = text_with(claim="prior: 0.5").replace("fewer, supports: safer", "close, supports: safer")
    text = text.replace("  fewer: {text: Fewer cars would come., prior: 0.4}\n", "")
    assert found(argmap.loads(text).lint()) == [("support-cycle", "$.claims.close")]
    waived = text.replace("fall., prior: 0.5", "fall., prior: 0.5, meta: {lint: {waive: {support-cycle: On purpose.}}}")
    assert found(argmap.loads(waived).lint()) == []


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"claim": "prior: 0.5, " + WAIVED}, "the waiver of 'default-prior' waives nothing"),
        ({"relation": WAIVED, "claim": "prior: 0.5"}, "the waiver of 'default-prior' waives nothing"),
        ({"source": WAIVED, "claim": "prior: 0.5"}, "the waiver of 'default-prior' waives nothing"),
        ({"document": WAIVED, "claim": "prior: 0.5"}, "the waiver of 'default-prior' waives nothing"),
        (
            {"claim": "prior: 0.5, meta: {lint: {waive: {default-priors: So.}}}"},
            "unknown rule 'default-priors' is waived",
        ),
        ({"claim": "prior: 0.5, meta: {lint: {waive: {waiver: So.}}}"}, "the rule about waivers cannot be waived"),
        ({"claim": "prior: 0.5, meta: {lint: {waive: default-prior}}"}, "what is waived is no mapping"),
        ({"claim": "prior: 0.5, meta: {lint: {waves: {}}}"}, "unknown key 'waves' under lint"),
        ({"claim": "prior: 0.5, meta: {lint: off}"}, "what stands under lint is no mapping"),
        ({"claim": "prior: 0.5, meta: {lint: {score: high}}"}, "the stated score is no number from 0 to 1"),
        ({"claim": "prior: 0.5, meta: {lint: {score: 68}}"}, "the stated score is no number from 0 to 1"),
        (
            {"claim": "prior: 0.5", "meta": "meta: {lint: {waive: {default-prior: {saver: So.}}}}"},
            "unknown id 'saver' in a waiver",
        ),
    ],
)
def test_what_is_wrong_with_a_waiver_is_a_finding(parts, message):
    findings = lint(**parts)
    assert findings.column("rule") == ("waiver",)
    assert findings.column("message") == (message,)
    assert not findings.ok


def test_several_entries_may_share_a_reason_and_each_of_them_must_need_it():
    text = text_with(meta="meta: {lint: {waive: {default-prior: [{for: [close, safer], reason: Nobody knows.}]}}}")
    findings = argmap.loads(text).lint()
    assert found(findings) == [("waiver", "$.meta.lint.waive.default-prior[0].for[0]")]
    assert findings.column("message") == ("the waiver of 'default-prior' waives nothing",)
    assert findings.column("hint") == ("Take it out: there is no such finding of 'close'.",)
    assert findings.waived.column("about") == ("safer",)


def test_a_waiver_for_the_whole_map_hides_no_finding_about_an_entry():
    findings = lint(meta=WAIVED)
    assert found(findings) == [("waiver", "$.meta.lint.waive.default-prior"), ("default-prior", "$.claims.safer")]
    assert findings.column("message")[0] == "the waiver of 'default-prior' names no entry"
    assert findings.column("hint")[0].startswith("Name whom the reason is true of: `{id: reason}`")
    assert len(findings.waived) == 0


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("[{for: [saver], reason: So.}]", "unknown id 'saver' in a waiver"),
        ("[{for: [7], reason: So.}]", "unknown id 7 in a waiver"),
        ("[{for: [[safer]], reason: So.}]", "unknown id ('safer',) in a waiver"),
        ("[{for: [safer], reason: ''}]", "the waiver of 'default-prior' has no reason, and does not hold"),
        ("[{for: [], reason: So.}]", "the waiver of 'default-prior' names no entry, and does not hold"),
        ("[{reason: So.}]", "the waiver of 'default-prior' names no entry, and does not hold"),
        ("[{for: safer}]", "the waiver of 'default-prior' names no entry, and does not hold"),
        ("[safer]", "the waiver of 'default-prior' names no entry, and does not hold"),
        ("null", "the waiver of 'default-prior' names no entry, and does not hold"),
        ("''", "the waiver of 'default-prior' names no entry, and does not hold"),
    ],
)
def test_what_is_wrong_with_a_list_of_waivers_is_a_finding(given, message):
    findings = lint(meta=f"meta: {{lint: {{waive: {{default-prior: {given}}}}}}}")
    assert findings.column("rule") == ("waiver", "default-prior")
    assert findings.column("message")[0] == message


@pytest.mark.parametrize("reason", ['""', "'  '", "true", "null", "[why]"])
def test_a_waiver_without_a_reason_does_not_hold(reason):
    findings = lint(claim=f"meta: {{lint: {{waive: {{default-prior: {reason}}}}}}}")
    assert sorted(findings.column("rule")) == ["default-prior", "waiver"]


def test_a_waiver_of_a_rule_that_was_not_run_is_not_said_to_waive_nothing():
    map_ = argmap.loads(text_with(claim="prior: 0.5, " + WAIVED))
    assert len(map_.lint(ignore=["default-prior"])) == 0
    assert len(map_.lint(rules=["hearsay", "waiver"])) == 0


def test_a_waiver_survives_reading_writing_and_fmt_and_changes_no_score():
    text = text_with(claim=WAIVED, meta="meta: {lint: {waive: {hearsay: {driver: So.}}}}")
    document = formats.reads(text).document
    for again in (
        formats.reads(formats.writes(document)),
        formats.reads(formats.writes(document, format="json"), format="json"),
        formats.reads(formats.tidy(text)),
    ):
        assert again.document == document
    assert dict(argmap.loads(text).score()) == dict(argmap.loads(text_with()).score())
