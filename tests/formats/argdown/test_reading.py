"""`parse` keeps everything that a text says, with its place."""

import pytest

from argmap.formats.argdown import parse
from argmap.formats.argdown.argdown_parts import End, Range

TEXT = """\
===
title: Mill Street
model: {mode: strict}
===

# Safety #road {isGroup: true}

// First things first.

[Close]: Close *the* street, see [report](http://x.org) and @[Few]. #now {prior: 0.2}
  + [Few]: Few are hurt.
  - <Vans>: Vans must get in. {strength: 0.5}
    _ <Night>: They come by night.

## Duty

<Step>: What we owe.

(1) [Few]
(2) We must: .A. x. {credence: 0.9}
-- Modus ponens, Instantiation {uses: [1, 2]} --
(3) [Close]
  >< [Open]: Keep it open.
"""


@pytest.fixture(scope="module")
def reading():
    return parse(TEXT)


def test_it_is_read_without_a_warning(reading):
    assert reading.warnings == ()


def test_statements_have_their_members(reading):
    close = reading.statements["Close"]
    assert [(one.role, one.reference, one.mark.line, one.mark.column) for one in close.members] == [
        ("top-level-statement", False, 10, 1),
        ("main-conclusion", True, 22, 1),
    ]
    assert (close.tags, close.data) == (("now",), {"prior": 0.2})
    assert close.canonical.text == "Close the street, see report and @[Few]. #now "


def test_ranges_say_what_a_text_had(reading):
    text = reading.statements["Close"].canonical
    assert [(one.sort, text.text[one.start : one.stop], one.value) for one in text.ranges] == [
        ("italic", "the", ""),
        ("link", "report", "http://x.org"),
        ("statement-mention", "@[Few]", "Few"),
        ("tag", "#now ", "now"),
    ]
    formula = reading.statements["Untitled 1"].canonical
    assert formula.ranges == (Range("special-char", 9, 10),)
    assert formula.text == "We must: ∀ x. "


def test_structures_have_their_inferences(reading):
    steps = reading.arguments["Step"].pcs
    assert [(one.number, one.member.title, one.member.role) for one in steps] == [
        (1, "Few", "premise"), (2, "Untitled 1", "premise"), (3, "Close", "main-conclusion"),
    ]  # fmt: skip
    inference = steps[2].inference
    assert (inference.rules, inference.data, inference.mark.line) == (
        ("Modus ponens", "Instantiation"), {"uses": [1, 2]}, 21,
    )  # fmt: skip


def test_relations_have_their_ends_and_places(reading):
    def statement(title):
        return End("equivalence-class", title)

    def argument(title):
        return End("argument", title)

    assert [(one.sort, one.source, one.target, one.marks[0].line) for one in reading.relations] == [
        ("entails", statement("Few"), statement("Close"), 11),
        ("attack", argument("Vans"), statement("Close"), 12),
        ("undercut", argument("Night"), argument("Vans"), 13),
        ("contradictory", statement("Close"), statement("Open"), 23),
    ]


def test_sections_lie_in_each_other(reading):
    first, second = reading.sections
    assert (first.title, first.level, first.parent, first.tags, first.data, first.mark.line) == (
        "Safety #road", 1, None, ("road",), {"isGroup": True}, 6,
    )  # fmt: skip
    assert (second.title, second.level, second.parent) == ("Duty", 2, first.id)
    assert reading.statements["Few"].section == first.id
    assert reading.arguments["Step"].section == second.id


def test_the_rest_is_kept_too(reading):
    assert (reading.mode, reading.tags) == ("strict", ("road", "now"))
    assert reading.front_matter == {"title": "Mill Street", "model": {"mode": "strict"}}
    assert [(one.text, one.mark.line) for one in reading.comments] == [("First things first.", 8)]


def test_a_relation_written_twice_is_one_with_two_places():
    (one,) = parse("[A]: a\n  + [B]: b\n\n[A]\n  + [B]").relations
    assert [mark.line for mark in one.marks] == [2, 5]


def test_front_matter_may_put_things_into_groups():
    reading = parse(
        '===\ngroup: {regroup: [{title: G, statements: ["A"], children: [{title: H, arguments: ["B"]}]}]}\n===\n\n[A]: a\n\n<B>: b'
    )
    assert [(one.title, one.parent) for one in reading.sections] == [("G", None), ("H", "s0")]
    assert (reading.statements["A"].section, reading.arguments["B"].section) == ("s0", "s1")


def test_tags_may_be_taken_out_of_texts():
    assert parse("===\nmodel: {removeTagsFromText: true}\n===\n\n[A]: a #b").statements["A"].canonical.text == "a "


def test_the_caller_may_ask_for_strict_mode_and_the_text_has_the_last_word():
    text = "[A]: a\n  - [B]: b"
    assert [one.sort for one in parse(text, mode="strict").relations] == ["contrary"]
    loose = f"===\nmodel: {{mode: loose}}\n===\n\n{text}"
    assert [one.sort for one in parse(loose, mode="strict").relations] == ["attack"]


def test_steps_may_be_arguments_of_their_own():
    text = "<A>\n\n(1) [p]\n----\n(2) [q]\n----\n  _ [u]\n(3) [r]"
    reading = parse(f"===\nmodel: {{explodeArguments: true}}\n===\n\n{text}")
    assert {title: [one.member.title for one in found.pcs] for title, found in reading.arguments.items()} == {
        "A - 1": ["p", "q"],
        "A - 2": ["q", "r"],
    }
    assert [one.target for one in reading.relations] == [End("inference", "A - 2", 1)]


def test_lines_of_an_outer_file_are_told():
    reading = parse("[A]: a\n- [B]: b", file="post.md", lines=[(10, 3), (11, 5)])
    assert [str(one).split(": ")[0] for one in reading.warnings] == ["post.md:11:5"]
    assert reading.statements["A"].members[0].mark[:2] == (10, 3)
