"""Kialo's export: what small texts mean, and that they are written as they were read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import FormatError, UnsupportedError
from argmap.formats.debates.kialo.format import KialoFile
from argmap.formats.debates.kialo.kialo_links import Link, plain, sayable, with_links
from argmap.formats.format import Likeness
from argmap.formats.glimpse import Glimpse
from argmap.model import Document
from tests.formats.told import sorts, told
from tests.shared.documents import HOSTILE, characters
from tests.shared.examples import examples
from tests.shared.written import by_text, comes_back, hostile_documents

HEAD = "Discussion Title: T\n\n"
WHOLE = [
    ("1. A", "A"),
    ("1. A\n1.1. Pro: B", "A\nB\nB supports A"),
    ("1. A\n1.1. Con: B", "A\nB\nB rebuts A"),
    ("1. A\n1.1. Pro: B\n1.2. Con: C", "A\nB\nC\nB supports A\nC rebuts A"),
    ("1. A\n1.1. Con: B\n1.1.1. Con: C", "A\nB\nC\nB rebuts A\nC rebuts B"),
    ("1. A\n1.1. Pro: B\n1.2. Con: -> See 1.1.", "A\nB\nB supports A\nB rebuts A"),
    ("1. A\n1.1. Pro: B\n1.1.1. Pro: C\n1.2. Pro: -> See 1.1.1.", "A\nB\nC\nB supports A\nC supports B\nC supports A"),
    ("1. A\n1.1. Pro: B\n1.1.1. Con: -> See 1.", "A\nB\nB supports A\nA rebuts B"),
    ("1. A\n1.1. Con: -> See 1.", "A\nA rebuts A"),
    ("1. A\n2. B\n2.1. Pro: -> See 1.", "A\nB\nA supports B"),
    ("1. A\nwith a second line", "A\nwith a second line"),
    ("1. A, see [x] and (y) and C:\\z.", "A, see [x] and (y) and C:\\z."),
    ("1. \\-> See 2.", "-> See 2."),
    ("1. A\n2. B\n3. C", "A\nB\nC"),
    ("1. A\n1.1. Pro: A", "A\nA\nA supports A"),
    ("1. A\n1.1. Pro: B\n1.1.1. Pro: C\n1.1.2. Con: D\n1.1.2.1. Con: E",
     "A\nB\nC\nD\nE\nB supports A\nC supports B\nD rebuts B\nE rebuts D"),
    ("1. A\n1.1. Con: B\n1.2. Pro: C\n1.2.1. Pro: -> See 1.1.", "A\nB\nC\nB rebuts A\nC supports A\nB supports C"),
    ("1. A\n1.1. Pro: B\nand more of it", "A\nB\nand more of it\nB\nand more of it supports A"),
    ("1. <b>A</b> & *B*, #1: it's 50%", "<b>A</b> & *B*, #1: it's 50%"),
    ("1. A\n" + "".join(f"1.{n}. Pro: B{n}\n" for n in range(1, 12)).strip(),
     "\n".join(["A", *(f"B{n}" for n in range(1, 12)), *(f"B{n} supports A" for n in range(1, 12))])),
]  # fmt: skip
ODD = [
    ("1. A\r\n1.1. Pro: B\r\n", "A\nB\nB supports A", []),
    ("1. A\n\n1.1.   Pro:B", "A\nB\nB supports A", []),
    ("1. A\n1.1. Pro: B\n1.2. Pro: -> See 1.3.\n1.3. Pro: -> See 1.1.", "A\nB\nB supports A\nB supports A\nB supports A", []),
    ("1. A\n1.1. Pro: -> See 1.9.", "A\n-> See 1.9.\n-> See 1.9. supports A",
     ["a link leads to no claim, and is read as one"]),
    ("1. A\n1.1. Pro: -> See 1.2.\n1.2. Con: -> See 1.1.",
     "A\n-> See 1.2.\n-> See 1.1.\n-> See 1.2. supports A\n-> See 1.1. rebuts A",
     ["a link leads to no claim, and is read as one"]),
    ("1. A\n1.1. B", "A\nB\nB supports A", ["a claim is neither Pro nor Con, and is read as Pro"]),
    ("1. A\n1.2.3. Pro: B", "A\nB\nB supports A",
     ["the number above this one is missing: the next one that is there takes its place"]),
    ("1. A\n1.1. Pro: B\n1. first", "A\nB\n1. first\nB\n1. first supports A",
     ["a line begins with a number that is taken, and is read as text"]),
    ("1. A\n1.1. Pro:", "A\n1.1\n1.1 supports A", []),
    ("1. A\n1.1. Pro: B\n1.1.1. Pro: -> See 1.\n1.1.1.1. Con: C", "A\nB\nC\nB supports A\nA supports B\nC rebuts A", []),
    ("hello\n1. A", "A", ["a line before the first claim is not read"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), WHOLE)
def test_a_text_is_read_as_this_map_and_written_again(text, lines):
    result = KialoFile().read(HEAD + text)
    assert told(result.document, ids=False) == lines
    assert result.warnings == ()
    assert result.document.title == "T"
    assert KialoFile().write(result.document) == HEAD + text + "\n"


@pytest.mark.parametrize(("text", "lines", "odd"), ODD)
def test_what_is_odd_is_read_with_a_word_of_it(text, lines, odd):
    result = KialoFile().read(HEAD.replace("Title", "Name") + text if not text.startswith("hello") else text)
    assert told(result.document, ids=False) == lines
    assert sorts(result) == odd
    assert all(one.line for one in result.warnings)
    again = KialoFile().read(KialoFile().write(result.document, unsupported="ignore")).document
    assert sorted(told(again, ids=False).split()) == sorted(lines.split())


def test_a_flat_debate_without_priors_says_so():
    text = "1. A\n" + "".join(f"1.{n}. Pro: B{n}\n" for n in range(1, 21))
    assert ["no priors came with the file" in one for one in sorts(KialoFile().read(text))] == [True]
    assert sorts(KialoFile().read(text.replace("1.20. Pro: B20\n", ""))) == []


@pytest.mark.parametrize(
    ("text", "said", "url", "links"),
    [
        ("See [Smith](http://x.org) on it.", "See Smith on it.", "http://x.org", ((4, 9, "http://x.org"),)),
        ("[All of it](http://x.org)", "All of it", "http://x.org", None),
        ("[a](http://x.org/b_\\(c\\)) d", "a d", "http://x.org/b_(c)", ((0, 1, "http://x.org/b_(c)"),)),
        ("[a](http://x.org/b_(c)) d", "a d", "http://x.org/b_(c)", ((0, 1, "http://x.org/b_(c)"),)),
        ("[a](b) and [c](d)", "a and c", "b", ((0, 1, "b"), (6, 7, "d"))),
        ("no \\[link\\]\\(here\\)", "no [link](here)", None, None),
        ("no [link]() and [none] (here)", "no [link]() and [none] (here)", None, None),
    ],
)
def test_a_link_in_a_text_is_the_url_of_the_claim(text, said, url, links):
    document = KialoFile().read("1. " + text).document
    (claim,) = document.claims.values()
    assert (claim.text, claim.url) == (said, url)
    assert claim.meta.get("kialo", {}).get("links") == links
    assert KialoFile().read(KialoFile().write(document)).document == document


pieces = st.sampled_from(["[", "]", "(", ")", "](", "\\", "-> See 1.", "-", "a", " ", "x_y", "\\-"])


@given(st.lists(st.one_of(pieces, st.text(characters, max_size=4))).map("".join), st.data())
@examples(100)
def test_any_text_with_any_links_is_read_as_it_was_written(text, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=4)))
    spans = zip(cuts[::2], cuts[1::2], strict=False)
    urls = st.lists(st.one_of(pieces, st.text("ab:/().[]\\", max_size=3))).map("".join)
    links = [Link(start, end, data.draw(urls)) for start, end in spans]
    if sayable(links, text):
        assert plain(with_links(text, links)) == (text, links)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_come_back_but_for_blanks_and_line_breaks(text):
    document = Document.from_tree({
        "argmap": 1, "title": "T", "conclusion": "a", "claims": {"a": f"x{text}", "b": f"{text}x"},
        "relations": [{"premises": ["b"], "rebuts": "a"}],
    })  # fmt: skip
    again = KialoFile().read(KialoFile().write(document, unsupported="ignore")).document
    blank = [" ".join(one.text.split()) for one in again.claims.values()]
    assert blank == [" ".join(one.text.split()) for one in document.claims.values()]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no numbered claim"),
        ("hello", "no numbered claim"),
        ("1.1. Pro: A", "<string>:1: there is no claim above 1.1."),
    ],
)
def test_what_is_no_export_is_refused(text, message):
    with pytest.raises(FormatError, match=message):
        KialoFile().read(text)


@pytest.mark.parametrize(
    ("text", "likeness"),
    [
        ("Discussion Title: A", Likeness.CERTAIN),
        ("1. A\n1.1. Pro: B", Likeness.LIKELY),
        ("1. A\n2. B", Likeness.NO),
        ("", Likeness.NO),
    ],
)
def test_it_is_told_by_its_first_line_or_its_numbers(text, likeness):
    assert KialoFile().recognises(Glimpse(text)) == likeness


def tree(relations, conclusion="a", **claims):
    return Document.from_tree({
        "argmap": 1, "title": "T", "conclusion": conclusion, "claims": {key: claims.get(key, key.upper()) for key in "abc"},
        "relations": relations,
    })  # fmt: skip


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (tree([{"premises": ["b", "c"], "supports": "a"}]), "premises that are needed together"),
        (tree([{"premises": ["b"], "supports": "a"}], a={"text": "A", "prior": 0.5}), "prior"),
        (tree([{"premises": ["b"], "supports": "a"}]), "claims that lead to no conclusion: 'c'"),
        (tree([{"id": "s", "premises": ["b"], "supports": "a"}, {"premises": ["c"], "undercuts": "s"}]), "undercut"),
        (tree([], a=" A"), "line breaks and blanks"),
        (tree([], a="A \nB"), "line breaks and blanks"),
    ],
)
def test_what_kialo_cannot_say_is_named(document, message):
    with pytest.raises(UnsupportedError, match=message):
        KialoFile().write(document)
    KialoFile().read(KialoFile().write(document, unsupported="ignore"))


def shape(document):
    return sorted((one.premises, one.target, one.type) for one in document.relations.values())


@given(st.data())
@examples(600)
def test_random_maps_come_back(data):
    number = data.draw(st.integers(1, 7))
    place = st.integers(0, number - 1)
    pairs = data.draw(st.lists(st.tuples(place, place, st.sampled_from(["supports", "rebuts"])), max_size=12))
    document = Document.from_tree({
        "argmap": 1, "title": "T", "conclusion": ["c0"], "claims": {f"c{at}": f"c{at}" for at in range(number)},
        "relations": [{"premises": [f"c{one}"], verb: f"c{other}"} for one, other, verb in pairs],
    })  # fmt: skip
    again = KialoFile().read(KialoFile().write(document, unsupported="ignore")).document
    assert shape(again) == shape(document)
    assert set(again.claims) == set(document.claims)
    assert again.conclusion[0] == "c0"


def test_a_long_chain_does_not_make_the_numbers_grow_without_end():
    claims = {f"c{at}": f"c{at}" for at in range(3000)}
    steps = [{"premises": [f"c{at + 1}"], "supports": f"c{at}"} for at in range(2999)]
    document = Document.from_tree({"argmap": 1, "title": "T", "conclusion": "c0", "claims": claims, "relations": steps})
    text = KialoFile().write(document, unsupported="ignore")
    assert len(text) < 3_000_000
    assert shape(KialoFile().read(text).document) == shape(document)


@given(hostile_documents(KialoFile()).filter(lambda one: one.conclusion))
@examples(600)
def test_what_is_written_without_a_complaint_is_read_as_it_was(document):
    comes_back(KialoFile(), document, by_text)
