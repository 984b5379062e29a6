"""Argdown read as its reference implementation reads it: 166 texts of its makers, in both modes, and real files.

The texts and what the reference makes of them lie beside the project, and are not copied into it.
"""

import functools
import json
from pathlib import Path

import pytest

import argmap
from argmap.formats.argdown import parse
from argmap.formats.argdown.format import ArgdownFile

DATA = Path(__file__).parents[3] / "shared" / "data"
CASES = DATA / "argdown" / "conformance.jsonl"
REAL = DATA / "formats"
ARGDOWN = ArgdownFile()

pytestmark = pytest.mark.skipif(not CASES.exists(), reason=f"the cases are not there: {CASES}")

LOST_BY_THE_REFERENCE = {"file:argdown-org__packages__argdown-core__test__lexer-argument.argdown"}
"""The reference drops, without an error, everything behind data that is no YAML; we read it, and warn."""


@functools.cache
def cases():
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


def clean():
    return [case for case in cases() if case["clean"] and case["id"] not in LOST_BY_THE_REFERENCE]


def broken():
    return [case for case in cases() if not case["clean"]]


def members(one):
    return [member.text for member in one.members if not member.reference]


def model(reading):
    statements = {
        title: {
            "texts": members(one), "refs": sum(member.reference for member in one.members),
            "roles": [member.role for member in one.members], "tags": list(one.tags) or None, "data": one.data,
        }
        for title, one in reading.statements.items()
    }  # fmt: skip
    arguments = {
        title: {
            "texts": members(one),
            "tags": list(one.tags) or None,
            "data": one.data,
            "pcs": [step(part) for part in one.pcs],
        }
        for title, one in reading.arguments.items()
    }
    relations = [
        [one.source.sort, one.source.title, one.sort, one.target.sort, one.target.title, one.target.step]
        for one in reading.relations
    ]
    return statements, arguments, in_order(relations)


def step(part):
    rules = None if part.inference is None else list(part.inference.rules)
    return [
        part.member.title,
        part.member.role,
        part.member.text.strip(),
        rules,
        part.inference and part.inference.data,
    ]


def expected(found):
    """What the reference makes of a text; a premise that was a conclusion elsewhere keeps its inference there, unused."""
    arguments = {
        title: {
            **one,
            "pcs": [
                [*part[:2], (part[2] or "").strip(), *(part[3:] if part[1] != "premise" else [None, None])]
                for part in one["pcs"]
            ],
        }
        for title, one in found["arguments"].items()
    }
    return found["statements"], arguments, in_order(found["relations"])


def in_order(relations):
    return sorted(relations, key=json.dumps)


def test_all_cases_are_there():
    assert (len(cases()), len(clean()), len(broken())) == (166, 134, 31)


@pytest.mark.parametrize("mode", ["loose", "strict"])
def test_statements_arguments_structures_and_relations_are_those_of_the_reference(mode):
    other = [case["id"] for case in clean() if model(parse(case["input"], mode=mode)) != expected(case[mode])]
    assert other == []


@pytest.mark.parametrize("mode", ["loose", "strict"])
def test_what_the_reference_loses_is_read(mode):
    (case,) = [case for case in cases() if case["id"] in LOST_BY_THE_REFERENCE]
    reading = parse(case["input"], mode=mode)
    lost, kept = expected(case[mode]), model(reading)
    assert lost[0].items() <= kept[0].items()
    assert len(kept[0]) == len(lost[0]) + 1
    assert [one.message.split(":")[0] for one in reading.warnings] == ["the data in these braces is no YAML"]


@pytest.mark.parametrize("mode", ["loose", "strict"])
def test_every_case_with_errors_gives_a_place_and_a_map(mode):
    for case in broken():
        result = ARGDOWN.read(case["input"], mode=mode)
        assert any(one.line is not None and one.column is not None for one in result.warnings), case["id"]
        assert result.document.claims, case["id"]


def test_every_case_with_errors_keeps_what_the_reference_keeps():
    """All titles of its partial model."""
    missing = {}
    for case in broken():
        there = parse(case["input"])
        for section in ("statements", "arguments"):
            named = {title for title in (case["loose"] or {}).get(section, ()) if not title.startswith("Untitled ")}
            if gone := named - set(getattr(there, section)):
                missing[case["id"]] = gone
    assert missing == {}


@pytest.mark.parametrize("mode", ["loose", "strict"])
def test_every_case_is_written_and_read_again(mode):
    for case in cases():
        document = ARGDOWN.read(case["input"], mode=mode).document
        try:
            text = ARGDOWN.write(document)
        except argmap.UnsupportedError:
            text = ARGDOWN.write(document, unsupported="ignore")
            assert ARGDOWN.read(text).document.claims.keys() == document.claims.keys(), case["id"]
        else:
            assert ARGDOWN.read(text).document == document, case["id"]


def real_files():
    return sorted([*REAL.glob("argdown/*"), *REAL.glob("argdown_in_markdown/*")]) if REAL.exists() else []


@pytest.mark.parametrize("path", real_files(), ids=lambda path: path.name)
@pytest.mark.filterwarnings("ignore::argmap.UnreadWarning")
def test_real_files_are_read_scored_shown_and_written(path):
    m = argmap.load(path)
    assert len(m.claims) > 1
    m.score(on_divergence="return")
    assert m.outline()
    assert argmap.loads(argmap.dumps(m, format="argdown"), format="argdown").document == m.document
