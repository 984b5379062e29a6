"""Small maps, and the lines of D2 that they become."""

import pytest

from argmap.formats.charts.d2 import D2
from argmap.model import Document

CLAIMS = {"a": "A", "b": "B", "c": "C", "d": "D"}
SAID = ['"a": "A"', '"b": "B"', '"c": "C"', '"d": "D"']


def steps(*relations):
    return {"claims": CLAIMS, "relations": list(relations)}


def support(**more):
    return steps({"premises": ["a"], "supports": "b", **more})


STEP = {"id": "s", "premises": ["a"], "supports": "b"}
BACKED = [*SAID, '"s": "" {class: inference}', '"a" -- "s"', '"s" -> "b": {class: support}']
TABLE = {
    "a claim": ({"claims": {"a": "A"}}, ['"a": "A"']),
    "two claims": ({"claims": {"a": "A", "b": "B"}}, ['"a": "A"', '"b": "B"']),
    "a premise": ({"claims": {"a": {"kind": "premise", "text": "A"}}}, ['"a": "A" {class: premise}']),
    "evidence": ({"claims": {"a": {"kind": "evidence", "text": "A"}}}, ['"a": "A" {class: evidence}']),
    "a question": ({"claims": {"a": {"kind": "question", "text": "A?"}}}, ['"a": "A?" {class: question}']),
    "quotes": ({"claims": {"a": 'A "b"'}}, ['"a": "A \\"b\\""']),
    "a backslash": ({"claims": {"a": "A \\ b"}}, ['"a": "A \\\\ b"']),
    "a variable": ({"claims": {"a": "${x} $y"}}, ['"a": "\\${x} \\$y"']),
    "a line break": ({"claims": {"a": "A\nb"}}, ['"a": "A\\nb"']),
    "what looks like markup": ({"claims": {"a": "|md x| -> {y}; # z"}}, ['"a": "|md x| -> {y}; # z"']),
    "a word of D2": ({"claims": {"label": "A", "Shape": "B"}}, ['"label (id)": "A"', '"Shape (id)": "B"']),
    "dots in an id": ({"claims": {"a.b": "A"}}, ['"a.b": "A"']),
    "a support": (support(), [*SAID, '"a" -> "b": {class: support}']),
    "a rebuttal": (steps({"premises": ["a"], "rebuts": "b"}), [*SAID, '"a" -> "b": {class: rebuttal}']),
    "a strength": (support(strength=0.123456789), [*SAID, '"a" -> "b": "0.123456789" {class: support}']),
    "an uncertain link": (support(certain=False), [*SAID, '"a" -> "b": "uncertain" {class: support}']),
    "both": (support(certain=False, strength=0.5), [*SAID, '"a" -> "b": "uncertain, 0.5" {class: support}']),
    "contrary": (
        steps({"premises": ["a"], "rebuts": "b", "mutual": "contrary"}),
        [*SAID, '"a" <-> "b": "contrary" {class: rebuttal}'],
    ),
    "contradictory": (
        steps({"premises": ["a"], "rebuts": "b", "mutual": "contradictory"}),
        [*SAID, '"a" <-> "b": "contradictory" {class: rebuttal}'],
    ),
    "linked premises": (
        steps({"id": "s", "premises": ["a", "b"], "supports": "c"}),
        [*SAID, '"s": "" {class: inference}', '"a" -- "s"', '"b" -- "s"', '"s" -> "c": {class: support}'],
    ),
    "an undercut": (
        steps(STEP, {"premises": ["c"], "undercuts": "s"}),
        [*BACKED, '"c" -> "s": {class: undercut}'],
    ),
    "a backing": (
        steps(STEP, {"premises": ["c"], "supports": "s"}),
        [*BACKED, '"c" -> "s": {class: support}'],
    ),
    "an undercut of an undercut": (
        steps(STEP, {"id": "u", "premises": ["c"], "undercuts": "s"}, {"premises": ["d"], "undercuts": "u"}),
        [
            *SAID, '"s": "" {class: inference}', '"u": "" {class: inference}', '"a" -- "s"', '"s" -> "b": {class: support}',
            '"c" -- "u"', '"u" -> "s": {class: undercut}', '"d" -> "u": {class: undercut}',
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLE)
def test_a_map_becomes_these_lines(name):
    tree, lines = TABLE[name]
    text = D2().write(Document.from_tree({"argmap": 1, "title": "Untitled", **tree}))
    assert text.partition("direction: up\n")[2].splitlines() == lines
