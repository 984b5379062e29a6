"""Texts of the format gexf: what each says, and what is noted; and texts that are refused."""

HEAD = '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph defaultedgetype="directed" mode="static">'
KEYS = (
    '<attributes class="node" mode="static"><attribute id="0" title="prior" type="double"/>'
    '<attribute id="1" title="kind" type="string"/></attributes>'
    '<attributes class="edge" mode="static"><attribute id="2" title="type" type="string"/>'
    '<attribute id="3" title="strength" type="double"/></attributes>'
)
END = "</graph></gexf>"


def node(name, label=None, **values):
    said = "".join(f'<attvalue for="{key[1:]}" value="{one}"/>' for key, one in values.items())
    return f'<node id="{name}" label="{label or name}"><attvalues>{said}</attvalues></node>'


def edge(name, start, end, **values):
    said = "".join(f'<attvalue for="{key[1:]}" value="{one}"/>' for key, one in values.items())
    return f'<edge id="{name}" source="{start}" target="{end}"><attvalues>{said}</attvalues></edge>'


def gexf(nodes, edges=()):
    return f"{HEAD}{KEYS}<nodes>{''.join(nodes)}</nodes><edges>{''.join(edges)}</edges>{END}"


A, B, C = node("a", "A."), node("b", "B."), node("c", "C.")
AB = {"claims": {"a": "A.", "b": "B."}}


def steps(*relations):
    return {**AB, "relations": list(relations)}


TEXTS = {
    "a support": (gexf([A, B], [edge("0", "a", "b", _2="support")]), steps({"id": "_0", "premises": ["a"], "supports": "b", "meta": {"id": "0"}}), []),
    "an attack": (gexf([A, B], [edge("0", "a", "b", _2="attacks")]), steps({"id": "_0", "premises": ["a"], "rebuts": "b", "meta": {"id": "0"}}), []),
    "backwards": (gexf([A, B], [edge("e", "a", "b", _2="supported by")]), steps({"id": "e", "premises": ["b"], "supports": "a"}), []),
    "a strength": (gexf([A, B], [edge("e", "a", "b", _2="pro", _3="0.5")]), steps({"id": "e", "premises": ["a"], "supports": "b", "strength": 0.5}), []),
    "contraries": (gexf([A, B], [edge("e", "a", "b", _2="contrary")]), steps({"id": "e", "premises": ["a"], "rebuts": "b", "mutual": "contrary"}), [("claims that exclude each other rebut each other, which is a circle", "$.edges[0]", 1)]),
    "a prior": (gexf([node("a", "A.", _0="0.25")]), {"claims": {"a": {"text": "A.", "prior": 0.25}}}, []),
    "a prior that is none": (gexf([node("a", "A.", _0="3.5")]), {"claims": {"a": "A."}}, [("a prior is no number from 0 to 1, and is not kept", "$.nodes[0]", 1)]),
    "evidence": (gexf([node("a", "A.", _1="fact")]), {"claims": {"a": {"kind": "evidence", "text": "A."}}}, []),
    "a question": (gexf([node("a", "A?", _1="question")]), {"claims": {"a": {"kind": "question", "text": "A?"}}}, []),
    "a thesis": (gexf([node("a", "A.", _1="thesis")]), {"conclusion": "a", "claims": {"a": "A."}}, []),
    "a kind that is none": (gexf([node("a", "A.", _1="blue")]), {"claims": {"a": "A."}}, [("a node's kind 'blue' is not kept", "$.nodes[0]", 1)]),
    "a stance of the node": (gexf([node("a", "A.", _1="objection"), B], [edge("e", "a", "b")]), steps({"id": "e", "premises": ["a"], "rebuts": "b"}), []),
    "a joint": (
        gexf([A, B, C, node("j", _1="inference")], [edge("e", "a", "j"), edge("f", "b", "j"), edge("g", "j", "c", _2="support")]),
        {"claims": {"a": "A.", "b": "B.", "c": "C."}, "relations": [{"id": "j", "premises": ["a", "b"], "supports": "c"}]}, [],
    ),
    "an undercut": (
        gexf([A, B, C, node("j", _1="inference")], [edge("e", "a", "j"), edge("g", "j", "b", _2="support"), edge("f", "c", "j", _2="attack")]),
        {"claims": {"a": "A.", "b": "B.", "c": "C."}, "relations": [{"id": "j", "premises": ["a"], "supports": "b"}, {"id": "f", "premises": ["c"], "undercuts": "j"}]}, [],
    ),
    "restated": (gexf([A, B], [edge("e", "a", "b", _2="same as")]), {"claims": {"a": {"text": "A.", "same_as": "b"}, "b": "B."}}, []),
    "a loop": (gexf([A], [edge("e", "a", "a", _2="support")]), {"claims": {"a": "A."}, "relations": [{"id": "e", "premises": ["a"], "supports": "a"}]}, []),
    "numbers as names": (gexf([node("1", "One.")]), {"claims": {"_1": {"text": "One.", "meta": {"id": "1"}}}}, []),
    "no node": (gexf([]), {}, []),
    "signs of XML": (gexf([node("a", "&lt;b&gt; &amp;")]), {"claims": {"a": "<b> &"}}, []),
    "a declaration": ('<?xml version="1.0" encoding="utf-8"?>\n' + gexf([A]), {"claims": {"a": "A."}}, []),
}  # fmt: skip
REFUSED = {
    "no sign": (gexf([A, B], [edge("e", "a", "b")]), [("the edge says neither for nor against", "$.edges[0]")]),
    "a document type": (f"<!DOCTYPE gexf>\n{gexf([A])}", [("the file declares a document type", 1)]),
}
