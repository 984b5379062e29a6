"""What a table of a format's texts is held to: text in, map out, and both ways where the format is written."""

import pytest

import argmap
from argmap.formats.registry import every_format
from argmap.formats.restricted import restricted
from tests.shared.sayable import but_for_relation_ids


def check(name, text, tree, warnings):
    format_ = every_format()[name]
    result = format_.read(text, source="f")
    assert result.document == argmap.Document.from_tree({"argmap": 1, "title": "Untitled", **tree})
    assert [(one.message, one.path or one.line, one.times) for one in result.warnings] == warnings
    assert {one.file for one in result.warnings} <= {"f"}
    if not format_.writes:
        return
    left, _ = restricted(result.document, format_.says)
    try:
        written = format_.write(left)
    except argmap.UnsupportedError:  # finer than its features tell
        assert format_.read(format_.write(left, unsupported="ignore")).document.claims
    else:
        assert but_for_relation_ids(format_.read(written).document) == but_for_relation_ids(left)


def check_refused(name, text, problems):
    with pytest.raises(argmap.ArgmapError) as caught:
        every_format()[name].read(text, source="f")
    assert [(one.message, one.path or one.line) for one in caught.value.problems] == problems
    assert {one.file for one in caught.value.problems} == {"f"}
