"""What libyaml reads without a complaint is what the parser of YAML 1.2 reads."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.yaml.events import _read_carefully, _read_quickly, read_events
from argmap.formats.yaml.libyaml import NotPlainError
from argmap.formats.yaml.values import plain_values

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.yaml"))
LINES = [line for file in MAPS for line in file.read_text(encoding="utf-8").split("\n")]
ODD = [
    *"{}[]:,#&*!|>'\"%@`-? \n\r.~<=é😀", "- ", ": ", " #", "---\n", "...\n", "\n\n", "\r\n", "? ", "|\n", "|2-\n", ">+\n", "''",
    '""', "\\u0041", "\\x", "<<: ", "null", "0o7", "::", "a:b", "http://x.y", "[a:b]", "{a:b}", "{a: b}", "{a}", "-\n", "    ",
]  # fmt: skip


@st.composite
def texts(draw):
    """Draw some lines of the maps, with a few signs put in, or put over others."""
    begin = draw(st.integers(0, len(LINES) - 1))
    text = "\n".join(LINES[begin : begin + draw(st.integers(1, 15))])
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(ODD)) + text[at + draw(st.integers(0, 3)) :]
    return text


@given(texts())
def test_a_text_that_libyaml_reads_is_read_alike_by_the_other(text):
    try:
        quick = _read_quickly(text)
    except NotPlainError:
        with pytest.raises(NotPlainError):
            plain_values(text)
        return
    careful = _read_carefully(text)
    assert careful.found == []
    assert repr(quick.value) == repr(careful.value)
    assert (quick.spans, quick.warnings) == (careful.spans, careful.warnings)
    if quick.root is not None:
        assert repr(plain_values(text)) == repr(quick.value)


@pytest.mark.parametrize("file", MAPS, ids=lambda file: file.stem)
def test_shipped_maps_are_read_by_libyaml_with_every_place(file):
    text = file.read_text(encoding="utf-8")
    assert _read_quickly(text) == _read_carefully(text)
    assert plain_values(text) == _read_quickly(text).value


@pytest.mark.parametrize("text", ["a: b\tc", "a: \ufeffb", "%YAML 1.2\n---\na: b"])
def test_where_the_two_do_not_agree_the_one_of_yaml_1_2_reads(text):
    for read in (_read_quickly, plain_values):
        with pytest.raises(NotPlainError):
            read(text)
    assert read_events(text) == _read_carefully(text)
