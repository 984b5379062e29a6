"""What a format can say comes back from it: random maps cut down to that, written and read again."""

import io
import json

import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import argmap
from argmap.formats.charts.mermaid import Mermaid
from argmap.formats.graphs.edge_list import EdgeList
from argmap.formats.graphs.node_edge import JsonCanvas, NodeEdge
from argmap.formats.graphs.xml_files import Gexf, GraphMl
from argmap.map import ArgumentMap
from argmap.model.document import Document
from tests.shared.documents import documents
from tests.shared.examples import examples
from tests.shared.sayable import but_for_relation_ids, plainly_written, sayable, with_simple_ids, with_simple_tags


@pytest.mark.parametrize("dialect", ["plain", "react-flow", "cytoscape", "node-link"])
@given(document=documents(mutual=True))
def test_nodes_and_edges_come_back_whole(dialect, document):
    text = NodeEdge().write(document, dialect=dialect)
    assert argmap.formats.reads(text, source="map.json").document == document


@given(document=documents(mutual=True))
def test_a_canvas_comes_back_whole(document):
    assert JsonCanvas().read(JsonCanvas().write(document)).document == document


@pytest.mark.parametrize("format_", [GraphMl(), Gexf(), EdgeList()], ids=lambda one: one.name)
@given(data=st.data())
def test_files_of_graphs_come_back(format_, data):
    document = plainly_written(data.draw(sayable(format_)))
    assert format_.read(format_.write(document)).document == document


@given(sayable(Mermaid()).map(with_simple_ids).map(with_simple_tags))
@examples(400)
def test_a_chart_comes_back_but_for_the_ids_of_links(document):
    result = Mermaid().read(Mermaid().write(document))
    assert but_for_relation_ids(result.document) == but_for_relation_ids(document)
    assert [one.message for one in result.warnings if "circle" not in one.message] == []


@pytest.mark.parametrize("text", ["&", "And", "+"])
def test_a_claim_whose_text_is_that_of_a_joint_stays_a_claim_in_a_chart(text):
    b = argmap.MapBuilder("Signs")
    b.support([b.claim("One", id="one")], b.claim(text, id="sign"))
    b.rebut("sign", b.claim("Two", id="two"))
    m = b.build()
    assert argmap.loads(argmap.dumps(m, format="mermaid")).document.claims == m.document.claims


@given(document=documents(mutual=True))
def test_what_networkx_writes_as_data_comes_back(document):
    named = [key for key, one in document.sources.items() if one.name in {key, ""}]
    assume(not named)  # for Cytoscape networkx writes the id of a node as its name, where it has none
    graph = ArgumentMap(document).to_networkx()
    for data in (
        nx.cytoscape_data(graph),
        nx.node_link_data(graph, edges="edges"),
        nx.node_link_data(graph, edges="links"),
    ):
        result = argmap.formats.reads(json.dumps(data))
        assert result.document == document
        assert result.warnings == ()


def test_every_writer_of_networkx_is_read_by_load(tmp_path):
    document = Document.from_tree({
        "argmap": 1, "title": "Mill Street", "conclusion": "close",
        "claims": {"close": "Close it.", "safe": {"text": "It is safer.", "prior": 0.7}, "vans": "Vans stop there."},
        "relations": [
            {"id": "step", "premises": ["safe"], "supports": "close"}, {"premises": ["vans"], "undercuts": "step"},
        ],
    })  # fmt: skip
    graph = ArgumentMap(document).to_networkx()
    nx.write_graphml(graph, tmp_path / "map.graphml")
    nx.write_gexf(graph, tmp_path / "map.gexf")
    assert argmap.load(tmp_path / "map.graphml").document == document
    assert argmap.load(tmp_path / "map.gexf").document.relations == document.relations


@pytest.mark.parametrize("name", ["graphml", "gexf", "edges", "mermaid", "d2", "node-edge", "json-canvas"])
def test_a_text_is_no_markup_in_any_format(name):
    odd = "</data><x> & \"quotes\" 'and' #quot; ${x} --> |a| ; % `code` \\n \t end"
    b = argmap.MapBuilder("Odd")
    b.support([b.claim(odd, id="a")], b.claim("B", id="b"))
    text = argmap.dumps(b.build(), format=name, unsupported="ignore")
    if name != "d2":
        assert argmap.loads(text, format=name, warnings="ignore")["a"].text == odd
    else:
        assert '\\"quotes\\"' in text
        assert "\\${x}" in text


