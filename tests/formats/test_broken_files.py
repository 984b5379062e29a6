import pytest

from argmap import formats
from argmap.errors import ArgmapError, FormatError, MapError
from tests.formats.broken import BROKEN, HEAD


@pytest.mark.parametrize("name", BROKEN)
def test_every_fault_is_told_with_its_place(name):
    text, expected = BROKEN[name]
    with pytest.raises((FormatError, MapError)) as caught:
        formats.reads(text, source="map.yaml")
    said = [str(problem) for problem in caught.value.problems]
    assert said == [f"map.yaml:{line}:{column}: {sentence}" for line, column, sentence in expected]


def test_more_than_a_hundred_problems_are_counted():
    text = HEAD + "claims:\n" + "".join(f"  c{place}: {{text: A., prior: 2.{place}}}\n" for place in range(250))
    with pytest.raises(MapError) as caught:
        formats.reads(text)
    assert len(caught.value.problems) == 101
    assert caught.value.problems[99].line == 103
    assert caught.value.problems[100].message == "150 more problems are not shown"


def test_a_mistake_that_is_made_over_and_over_is_told_once():
    text = HEAD + "claims:\n" + "".join(f"  c{place}: {{text: A., prior: 2}}\n" for place in range(17))
    with pytest.raises(MapError) as caught:
        formats.reads(text, source="map.yaml")
    assert str(caught.value) == "map.yaml:4:25: prior must be a number from 0 to 1, not 2 (17 times, here first)"


def test_a_problem_shows_its_line_with_a_caret():
    text = HEAD + "claims:\n  a: {text: A., prior: high}\n  b: {text: '" + "long " * 60 + "', prior: low}\n"
    with pytest.raises(MapError) as caught:
        formats.reads(text)
    assert caught.value.__notes__[0] == "   4 |   a: {text: A., prior: high}\n     |                        ^"
    line, caret = caught.value.__notes__[1].splitlines()
    assert len(line) < 100
    assert line[caret.index("^") :].startswith("low}")


def test_billion_laughs_cost_nothing():
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    with pytest.raises(FormatError, match="anchors"):
        formats.reads("\n".join(lines))


@pytest.mark.parametrize("opened", ["[", "{a: ", "- ", "? "])
def test_bottomless_nesting_costs_nothing(opened):
    with pytest.raises(ArgmapError):
        formats.reads("x:\n " + opened * 100_000)


@pytest.mark.parametrize("text", ["%YAML 1.1\n---\nargmap: 1\ntitle: yes\n"])
def test_an_older_yaml_is_read_as_the_new_one_with_a_warning(text):
    result = formats.reads(text)
    assert result.document.title == "yes"
    assert [str(warning) for warning in result.warnings] == [
        "<string>:2:1: the file says it is YAML 1.1. It is read as YAML 1.2."
    ]


def test_a_byte_order_mark_and_windows_lines_are_read():
    assert formats.reads("\ufeffargmap: 1\r\ntitle: T\r\n").document.title == "T"


def test_old_mac_lines_are_counted():
    with pytest.raises(MapError, match=":3:7:"):
        formats.reads("argmap: 1\rtitle: T\rnote: 12\r")


@pytest.mark.parametrize(
    "word", ["true", "null", "12", "1e3", "0x1F", ".inf", ".nan", "True", "~", "-1", "1.", "2024-05-01"]
)
def test_words_that_yaml_turns_into_something_else_are_no_ids(word):
    text = HEAD + f"claims:\n  {word}: A.\n  b: B.\nrelations:\n  - {{premises: [{word}], supports: b}}\n"
    with pytest.raises(MapError) as caught:
        formats.reads(text)
    assert [(problem.line, problem.column) for problem in caught.value.problems] == [(4, 3), (7, 17)]


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "y", "'true'", '"null"', "_12"])
def test_words_that_only_old_yaml_turns_into_something_else_are_ids(word):
    assert formats.reads(HEAD + f"claims:\n  {word}: A.\n").document.claims


def test_a_fault_in_one_entry_causes_no_others():
    text = HEAD + (
        "claims:\n  a: {text: A., prior: 7}\n  b: {txt: B.}\n"
        "relations:\n  - {id: r, premises: [a, b], supports: b, strength: 3}\n  - {premises: [a], undercuts: r}\n"
    )
    with pytest.raises(MapError) as caught:
        formats.reads(text)
    assert [problem.message for problem in caught.value.problems] == [
        "prior must be a number from 0 to 1, not 7",
        "unknown key 'txt'",
        "strength must be a number from 0 to 1, not 3",
    ]


def test_messages_obey_no_terminal():
    with pytest.raises(MapError) as caught:
        formats.reads(HEAD + 'claims:\n  "\\e[31m\\u202ex": A.\n')
    assert str(caught.value).isprintable()
