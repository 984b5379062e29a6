"""What Argdown can say comes back as it was, and nothing that is written in it hurts its reader."""

import contextlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.basics.text import one_line
from argmap.errors import ArgmapError, UnsupportedError, UnsupportedWarning
from argmap.formats.argdown import parse
from argmap.formats.argdown.argdown_escaped import escaped, flow, read_back
from argmap.formats.argdown.fenced_argdown import FencedArgdown
from argmap.formats.argdown.format import ArgdownFile
from argmap.formats.argdown.scan.argdown_data import read_data
from argmap.formats.argdown.scan.argdown_source import Source
from argmap.model import Document
from tests.shared.documents import documents, free_values, sentences
from tests.shared.examples import examples
from tests.shared.sayable import sayable

ARGDOWN = ArgdownFile()
PIECES = (
    "[A]", "[B]: b", "<C>", "<D>: d", "  + ", "  - ", "    _ ", " >< ", "+> ", "(1) ", "(2) e", "----", "--", "-- r {uses: [1]} --", "\n",
    "\n\n", "\r\n", "# H", "#t", "#(t u)", "{prior: 0.2}", "{a: [}", "{\nb: 1\n}", "{", "}", "*", "**", "_", "__", "\\", "//", "/*", "*/",
    "<!--", "-->", "[x](y)", "@[A]", "@<C>", ".A.", ":x:", "===", "\ntitle: t\n===\n\n", "* ", "1. ", "- ", "text", " ", "\t", "'", '"', "é😀",
)  # fmt: skip


def drawn(draw, claims):
    """Draw relations that Argdown has signs, structures and sketched arguments for."""
    relations = []
    for number in range(draw(st.integers(0, 8))):
        premise, target = draw(st.sampled_from(claims)), draw(st.sampled_from(claims))
        sort = draw(st.sampled_from(["support", "linked", "rebut", "mutual", "undercut", "back", "contrary"]))
        ids = [one["id"] for one in relations if "id" in one]
        if sort == "support":
            relations.append({"premises": [premise], "supports": target})
        elif sort == "linked":
            premises = draw(st.lists(st.sampled_from(claims), min_size=1, max_size=4, unique=True))
            said = draw(
                st.fixed_dictionaries(
                    {}, optional={"strength": st.floats(0, 1), "scheme": sentences, "certain": st.just(False)}
                )
            )
            relations.append({"id": f"step_{number}", "premises": premises, "supports": target, **said})
        elif sort == "rebut":
            relations.append({"premises": [premise], "rebuts": target})
        elif sort in {"mutual", "contrary"} and premise != target:
            relations.append(
                {"premises": [premise], "rebuts": target, "mutual": "contradictory" if sort == "mutual" else "contrary"}
            )
        elif ids and sort in {"undercut", "back"}:
            verb = "undercuts" if sort == "undercut" else "supports"
            relations.append({"premises": [premise], verb: draw(st.sampled_from(ids))})
    seen = set()
    for one in relations:
        key = str(sorted((word, value) for word, value in one.items() if word != "id"))
        if "id" in one or key not in seen:
            seen.add(key)
            yield one


@st.composite
def argdown_maps(draw):
    claims = draw(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6, unique=True))
    texts = {key: draw(sentences) for key in claims}
    return Document.from_tree(
        {"argmap": 1, "title": draw(sentences), "claims": texts, "relations": list(drawn(draw, claims))}
    )


def comes_back(document):
    try:
        text = ARGDOWN.write(document)
    except UnsupportedError:
        assume(False)
    assert ARGDOWN.read(text).document == document


@given(argdown_maps())
@examples(100)
def test_maps_of_statements_and_arguments_come_back(document):
    comes_back(document)


@given(sayable(ARGDOWN))
@examples(600)
def test_any_map_that_can_be_said_comes_back(document):
    comes_back(document)


@given(documents())
@examples(400)
def test_what_cannot_be_said_is_named_and_the_rest_is_written(document):
    text = ARGDOWN.write(document, unsupported="ignore")
    left = ARGDOWN.read(text).document
    assert left.claims.keys() == document.claims.keys()
    if left != document:
        with pytest.raises(UnsupportedError):
            ARGDOWN.write(document)
        with pytest.warns(UnsupportedWarning):
            ARGDOWN.write(document, unsupported="warn")


@given(sentences)
@examples(150)
def test_a_text_is_escaped_so_that_it_is_read_back(text):
    assert read_back(escaped(text)) == one_line(text).strip()


@given(st.dictionaries(sentences, free_values, min_size=1, max_size=3))
@examples(100)
def test_data_is_read_back(data):
    written = flow(data)
    assert read_data(Source(written), 0, len(written) - 1) == data
    assert Source(written).brace_end(0) == len(written) - 1


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@examples(150)
def test_any_text_is_read(text):
    """The reading never fails; the map may be refused, in the words of argmap."""
    reading = parse(text)
    titles = {"equivalence-class": reading.statements, "argument": reading.arguments, "inference": reading.arguments}
    assert all(end.title in titles[end.sort] for one in reading.relations for end in (one.source, one.target))
    for reader in (ARGDOWN, FencedArgdown()):
        try:
            document = reader.read(text).document
        except ArgmapError:
            continue
        ARGDOWN.read(ARGDOWN.write(document, unsupported="ignore"))


@given(st.text(st.characters(), max_size=60))
@examples(100)
def test_any_characters_are_read(text):
    parse(text)
    with contextlib.suppress(ArgmapError):
        ARGDOWN.read(text)