def test_letters_that_xml_cannot_hold_are_a_loss():
    b = argmap.MapBuilder("Bell")
    b.claim("Ring\x07", id="a")
    with pytest.raises(argmap.UnsupportedError, match=r"GraphML cannot say control characters: '\$\.claims\.a'"):
        argmap.dumps(b.build(), format="graphml")
    again = argmap.loads(argmap.dumps(b.build(), format="graphml", unsupported="ignore"))
    assert again["a"].text == "Ring\ufffd"


def test_d2_is_written_and_not_read(tmp_path):
    b = argmap.MapBuilder("Rain")
    rain, wet, take = b.claim("Rain", id="rain"), b.premise("Wet", id="label"), b.claim("Take it", id="take")
    step = b.support([rain, wet], take, id="step", strength=0.5)
    b.undercut(b.claim("Old", id="old"), step, certain=False)
    b.rebut(rain, "old", mutual="contrary")
    b.build().save(tmp_path / "rain.d2")
    lines = (tmp_path / "rain.d2").read_text().splitlines()
    assert lines[0] == '" title": "Rain" {near: top-center; shape: text}'
    assert '"label (id)": "Wet" {class: premise}' in lines
    assert '"step": "" {class: inference}' in lines
    assert '"step" -> "take": "0.5" {class: support}' in lines
    assert '"old" -> "step": "uncertain" {class: undercut}' in lines
    assert '"rain" <-> "old": "contrary" {class: rebuttal}' in lines
    with pytest.raises(argmap.FormatError, match="D2 is written, and not read"):
        argmap.load(tmp_path / "rain.d2")


@pytest.mark.parametrize(
    ("name", "option", "message"),
    [
        ("node-edge", {"direction": "up"}, "direction is 'up'"),
        ("edges", {"default_sign": "suport"}, "Did you mean 'support'"),
        ("mermaid", {"ampersand": "link"}, "Did you mean 'linked'"),
        ("mermaid", {"chart": 3}, "chart is 3. There are 1"),
    ],
)
def test_options_that_there_are_not_are_refused(name, option, message):
    with pytest.raises(argmap.ParameterError, match=message):
        argmap.loads("```mermaid\ngraph BT\n```" if "chart" in option else "", format=name, **option)


def test_edges_may_run_the_other_way_or_count_without_a_word():
    text = '{"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"source": "a", "target": "b"}]}'
    m = argmap.loads(text, default_sign="rebuttal", direction="from_target")
    assert list(m.relations) == ["b.rebuts.a"]
    assert list(argmap.loads("graph BT\n a & b --> c", ampersand="linked").relations) == ["a.b.supports.c"]
    two = "```mermaid\ngraph BT\n a --> b\n```\n```mermaid\ngraph BT\n c --> d\n```\n"
    assert list(argmap.loads(two, chart=2, warnings="ignore").claims) == ["c", "d"]


@pytest.mark.parametrize("name", ["node-edge", "edges", "graphml", "mermaid"])
def test_more_parts_than_are_allowed_are_refused(name):
    b = argmap.MapBuilder("Many")
    for number in range(20):
        b.support([b.claim(f"C{number}", id=f"c{number}")], b.claim(f"D{number}", id=f"d{number}"))
    text = argmap.dumps(b.build(), format=name, unsupported="ignore")
    with pytest.raises(argmap.FormatError, match=r"more than 10 .*limit=None"):
        argmap.loads(text, format=name, limit=10)
    assert len(argmap.loads(text, format=name, limit=None)) == 40


@given(data=st.data())
@examples(200)
def test_networkx_reads_what_is_written_as_graphml_and_gexf(data):
    document = plainly_written(data.draw(documents(mutual=True)))
    expected = {*document.claims, *document.relations, *document.sources}
    for read, form in ((nx.parse_graphml, GraphMl()), (lambda text: nx.read_gexf(io.BytesIO(text.encode())), Gexf())):
        graph = read(form.write(document, unsupported="ignore"))
        assert set(graph) == expected
        assert all(graph.nodes[key]["text"] == one.text for key, one in document.claims.items())
