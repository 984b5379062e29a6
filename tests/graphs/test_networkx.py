import re

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

import argmap
from argmap.errors import MapError, ParameterError, UnreadWarning
from argmap.formats.graphs.networkx import from_networkx, to_networkx
from argmap.map import ArgumentMap
from argmap.model import Document, DocumentBuilder
from tests.shared.documents import documents
from tests.shared.examples import examples

_NOT_XML = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|^$")
"""What a file in XML cannot hold: controls; white space other than blanks, and empty texts, do not come back as such."""


def for_xml(value):
    if isinstance(value, dict):
        return {for_xml(key): for_xml(item) for key, item in value.items()}
    if isinstance(value, list):
        return [for_xml(item) for item in value]
    return _NOT_XML.sub("x", value) if isinstance(value, str) else value


def street():
    b = DocumentBuilder("Mill Street", conclusion="close", prior=0.4)
    council = b.source("The council", id="council", reliability=0.7)
    b.source("A shopkeeper", id="shopkeeper", via=council, kind="person")
    close = b.claim("Mill Street should be closed.", id="close", prior=0.2)
    injuries = b.premise("Injuries fall.", id="injuries", said_by=council)
    duty, vans = b.claim("There is a duty.", id="duty"), b.claim("Vans lose access.", id="vans")
    b.support([injuries, duty], close, id="safety", strength=0.9)
    b.rebut(vans, close)
    b.undercut(b.claim("New lights came.", id="lights"), "safety")
    b.undercut(vans, council, id="doubt")
    b.question("Why now?", id="why_now")
    return b.document()


@given(documents())
@settings(deadline=None)
def test_a_document_comes_back_whole(document):
    assert from_networkx(to_networkx(document)) == document


def test_every_attribute_is_text_a_number_or_a_boolean():
    graph = to_networkx(street(), scores=ArgumentMap(street()).score())
    held = [graph.graph, *(fields for _, fields in graph.nodes(data=True)), *(e[2] for e in graph.edges(data=True))]
    assert {type(value) for fields in held for value in fields.values()} <= {str, int, float, bool}


@pytest.mark.parametrize("simple", [False, True])
@pytest.mark.parametrize("suffix", ["graphml", "gexf"])
@given(document=documents())
@examples(250)
def test_a_document_comes_back_from_the_files_of_networkx(suffix, simple, document, tmp_path_factory):
    document = Document.from_tree(for_xml(document.to_tree()))
    path = tmp_path_factory.mktemp("graph") / f"graph.{suffix}"
    graph = to_networkx(document, simple=simple)
    getattr(nx, f"write_{suffix}")(graph, path)
    again = getattr(nx, f"read_{suffix}")(path)
    if suffix == "gexf":  # it has no place for what belongs to the graph as a whole
        again.graph.update(graph.graph)
    assert from_networkx(again) == from_networkx(graph)


@pytest.mark.parametrize("text", ['["x"]', "[draft]", "{", '"x"', "[1"])
def test_a_text_that_looks_like_json_stays_a_text(text):
    b = DocumentBuilder(text, note=text, tags=[text])
    b.claim(text, id="a", tags=[text, "b"], note=text, meta={text: [text]})
    b.claim(text, id="b", tags=[text])
    assert from_networkx(to_networkx(b.document())) == b.document()


def test_attributes_without_use_are_named_once_in_a_warning():
    graph = nx.DiGraph(colour="red")
    graph.add_node("a", text="A.", size=3)
    graph.add_edge("a", "b", sign=1, weight=0.4)
    graph.add_edge("b", "a", sign=1, weight=0.2)
    with pytest.warns(UnreadWarning) as caught:
        document = argmap.from_networkx(graph).document
    (said,) = (str(one.message) for one in caught)
    assert "these attributes: 'colour' of 1 graph, 'size' of 1 node, 'weight' of 2 edges. A weight" in said
    assert said.endswith("A weight that is to count is an edge's 'strength', from 0 to 1.")
    assert caught[0].filename == __file__
    assert {relation.strength for relation in document.relations.values()} == {None}


