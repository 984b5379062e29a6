"""The XML of the microtexts: what small graphs mean, and that they are written as they were read."""

import pytest
from hypothesis import given

from argmap.errors import FormatError, UnsupportedError
from argmap.formats.annotated.microtext_file import MicrotextFile
from argmap.formats.format import Likeness
from argmap.formats.glimpse import Glimpse
from argmap.formats.restricted import restricted
from argmap.model import Document
from tests.formats.told import sorts, told
from tests.shared.examples import examples
from tests.shared.maps import maps
from tests.shared.written import comes_back, hostile_documents

MICROTEXT = MicrotextFile()


def xml(text, attributes='id="t"'):
    """Claims as `a=A`, opponents as `a!=A`, edges as `c1 sup a b`; every claim has a segment of its own."""
    lines = []
    for part in filter(None, map(str.strip, text.split(";"))):
        name, equals, said = part.partition("=")
        if equals:
            plain, type_ = name.rstrip("!"), "opp" if name.endswith("!") else "pro"
            lines.append(f'<edu id="e{plain}"><![CDATA[{said}]]></edu><adu id="{plain}" type="{type_}"/>')
            lines.append(f'<edge id="s{plain}" src="e{plain}" trg="{plain}" type="seg"/>')
        else:
            edge, type_, source, target = part.split()
            lines.append(f'<edge id="{edge}" src="{source}" trg="{target}" type="{type_}"/>')
    body = "\n".join(lines)
    return f"<?xml version='1.0' encoding='UTF-8'?>\n<arggraph {attributes}>\n{body}\n</arggraph>\n"


