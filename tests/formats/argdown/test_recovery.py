"""What Argdown's own tools refuse or silently misread is read here, and told with its place."""

import pytest

from argmap.errors import FormatError, ParameterError
from argmap.formats import reads
from argmap.formats.argdown import parse

ODD = {
    "premises under their argument": ("<T>: gist\n(1) a\n----\n(2) c", 2, 1, "a premise stands straight under another block"),
    "a title under a block": ("[A]: a\n[B]: b", 2, 1, "a title stands straight under another block"),
    "brackets in a text": ("[A]: a [sic] b", 1, 8, "a [ in a text is read as text"),
    "three dashes": ("<T>\n\n(1) a\n---\nModus\n---\n(2) b", 4, 1, "an inference begins with three dashes"),
    "two dashes": ("<T>\n\n(1) a\n--\n(2) b", 4, 1, "too few dashes"),
    "an open inference": ("<T>\n\n(1) a\n--\nModus\n(2) b", 4, 1, "an inference is not closed"),
    "text behind an inference": ("<T>\n\n(1) a\n---- Modus --\n(2) b", 4, 5, "text stands behind the dashes"),
    "an underscore in a word": ("[A]: a file_name", 1, 12, "a _ that begins emphasis is never closed"),
    "asterisks in words": ("[A]: Bürger*innen und Bewohner*innen.", 1, 12, "a * that begins emphasis is never closed"),
    "emphasis in a word": ("[A]: un*frigging*, yes", 1, 8, "a * in a word begins emphasis"),
    "no blank line behind front matter": ("===\ntitle: x\n===\n[A]: a", 3, 4, "no blank line stands behind the front matter"),
    "data before a tag": ("[A]: a {x: 1} #tag", 1, 8, "text or a tag stands behind data"),
    "a blank before the colon": ("[A] : a", 1, 1, "a blank stands between a title and its colon"),
    "no colon": ("[A] a", 1, 1, "text follows [A]"),
    "no indentation": ("[A]: a\n- [B]: b", 2, 1, "a relation is not indented"),
    "a blank line before a relation": ("[A]: a\n\n  - [B]: b", 3, 3, "a blank line stands between a relation"),
    "a blank line before a conclusion": ("<T>\n\n(1) a\n\n----\n(2) b", 5, 1, "a blank line stands between premises"),
    "a conclusion without a number": ("<T>\n\n(1) a\n----\nb", 5, 1, "a conclusion has no number"),
    "no conclusion": ("<T>\n\n(1) a\n(2) b", 3, 1, "does not end with a conclusion"),
    "a second structure": ("<T>\n\n(1) a\n----\n(2) b\n\n<T>\n\n(1) c\n----\n(2) d", 9, 1, "the argument <T> has premises already"),
    "an argument as a premise": ("<T>\n\n(1) <A>\n----\n(2) b", 3, 5, "a premise or conclusion cannot be an argument"),
    "an argument that contradicts": ("[A]: a\n  >< <B>: b", 2, 3, "an argument cannot contradict"),
    "a support of an inference": ("<T>\n\n(1) a\n----\n  - [B]: b\n(2) c", 5, 3, "only an undercut may hang on an inference"),
    "a swallowed address": ("[A]: See http://x.org/y\nand more.", 1, 15, "a comment begins in the middle of an address"),
    "a comparison": ("[A]: p<0.05 and q>1", 1, 7, "a < in a text is read as text"),
    "a set": ("[A]: the set {1,2} of", 1, 14, "braces without key: value are read as text"),
    "an open brace": ("[A]: a {x: 1", 1, 8, "a { that opens data is never closed"),
    "broken data": ("[A]: a {x: [}", 1, 13, "the data in these braces is no YAML"),
    "broken front matter": ("===\ntitle: [x\n===\n\n[A]: a", 3, 1, "the front matter is no YAML"),
    "open front matter": ("===\ntitle: x\n\n[A]: a", 1, 1, "the front matter is never closed"),
    "other front matter": ("---\ntitle: x\n---\n\n[A]: a", 1, 1, "front matter stands between ---"),
    "a letter": ("[Claim one]: x\n\n[Claim onw]\n  + [B]: y", 3, 1, "[Claim one] has nearly the same title"),
    "capital letters": ("[Close]: x\n\n[close]: y", 3, 1, "differ in capital letters alone"),
    "an unknown mention": ("[Claim one]: x\n\nSee @[Claim on].", 3, 5, "[Claim on] is mentioned and is nowhere"),
    "a shortcode in a word": ("[A]: Part III.A. says", 1, 14, "'.A.' is read as the shortcode of ∀"),
    "a heading under a block": ("[A]: a\n# H\n\n[B]: b", 2, 1, "a heading stands straight under another block"),
    "a number in a text": ("[A]: a\n(5) of them", 2, 1, "'(5)' at the beginning of a line"),
    "a list in a list": ("* a\n  * b", 2, 3, "a list in a list"),
    "a list of dashes": ("- a\n- b", 2, 1, "nothing stands above this '-'"),
    "a line of dashes": ("[A]: a\n\n-----\n\n[B]: b", 3, 1, "a line of dashes says nothing here"),
    "another file": ('@import "secrets.argdown"\n\n[A]: a', 1, 1, "another file is named here"),
    "a comment at the end": ("[A]: a\n\nb // c", 3, 3, "a comment in the last line is read as text"),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_is_told_with_its_place(name):
    text, line, column, message = ODD[name]
    found = [(one.line, one.column) for one in parse(text).warnings if message in one.message]
    assert (line, column) in found


@pytest.mark.parametrize("name", ODD)
def test_every_odd_text_becomes_a_map(name):
    result = reads(ODD[name][0], format="argdown", source="street.argdown")
    assert result.document.claims
    assert any(one.file == "street.argdown" and one.line for one in result.warnings)


def test_one_bad_line_does_not_cost_the_rest():
    good = "[A]: a\n  + [B]: b\n\n<T>\n\n(1) [B]\n----\n(2) [A]\n\n"
    for text, *_ in ODD.values():
        if not text.startswith(("===", "---")):
            reading = parse(f"{good}{text}\n\n[Last]: z\n")
            assert [one.member.title for one in reading.arguments["T"].pcs][:2] == ["B", "A"]
            assert reading.statements["Last"].canonical.text == "z"


def test_a_sound_text_has_no_warnings():
    text = "===\ntitle: T\n===\n\n# H\n\n[A]: a *b* c. #tag {x: 1}\n  + <B>: b // why\n\n<B>\n\n(1) p\n----\n(2) q\n"
    assert parse(text).warnings == ()


def test_an_empty_file_is_refused_in_plain_words():
    with pytest.raises(FormatError, match=r"x\.argdown:1:1: the file is empty"):
        reads(" \n\n", format="argdown", source="x.argdown")


def test_front_matter_alone_is_a_map_without_claims():
    result = reads("===\ntitle: x\n===", format="argdown")
    assert (result.document.title, len(result.document.claims)) == ("x", 0)
    assert [one.message for one in result.warnings] == ["there are no statements"]


def test_a_byte_order_mark_is_no_letter():
    assert reads("\ufeff[A]: a", format="argdown").document.claims["A"].text == "a"


def test_an_unknown_mode_is_refused():
    with pytest.raises(ParameterError, match="mode is 'stirct'"):
        reads("[A]: a", format="argdown", mode="stirct")


def test_the_same_warning_is_counted():
    result = reads("[A]: a [b] c [d] e", format="argdown")
    assert [(one.column, one.times) for one in result.warnings] == [(8, 2)]


UNDERCUTS = {
    "of a statement": ("[A]: a\n  _ [B]: b", "an undercut of a statement is read as a rebuttal", ["rebuttal"]),
    "of nothing": ("<A>: a\n  _ <B>: b", "an undercut is aimed at what makes no step", []),
    "in a circle without a step": ("<A>: a\n  _ <B>: b\n\n<B>\n  _ <A>", "an undercut is aimed at what makes no step", []),
    "in a circle with a step": (
        "[C]: c\n  + <A>: a\n    _ <B>: b\n\n<B>\n  _ <A>", None, ["support", "undercut", "undercut"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", UNDERCUTS)
def test_undercuts_that_have_no_step_are_told(name):
    text, message, sorts = UNDERCUTS[name]
    result = reads(text, format="argdown")
    assert [one.type for one in result.document.relations.values()] == sorts
    if message is not None:
        assert any(message in one.message for one in result.warnings)


def test_an_undercut_of_many_steps_is_bounded():
    text = "\n".join(["<A>: a", *(f"  +> [C{n}]: c" for n in range(30)), "  _ <B>: b"])
    result = reads(text, format="argdown")
    assert sum(one.type == "undercut" for one in result.document.relations.values()) == 20
    assert any("the first 20" in one.message for one in result.warnings)


DEPTHS = ("{" * 4000, "{a: " * 3000 + "}" * 3000, "[A]: x {a: " + "[" * 3000 + "]" * 3000 + "}", "<" * 5000, "*a " * 5000,
          "\n".join(" " * n + "+ a" for n in range(700)), "===\na: " + "[" * 2000 + "\n===\n\n[A]: b")  # fmt: skip


@pytest.mark.parametrize("text", DEPTHS)
def test_depth_does_no_harm(text):
    assert reads(f"[B]: b\n\n{text}", format="argdown").document.claims