def test_what_was_added_to_a_map_as_a_graph_is_named_too():
    graph = to_networkx(street())
    nx.set_node_attributes(graph, nx.pagerank(graph), "rank")
    with pytest.warns(UnreadWarning, match="'rank' of 12 nodes"):
        assert from_networkx(graph) == street()


def test_very_many_attributes_are_counted():
    graph = nx.DiGraph()
    graph.add_node("a", **{f"x{n}": n for n in range(1000)})
    with pytest.warns(UnreadWarning, match="'x9' of 1 node, 990 more") as caught:
        from_networkx(graph)
    assert len(str(caught[0].message)) < 1000


def test_a_premise_named_twice_is_one_premise():
    graph = nx.MultiDiGraph()
    for start in ("a", "b", "a"):
        graph.add_edge(start, "c", sign=1, relation="r")
    with pytest.warns(UnreadWarning, match="1 edge names a premise that its relation has already"):
        assert from_networkx(graph).relations["r"].premises == ("a", "b")


def test_roles_follow_the_direction_of_the_argument():
    graph = to_networkx(street())
    roles = {(start, end): role for start, end, role in graph.edges(data="role")}
    assert roles["injuries", "safety"] == roles["duty", "safety"] == "premise"
    assert roles["safety", "close"] == roles["doubt", "council"] == "target"
    assert roles["shopkeeper", "council"] == "via"


def test_nodes_say_what_they_are():
    graph = to_networkx(street())
    assert graph.nodes["injuries"] | {"text": ""} == {
        "node": "claim", "kind": "premise", "text": "", "said_by": '[{"source": "council", "act": "asserts"}]',
    }  # fmt: skip
    assert graph.nodes["doubt"]["type"] == "undercut"
    assert graph.nodes["shopkeeper"]["kind"] == "person"
    assert graph.graph["conclusion"] == "close"
    assert graph.graph["defaults"] == '{"prior": 0.4}'


def test_a_simple_graph_counts_what_it_cannot_say():
    graph = to_networkx(street(), simple=True)
    edges = sorted(graph.edges(data=True))
    assert [(start, end, fields["sign"]) for start, end, fields in edges] == [
        ("duty", "close", 1), ("injuries", "close", 1), ("vans", "close", -1),
    ]  # fmt: skip
    assert edges[0][2]["relation"] == "safety"
    assert edges[0][2]["strength"] == 0.9
    assert graph.graph["left_out"] == 2


def test_a_simple_graph_keeps_linked_premises_together():
    document = from_networkx(to_networkx(street(), simple=True))
    assert set(document.relations["safety"].premises) == {"injuries", "duty"}
    assert document.relations["safety"].strength == 0.9
    assert document.prior_of("duty") == 0.4


def test_a_claim_cut_out_of_the_graph_is_gone_from_the_map():
    graph = to_networkx(street())
    graph.remove_node("duty")
    assert from_networkx(graph).relations["safety"].premises == ("injuries",)


def test_a_relation_without_its_target_is_refused():
    graph = to_networkx(street())
    graph.remove_node("close")
    with pytest.raises(MapError, match="'safety' has 0 edges with the role 'target'"):
        from_networkx(graph)


def test_every_relation_that_was_torn_apart_is_told():
    graph = to_networkx(street())
    graph.remove_nodes_from(["close", "council"])
    with pytest.raises(MapError) as caught:
        from_networkx(graph)
    assert [problem.message.split("'")[1] for problem in caught.value.problems] == [
        "safety", "vans.rebuts.close", "doubt",
    ]  # fmt: skip


def test_documents_come_back_from_a_graph_without_nodes():
    document = Document.from_tree({"argmap": 1, "title": "T", "documents": {"report": {"title": "R"}}})
    assert from_networkx(to_networkx(document)) == document


