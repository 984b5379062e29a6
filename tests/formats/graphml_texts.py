"""Texts of the format graphml: what each says, and what is noted; and texts that are refused."""

TEXTS = {
    "types": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"></node><node id="b"></node><edge source="a" target="b"><data key="t">support</data></edge></graph></graphml>',
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "supports": "b"}]},
        [],
    ),
    "signs": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"></node><node id="b"></node><edge source="a" target="b"><data key="s">-1</data></edge></graph></graphml>',
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "rebuts": "b"}]},
        [],
    ),
    "labels": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"><data key="l">It rains.</data></node><node id="b"><data key="l">B</data></node><edge source="a" target="b"><data key="t">pro</data></edge></graph></graphml>',
        {"claims": {"a": "It rains.", "b": "B"}, "relations": [{"premises": ["a"], "supports": "b"}]},
        [],
    ),
    "numbers": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="n0"><data key="p">0.3</data></node><node id="n1"></node><edge source="n0" target="n1"><data key="t">con</data><data key="w">0.5</data></edge></graph></graphml>',
        {
            "claims": {"n0": {"text": "n0", "prior": 0.3}, "n1": "n1"},
            "relations": [{"premises": ["n0"], "rebuts": "n1", "strength": 0.5}],
        },
        [],
    ),
    "a weight above 1": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"></node><node id="b"></node><edge source="a" target="b"><data key="t">con</data><data key="w">5</data></edge></graph></graphml>',
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "rebuts": "b"}]},
        [("a weight is no number from 0 to 1, and is not kept", "$.edges[0]", 1)],
    ),
    "an attribute without use": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"><data key="c">red</data></node></graph></graphml>',
        {"claims": {"a": "a"}},
        [("places, sizes and styles are not kept", "$.nodes[0]", 1)],
    ),
    "kinds": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"><data key="k">evidence</data></node><node id="b"><data key="k">thesis</data></node><edge source="a" target="b"><data key="t">for</data></edge></graph></graphml>',
        {
            "conclusion": "b",
            "claims": {"a": {"kind": "evidence", "text": "a"}, "b": "b"},
            "relations": [{"premises": ["a"], "supports": "b"}],
        },
        [],
    ),
    "a joint": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"></node><node id="b"></node><node id="j"><data key="k">inference</data></node><node id="c"></node><edge source="a" target="j"></edge><edge source="b" target="j"></edge><edge source="j" target="c"><data key="t">support</data></edge></graph></graphml>',
        {"claims": {"a": "a", "b": "b", "c": "c"}, "relations": [{"id": "j", "premises": ["a", "b"], "supports": "c"}]},
        [],
    ),
    "one relation": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"></node><node id="b"></node><node id="c"></node><edge source="a" target="c"><data key="t">support</data><data key="r">x</data></edge><edge source="b" target="c"><data key="t">support</data><data key="r">x</data></edge></graph></graphml>',
        {"claims": {"a": "a", "b": "b", "c": "c"}, "relations": [{"id": "x", "premises": ["a", "b"], "supports": "c"}]},
        [],
    ),
    "an undercut of a joint": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"></node><node id="j"><data key="k">inference</data></node><node id="c"></node><node id="u"></node><edge source="a" target="j"></edge><edge source="j" target="c"><data key="t">support</data></edge><edge source="u" target="j"><data key="t">attack</data></edge></graph></graphml>',
        {
            "claims": {"a": "a", "c": "c", "u": "u"},
            "relations": [{"id": "j", "premises": ["a"], "supports": "c"}, {"premises": ["u"], "undercuts": "j"}],
        },
        [],
    ),
    "numbers as names": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="1"></node><node id="2"></node><edge source="1" target="2"><data key="t">support</data></edge></graph></graphml>',
        {
            "claims": {"_1": {"text": "1", "meta": {"id": "1"}}, "_2": {"text": "2", "meta": {"id": "2"}}},
            "relations": [{"premises": ["_1"], "supports": "_2"}],
        },
        [],
    ),
    "parallel edges": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"></node><node id="b"></node><edge source="a" target="b"><data key="t">support</data></edge><edge source="a" target="b"><data key="t">attack</data></edge></graph></graphml>',
        {
            "claims": {"a": "a", "b": "b"},
            "relations": [{"premises": ["a"], "supports": "b"}, {"premises": ["a"], "rebuts": "b"}],
        },
        [],
    ),
    "a declaration": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"></node></graph></graphml>',
        {"claims": {"a": "a"}},
        [],
    ),
    "no node": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"></graph></graphml>',
        {},
        [],
    ),
    "entities of XML itself": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"><data key="l">&lt;b&gt; &amp; &quot;c&quot; &#233;</data></node></graph></graphml>',
        {"claims": {"a": '<b> & "c" é'}},
        [],
    ),
    "contraries": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"></node><node id="b"></node><edge source="a" target="b"><data key="t">contrary</data></edge></graph></graphml>',
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "rebuts": "b", "mutual": "contrary"}]},
        [("claims that exclude each other rebut each other, which is a circle", "$.edges[0]", 1)],
    ),
    "restated": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"></node><node id="b"></node><edge source="a" target="b"><data key="t">same as</data></edge></graph></graphml>',
        {"claims": {"a": {"text": "a", "same_as": "b"}, "b": "b"}},
        [],
    ),
    "a question": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="q"><data key="k">question</data><data key="l">Why?</data></node></graph></graphml>',
        {"claims": {"q": {"kind": "question", "text": "Why?"}}},
        [],
    ),
    "backwards": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"></node><node id="b"></node><edge source="a" target="b"><data key="t">attacked by</data></edge></graph></graphml>',
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["b"], "rebuts": "a"}]},
        [],
    ),
    "a loop": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"></node><edge source="a" target="a"><data key="t">support</data></edge></graph></graphml>',
        {"claims": {"a": "a"}, "relations": [{"premises": ["a"], "supports": "a"}]},
        [],
    ),
}
REFUSED = {
    "no sign": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"></node><node id="b"></node><edge source="a" target="b"></edge></graph></graphml>',
        [("the edge says neither for nor against", "$.edges[0]")],
    ),
    "undirected": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="undirected"><node id="a"></node></graph></graphml>',
        [("the graph has no directions", None)],
    ),
    "an entity": (
        '<!DOCTYPE g [<!ENTITY x "y">]><graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="p" for="node" attr.name="prior" attr.type="double"/><key id="t" for="edge" attr.name="type" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/><key id="s" for="edge" attr.name="sign" attr.type="int"/><key id="c" for="node" attr.name="colour" attr.type="string"/><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed"><node id="a"></node></graph></graphml>',
        [("the file declares a document type", 1)],
    ),
    "half": ("<graphml><graph>", [("this is no GraphML that can be read (ParseError: no element found)", 1)]),
    "other": ("<graphml><graph><node/></graph></graphml>", [("the graph has no directions", None)]),
    "no xml": ("<graphml", [("this is no GraphML that can be read (ParseError: unclosed token)", 1)]),
}
