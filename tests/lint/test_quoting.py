"""Quotations are looked up in their text: found whatever their marks, placed by lines, and else the nearest is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.lint.quoting import work
from argmap.lint.quoting.source_text import SourceText
from tests.shared.examples import examples

TEXT = """\
“We’ll close  Mill Street,” said the council —
and nobody laughed.

Injuries fell by 34%. Cars were fewer.
We'll close Mill Street, it said again.
"""


def quoting(*passages, documents="report: {}"):
    claims = "".join(
        f"  c{at}: {{text: Claim {at}., said_by: [{{source: ann, act: asserts, at: {{document: report, {one}}}}}]}}\n"
        for at, one in enumerate(passages)
    )
    return argmap.loads(f"argmap: 1\ntitle: T\ndocuments: {{{documents}}}\nsources: {{ann: {{}}}}\nclaims:\n{claims}")


@pytest.mark.parametrize(
    ("quote", "how", "lines"),
    [
        ("we'll CLOSE mill street, said", "punctuation", "1"),
        ('"We\'ll close Mill Street," said the council - and nobody laughed', "found", "1-2"),
        ("nobody laughed … Cars were fewer", "found", "2-4"),
        ("Cars were fewer ... nobody laughed", "nearest", "4"),
        ("Injuries fell by 34%", "found", "4"),
        ("njuries fell", "nearest", "4"),
        ("Injuries fell by 43%", "nearest", "4"),
        ("something else altogether here", "missing", ""),
        ("...", "missing", ""),
    ],
)
def test_a_quotation_is_found_whatever_its_marks(quote, how, lines):
    spot = SourceText(TEXT).find(quote)
    assert (spot.how, spot.lines) == (how, lines)


def test_lines_are_filled_in_corrected_and_left_where_they_are_right():
    m = quoting(
        "quote: nobody laughed",
        "lines: 4, quote: nobody laughed",
        'lines: "5", quote: we\'ll close Mill Street',
        "lines: 1-3, quote: nobody laughed",
        "lines: iv, quote: nobody laughed",
        "quote: nobody wept",
    )
    found = m.quote(TEXT)
    assert found.column("lines") == ("2", "2", "5", "1-3", "iv", "2")
    assert found.column("was") == ("", "4", "", "", "", "")
    assert found.column("found") == ("yes",) * 5 + ("nearest",)
    assert found.row("c5")["nearest"] == "nobody"
    assert [one.said_by[0].at.lines for one in found.map.document.claims.values()] == ["2", "2", "5", "1-3", "iv", None]
    assert not found.ok
    assert "filled in for 1, and corrected for 1" in str(found)


def test_filling_in_changes_nothing_else_and_a_second_time_nothing():
    m = argmap.loads(quoting_relation())
    once = m.quote(TEXT).map
    assert once.document.relations["step"].said_by[0].reply_to.lines == "4"
    assert once.quote(TEXT).map.document == once.document
    tree = once.document.to_tree()
    del tree["relations"][0]["said_by"][0]["reply_to"]["lines"]
    assert tree == m.document.to_tree()


def quoting_relation():
    return """{argmap: 1, title: T, documents: {report: {}}, sources: {ann: {}}, claims: {a: A., b: B.}, relations: [
    {id: step, premises: [a], supports: b, said_by: [{source: ann, act: asserts,
    reply_to: {document: report, quote: cars were fewer}}]}]}"""


def test_how_much_of_the_text_is_pointed_to_is_told():
    found = quoting("quote: nobody laughed", "lines: 4").quote(TEXT)
    assert found.cited == 0.5
    assert found.quoted == pytest.approx(2 / 26)
    assert found.uncited == ((1, 1), (5, 5))
    assert found.to_dict()["uncited"] == [[1, 1], [5, 5]]


def test_which_document_the_text_is_has_to_be_clear():
    two = quoting("quote: nobody laughed", documents="report: {}, other: {}")
    assert two.quote(TEXT).ok  # only one is quoted
    with pytest.raises(argmap.UnknownIdError, match="unknown document 'reprt'"):
        two.quote(TEXT, document="reprt")
    with pytest.raises(argmap.ParameterError, match="several documents"):
        argmap.loads("{argmap: 1, title: T, documents: {a: {}, b: {}}}").quote(TEXT)
    with pytest.raises(argmap.ParameterError, match="no documents"):
        argmap.loads("{argmap: 1, title: T}").quote(TEXT)
    with pytest.raises(argmap.ParameterError, match="source"):
        two.quote(None)
    assert "1 quotation of other documents was not looked up" in str(two.quote(TEXT, document="other"))


def test_what_there_is_no_time_for_is_told_and_a_text_too_long_refused(monkeypatch):
    m = quoting("quote: nobody laughed")
    found = work.look_up(m.document, TEXT, as_map=argmap.ArgumentMap, seconds=0)
    assert found.column("found") == ("not looked up",)
    assert not found.ok
    monkeypatch.setattr(work, "MOST_LETTERS", 10)
    with pytest.raises(argmap.ParameterError, match="letters"):
        m.quote(TEXT)


def test_long_texts_and_long_quotations_are_looked_up():
    text = "one two three four five\n" * 20_000 + "the needle stands here\n"
    source = SourceText(text)
    assert source.find("needle STANDS").lines == "20001"
    assert source.find("the noodle stands here").lines == "20001"
    assert source.find("two three four five six " * 500).how == "nearest"
    assert len(source.excerpt((0, 100_000))) == 500
    assert SourceText("One Two " * 10_000).excerpt((1, 3)) == "two one"


def test_letters_of_every_script_are_looked_up():
    source = SourceText("Straße ﬁne\nＷＩＤＥ letters\n日本語 の 文\nЭто так, İstanbul\n")
    for quote, line in (("STRASSE fine", "1"), ("wide Letters", "2"), ("日本語", "3"), ("это ТАК", "4")):
        assert source.find(quote).lines == line
    assert source.excerpt(source.find("fine").words[0]) == "ﬁne"


words = st.lists(
    st.sampled_from(["ox", "bee", "it's", "well-known", "34%", "“so”", "—", "no.", "Yes,", "e.g.", "né"]),
    min_size=1,
    max_size=8,
)


@examples(400)
@given(st.lists(words, min_size=1, max_size=6), st.data())
def test_what_is_copied_from_a_text_is_found_where_it_was_copied(lines, data):
    text = "\n".join(" ".join(line) for line in lines)
    first = data.draw(st.integers(0, len(lines) - 1))
    last = data.draw(st.integers(first, len(lines) - 1))
    copied = " ".join(word for line in lines[first : last + 1] for word in line)
    changed = copied.upper().replace("“", '"').replace("—", " - ").replace("'", "’").replace(" ", " \n ")
    spot = SourceText(text).find(changed, within=(first + 1, last + 1))
    if any(letter.isalnum() for letter in copied):
        assert spot.how in {"found", "punctuation"}
        assert first + 1 <= spot.first <= spot.last <= last + 1
