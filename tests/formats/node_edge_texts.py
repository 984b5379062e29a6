"""Texts of the format node-edge: what each says, and what is noted; and texts that are refused."""

TEXTS = {
    "react flow": (
        '{"nodes":[{"id":"1","type":"input","data":{"label":"Rain."},"position":{"x":0,"y":0}},{"id":"2","data":{"label":"Take it."},"position":{"x":0,"y":9}}],"edges":[{"id":"e1-2","source":"1","target":"2","type":"smoothstep","label":"supports"}]}',
        {
            "claims": {"_1": {"text": "Rain.", "meta": {"id": "1"}}, "_2": {"text": "Take it.", "meta": {"id": "2"}}},
            "relations": [{"id": "e1-2", "premises": ["_1"], "supports": "_2"}],
        },
        [("places, sizes and styles are not kept", "$.nodes[0]", 2)],
    ),
    "cytoscape": (
        '{"elements":{"nodes":[{"data":{"id":"a","label":"Rain."}},{"data":{"id":"b"}}],"edges":[{"data":{"id":"e","source":"a","target":"b"},"classes":"attack"}]}}',
        {"claims": {"a": "Rain.", "b": "b"}, "relations": [{"id": "e", "premises": ["a"], "rebuts": "b"}]},
        [],
    ),
    "canvas": (
        '{"nodes":[{"id":"a","type":"text","text":"Rain.","x":0,"y":0,"width":9,"height":9},{"id":"b","type":"text","text":"B.","x":0,"y":0,"width":9,"height":9}],"edges":[{"id":"e","fromNode":"a","toNode":"b","fromSide":"top","label":"con"}]}',
        {"claims": {"a": "Rain.", "b": "B."}, "relations": [{"id": "e", "premises": ["a"], "rebuts": "b"}]},
        [("places, sizes and styles are not kept", "$.nodes[0]", 9)],
    ),
    "node-link": (
        '{"directed":true,"multigraph":false,"graph":{"name":"G"},"nodes":[{"id":0},{"id":1}],"links":[{"source":0,"target":1,"sign":-1}]}',
        {
            "title": "G",
            "claims": {"_0": {"text": "0", "meta": {"id": "0"}}, "_1": {"text": "1", "meta": {"id": "1"}}},
            "relations": [{"premises": ["_0"], "rebuts": "_1"}],
        },
        [],
    ),
    "a language model": (
        '{"title":"Cars","nodes":[{"id":"c1","type":"claim","text":"Ban cars."},{"id":"p1","type":"premise","text":"They pollute.","confidence":0.9},{"id":"o1","type":"objection","text":"People need them."}],"edges":[{"from":"p1","to":"c1","relation":"supports","strength":0.8},{"from":"o1","to":"c1"}]}',
        {
            "title": "Cars",
            "claims": {
                "c1": "Ban cars.",
                "p1": {"kind": "premise", "text": "They pollute.", "prior": 0.9},
                "o1": "People need them.",
            },
            "relations": [
                {"premises": ["p1"], "supports": "c1", "strength": 0.8},
                {"premises": ["o1"], "rebuts": "c1"},
            ],
        },
        [],
    ),
    "supported by": (
        '{"nodes":[{"id":"a"},{"id":"b"}],"edges":[{"source":"a","target":"b","type":"supported by"}]}',
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["b"], "supports": "a"}]},
        [],
    ),
    "a list of premises": (
        '{"nodes":[{"id":"a"},{"id":"b"},{"id":"c"}],"edges":[{"source":["a","b"],"target":"c","type":"support"}]}',
        {"claims": {"a": "a", "b": "b", "c": "c"}, "relations": [{"premises": ["a", "b"], "supports": "c"}]},
        [],
    ),
    "one relation": (
        '{"nodes":[{"id":"a"},{"id":"b"},{"id":"c"}],"edges":[{"source":"a","target":"c","type":"support","relation":"r"},{"source":"b","target":"c","type":"support","relation":"r"}]}',
        {"claims": {"a": "a", "b": "b", "c": "c"}, "relations": [{"id": "r", "premises": ["a", "b"], "supports": "c"}]},
        [],
    ),
    "a scheme node": (
        '{"nodes":[{"id":"a"},{"id":"b"},{"id":"c"},{"id":"s","type":"scheme","scheme":"expert opinion"}],"edges":[{"source":"a","target":"s"},{"source":"b","target":"s"},{"source":"s","target":"c","label":"supports"}]}',
        {
            "claims": {"a": "a", "b": "b", "c": "c"},
            "relations": [{"id": "s", "premises": ["a", "b"], "supports": "c", "scheme": "expert opinion"}],
        },
        [],
    ),
    "an argument node without text": (
        '{"nodes":[{"id":"a"},{"id":"b"},{"id":"s","type":"argument"}],"edges":[{"source":"a","target":"s"},{"source":"s","target":"b","label":"con"}]}',
        {"claims": {"a": "a", "b": "b"}, "relations": [{"id": "s", "premises": ["a"], "rebuts": "b"}]},
        [],
    ),
    "an argument node with text": (
        '{"nodes":[{"id":"a"},{"id":"b"},{"id":"s","type":"argument","text":"S."}],"edges":[{"source":"a","target":"s","label":"pro"},{"source":"s","target":"b","label":"con"}]}',
        {
            "claims": {"a": "a", "b": "b", "s": "S."},
            "relations": [{"premises": ["a"], "supports": "s"}, {"premises": ["s"], "rebuts": "b"}],
        },
        [],
    ),
    "undercut of an edge": (
        '{"nodes":[{"id":"a"},{"id":"b"},{"id":"c"}],"edges":[{"id":"e","source":"a","target":"b","type":"support"},{"source":"c","target":"e","type":"undercuts"}]}',
        {
            "claims": {"a": "a", "b": "b", "c": "c"},
            "relations": [{"id": "e", "premises": ["a"], "supports": "b"}, {"premises": ["c"], "undercuts": "e"}],
        },
        [],
    ),
    "an attack on a joint": (
        '{"nodes":[{"id":"a"},{"id":"b"},{"id":"u"},{"id":"s","type":"inference"}],"edges":[{"source":"a","target":"s"},{"source":"s","target":"b"},{"source":"u","target":"s","type":"attacks"}]}',
        {
            "claims": {"a": "a", "b": "b", "u": "u"},
            "relations": [{"id": "s", "premises": ["a"], "supports": "b"}, {"premises": ["u"], "undercuts": "s"}],
        },
        [],
    ),
    "contraries": (
        '{"nodes":[{"id":"a"},{"id":"b"}],"edges":[{"source":"a","target":"b","type":"mutually exclusive"}]}',
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "rebuts": "b", "mutual": "contrary"}]},
        [("claims that exclude each other rebut each other, which is a circle", "$.edges[0]", 1)],
    ),
    "restated": (
        '{"nodes":[{"id":"a","prior":0.3},{"id":"b"}],"edges":[{"source":"a","target":"b","type":"rephrases"}]}',
        {"claims": {"a": {"text": "a", "same_as": "b"}, "b": "b"}},
        [],
    ),
    "a missing node": (
        '{"nodes":[{"id":"a"}],"edges":[{"source":"a","target":"b","type":"+"}]}',
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "supports": "b"}]},
        [("an edge names a node that is not there, which is read as a claim", "$.edges[0]", 1)],
    ),
    "groups": (
        '{"nodes":[{"id":"g","type":"group","data":{"label":"Costs"}},{"id":"a","parentId":"g","data":{"label":"A."}},{"id":"b","data":{"label":"B."}}],"edges":[{"source":"a","target":"b","label":"for"}]}',
        {
            "claims": {"a": {"text": "A.", "tags": ["Costs"]}, "b": "B."},
            "relations": [{"premises": ["a"], "supports": "b"}],
        },
        [],
    ),
    "odd things": (
        '{"version":3,"nodes":[{"id":"a","colour_of":"red","weightless":1,"prior":7,"tags":"x","note":5,"author":"Ann"},{"text":"No id."}],"edges":[{"source":"a","target":"No id.","label":"because","weight":3,"since":1999}]}',
        {
            "claims": {"a": {"text": "a", "tags": ["x"]}, "no_id": {"text": "No id.", "meta": {"id": "No id."}}},
            "relations": [{"premises": ["a"], "supports": "no_id"}],
        },
        [
            ("what the file says under 'version' is not kept", "$.version", 1),
            ("a node has no id, and its text stands for it", "$.nodes[1]", 1),
            ("the 'note' of a node is not understood, and is not kept", "$.nodes[0]", 1),
            ("a prior is no number from 0 to 1, and is not kept", "$.nodes[0]", 1),
            ("the 'colour_of' of a node is not kept", "$.nodes[0]", 1),
            ("the 'weightless' of a node is not kept", "$.nodes[0]", 1),
            ("the 'author' of a node is not kept", "$.nodes[0]", 1),
            ("a weight is no number from 0 to 1, and is not kept", "$.edges[0]", 1),
            ("the 'since' of an edge is not kept", "$.edges[0]", 1),
        ],
    ),
    "numbers": (
        '{"nodes":[{"id":"a","credence":"0.4"},{"id":"b","probability":1}],"edges":[{"source":"a","target":"b","sign":"-","confidence":0.25}]}',
        {
            "claims": {"a": {"text": "a", "prior": 0.4}, "b": {"text": "b", "prior": 1.0}},
            "relations": [{"premises": ["a"], "rebuts": "b", "strength": 0.25}],
        },
        [],
    ),
    "conclusion": (
        '{"nodes":[{"id":"a","type":"Thesis"},{"id":"b","type":"fact"},{"id":"q","type":"issue"}],"edges":[{"source":"b","target":"a","stance":"pro"}]}',
        {
            "conclusion": "a",
            "claims": {"a": "a", "b": {"kind": "evidence", "text": "b"}, "q": {"kind": "question", "text": "q"}},
            "relations": [{"premises": ["b"], "supports": "a"}],
        },
        [],
    ),
    "pairs": (
        '{"nodes":["a","b"],"edges":[["a","b","attack"]]}',
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "rebuts": "b"}]},
        [],
    ),
    "nested": (
        '{"argument_map":{"nodes":[{"id":"a"},{"id":"b"}],"edges":[{"source":"a","target":"b","type":"support"}]}}',
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "supports": "b"}]},
        [],
    ),
    "said by": (
        '{"nodes":[{"id":"a","said_by":"Ann Lee"},{"id":"b"}],"edges":[{"source":"a","target":"b","type":"support","certain":false}]}',
        {
            "sources": {"ann_lee": {"name": "Ann Lee", "meta": {"id": "Ann Lee"}}},
            "claims": {"a": {"text": "a", "said_by": [{"source": "ann_lee", "act": "asserts"}]}, "b": "b"},
            "relations": [{"premises": ["a"], "supports": "b", "certain": False}],
        },
        [],
    ),
    "same name twice": (
        '{"nodes":[{"id":"a","text":"One."},{"id":"a","text":"Two."}],"edges":[]}',
        {"claims": {"a": "One.", "a_2": {"text": "Two.", "meta": {"id": "a"}}}},
        [("a name is given twice, and the second one gets a number", "$.nodes[1]", 1)],
    ),
    "loop": (
        '{"nodes":[{"id":"a"}],"edges":[{"source":"a","target":"a","type":"support"}]}',
        {"claims": {"a": "a"}, "relations": [{"premises": ["a"], "supports": "a"}]},
        [],
    ),
}
REFUSED = {
    "no sign": (
        '{"nodes":[{"id":"a"},{"id":"b"}],"edges":[{"id":"e","source":"a","target":"b"}]}',
        [("the edge says neither for nor against", "$.edges[0]")],
    ),
    "half an edge": (
        '{"nodes":[{"id":"a"}],"edges":[{"source":"a"}, 3]}',
        [("an edge has no two ends", "$.edges[0]"), ("an edge must be a mapping", "$.edges[1]")],
    ),
    "no nodes": ('{"hello": 1}', [("there are no nodes and edges", None)]),
    "no json": ('{"nodes": [', [("a value must stand here", 1)]),
}