AB, ABC, ABCD = "a=A; b=B; ", "a=A; b=B; c=C; ", "a=A; b=B; c=C; d=D; "
SAID, SAID4 = "a: A\nb: B\nc: C\n", "a: A\nb: B\nc: C\nd: D\n"
NO_END = "an edge of another type, or without an end, is not read"
TABLE = [
    ("a=A", "a: A", []),
    ("a!=A", "a: A", []),
    ("a=A < B & C", "a: A < B & C", []),
    (AB + "c1 sup a b", "a: A\nb: B\na supports b", []),
    (AB + "c1 exa a b", "a: A\nb: B\na supports b", []),
    (AB + "c1 reb a b", "a: A\nb: B\na rebuts b", []),
    (ABC + "c1 sup a b; c2 und c c1", SAID + "a supports b\nc undercuts c1", []),
    (ABC + "c1 reb a b; c2 und c c1", SAID + "a rebuts b\nc undercuts c1", []),
    (ABC + "c1 sup a b; c2 add c c1", SAID + "a + c supports b", []),
    (ABC + "c2 add c c1; c1 sup a b", SAID + "a + c supports b", []),
    (ABCD + "c1 reb a b; c2 und c c1; c3 add d c2", SAID4 + "a rebuts b\nc + d undercuts c1", []),
    (ABCD + "c1 sup a b; c2 und c c1; c3 und d c2", SAID4 + "a supports b\nc undercuts c1\nd undercuts c2", []),
    (ABCD + "c1 sup a b; c2 add c c1; c3 add d c2", SAID4 + "a + c + d supports b", []),
    (ABC + "c1 sup a b; c2 sup c b", SAID + "a supports b\nc supports b", []),
    (AB + "c1 sup a b; c2 sup b a", "a: A\nb: B\na supports b\nb supports a", []),
    (AB, "a: A\nb: B", []),
    ("a=A; b!=B; c1 reb b a", "a: A\nb: B\nb rebuts a", []),
    ("a=A; b!=B; c=C; c1 reb b a; c2 reb c b", SAID + "b rebuts a\nc rebuts b", []),
    (ABC + "c1 exa a b; c2 add c c1", SAID + "a + c supports b", []),
    (ABCD + "c1 sup a b; c2 sup b c; c3 und d c2", SAID4 + "a supports b\nb supports c\nd undercuts c2", []),
    (ABCD + "c1 sup a b; c2 und c c1; c3 reb d c", SAID4 + "a supports b\nc undercuts c1\nd rebuts c", []),
]  # fmt: skip
ODD = [
    (AB + "c1 sup a z", "a: A\nb: B", [NO_END]),
    (AB + "c1 sup z b", "a: A\nb: B", [NO_END]),
    (AB + "c1 foo a b", "a: A\nb: B", [NO_END]),
    (AB + "c1 add a c2; c2 add b c1", "a: A\nb: B", [NO_END]),
    (AB + "a=Again", "a: A\nb: B", ["an element without an id, or with that of another one, is not read"]),
    (ABC + "c1 sup a b; c2 add a c1", SAID + "a supports b", ["a premise is named twice in one relation"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines", "odd"), [*TABLE, *ODD])
def test_a_graph_is_read_as_this_map(text, lines, odd):
    result = MICROTEXT.read(xml(text))
    assert told(result.document) == lines.strip()
    assert sorted(set(sorts(result))) == sorted(odd)


@pytest.mark.parametrize(("text", "lines", "odd"), TABLE)
def test_what_was_read_is_written_and_read_again(text, lines, odd):
    document = MICROTEXT.read(xml(text)).document
    assert MICROTEXT.read(MICROTEXT.write(document)).document == document


def test_the_opponent_is_tagged_an_example_is_a_scheme_and_the_central_claim_the_conclusion():
    document = MICROTEXT.read(xml("a!=A; b=B; c1 exa a b", 'id="micro_1" topic_id="waste" stance="pro"')).document
    assert (document.claims["a"].tags, document.claims["b"].tags) == (("opp",), ())
    assert document.relations["c1"].scheme == "example"
    assert (document.title, document.conclusion) == ("micro_1", ("b",))
    assert document.meta["microtext"] == {"topic_id": "waste", "stance": "pro"}
    assert 'topic_id="waste" stance="pro"' in MICROTEXT.write(document)


def test_segments_that_are_joined_are_one_text_and_come_back():
    text = xml("a=A")
    more = '<edu id="e8">one</edu><edu id="e9">two</edu><joint id="j"/><adu id="b" type="pro"/>'
    more += '<edge id="x1" src="e8" trg="j" type="seg"/><edge id="x2" src="e9" trg="j" type="seg"/>'
    more += '<edge id="x3" src="j" trg="b" type="seg"/><edu id="e10">aside</edu>'
    document = MICROTEXT.read(text.replace("</arggraph>", more + "</arggraph>")).document
    assert document.claims["b"].text == "one two"
    assert document.meta["microtext"]["edus"] == (("e10", "aside"),)
    assert MICROTEXT.read(MICROTEXT.write(document)).document == document


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><arggraph id="t">&b;</arggraph>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><arggraph id="t">&a;</arggraph>'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BOMB, "<string>:1:[0-9]+: entities are not read"),
        (OUTSIDE, "entities are not read"),
        ("<arggraph id='t'>&nbsp;</arggraph>", "<string>:1:[0-9]+: this is no XML: undefined entity"),
        ("<a>" * 100 + "</a>" * 100, "nested deeper than 50 levels"),
        ("<arggraph>", "this is no XML: no element found"),
        ("", "this is no XML"),
        ("<x/>", "the root must be arggraph, not x"),
    ],
)
def test_what_is_no_graph_or_not_safe_is_refused(text, message):
    with pytest.raises(FormatError, match=message):
        MICROTEXT.read(text)


def test_a_definition_elsewhere_is_named_and_not_fetched():
    text = xml("a=A").replace("<arggraph", '<!DOCTYPE arggraph SYSTEM "http://example.org/arggraph.dtd">\n<arggraph')
    assert told(MICROTEXT.read(text).document) == "a: A"


def test_it_is_told_by_its_root():
    assert MICROTEXT.recognises(Glimpse(xml("a=A"), ".xml")) == Likeness.CERTAIN
    assert MICROTEXT.recognises(Glimpse("<graphml/>", ".xml")) == Likeness.NO


def test_what_a_microtext_cannot_say_is_named():
    document = Document.from_tree({
        "argmap": 1, "title": "T", "claims": {"a": {"text": "A", "prior": 0.5}, "b": "B\x07"},
        "relations": [{"id": "c", "premises": ["a"], "supports": "b", "scheme": "expert"}],
    })  # fmt: skip
    with pytest.raises(UnsupportedError, match="prior"):
        MICROTEXT.write(document)
    MICROTEXT.read(MICROTEXT.write(document, unsupported="ignore"))


@given(maps())
@examples(400)
def test_random_maps_come_back(one):
    document = restricted(one.document, MICROTEXT.says)[0].model_copy(update={"title": "T"})
    again = MICROTEXT.read(MICROTEXT.write(document)).document
    assert again.model_copy(update={"conclusion": ()}) == document


@given(hostile_documents(MICROTEXT))
@examples(300)
def test_hostile_texts_are_never_markup(document):
    comes_back(MICROTEXT, document)