def test_a_plain_graph_may_have_an_attribute_called_node():
    graph = nx.DiGraph()
    graph.add_node("a", node="hub", label="A.")
    graph.add_edge("a", "b", sign=1)
    assert from_networkx(graph).claims["a"].text == "A."


def test_what_a_table_has_no_value_for_is_missing():
    graph = nx.MultiDiGraph()
    graph.add_node("c", prior=np.nan, tags=np.array(["x", "y"]))
    graph.add_edge("a", "c", sign=np.nan, type="support", relation=np.nan, strength=np.nan)
    graph.add_edge("b", "c", sign=1, relation=np.nan)
    document = from_networkx(graph)
    assert [(one.premises, one.strength) for one in document.relations.values()] == [(("a",), None), (("b",), None)]
    assert (document.claims["c"].prior, document.claims["c"].tags) == (None, ("x", "y"))


def test_plain_graphs_take_signs_types_and_any_nodes():
    graph = nx.MultiDiGraph(name="Plain")
    graph.add_edge((1, 2), "goal", sign=np.int64(-1), strength=np.float64(0.5))
    graph.add_edge("a b", "goal", type="support")
    graph.add_edge("a_b", "goal", type="Attack")
    document = from_networkx(graph)
    assert document.title == "Plain"
    assert [(one.premises[0], one.type) for one in document.relations.values()] == [
        ("_1_2", "rebuttal"), ("a_b_2", "support"), ("a_b", "rebuttal"),
    ]  # fmt: skip
    assert next(iter(document.relations.values())).strength == 0.5


@pytest.mark.parametrize(
    ("graph", "message"),
    [
        (nx.Graph([(1, 2)]), "no directions"),
        (nx.DiGraph([(1, 2)]), "from 1 to 2 says neither for nor against"),
        (nx.DiGraph([(1, 2, {"sign": 0})]), "neither for nor against"),
        (nx.DiGraph([(1, 2, {"sign": float("nan")})]), "neither for nor against"),
        (to_networkx(street()).to_undirected(), "no directions"),
        (
            nx.DiGraph([(1, 3, {"sign": 1, "relation": "r", "strength": 0.5}), (2, 3, {"sign": 1, "relation": "r"})]),
            "the edges of the relation 'r' state several strengths",
        ),
        (nx.DiGraph([(1, 2, {"sign": 1, "strength": 3})]), "strength must be a number from 0 to 1, not 3"),
    ],
)
def test_graphs_that_say_nothing_are_refused(graph, message):
    with pytest.raises(MapError, match=message):
        from_networkx(graph)


def test_an_empty_graph_is_an_empty_map():
    assert from_networkx(nx.DiGraph()) == Document.from_tree({"argmap": 1, "title": "Untitled"})
    assert from_networkx(to_networkx(Document(title="None"))) == Document(title="None")


@pytest.mark.parametrize("graph", [None, 5, "graph", {}, nx, [("a", "b")], np.zeros((2, 2))])
def test_what_is_no_graph_is_refused(graph):
    with pytest.raises(ParameterError, match=r"graph is .* Give a graph of networkx"):
        from_networkx(graph)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"premises": 5}, "the premises of the relation 'safety' are 5"),
        ({"premises": "duty"}, "the premises of the relation 'safety' are 'duty'"),
        ({"type": {}}, "the relation 'safety' has the type {}"),
        ({"type": None}, "the relation 'safety' has the type None"),
        ({"type": ["support"]}, r"the relation 'safety' has the type \['support'\]"),
        ({"strength": "much"}, "strength must be a number from 0 to 1, not 'much'"),
    ],
)
def test_a_relation_with_wrong_attributes_is_named(fields, message):
    graph = to_networkx(street())
    graph.nodes["safety"].update(fields)
    with pytest.raises(MapError, match=message):
        from_networkx(graph)
