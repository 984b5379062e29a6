"""Texts of the format mermaid: what each says, and what is noted; and texts that are refused."""

TEXTS = {
    "a support": (
        "flowchart BT\n  rain[It rains.] --> take[Take an umbrella.]\n",
        {
            "claims": {"rain": "It rains.", "take": "Take an umbrella."},
            "relations": [{"premises": ["rain"], "supports": "take"}],
        },
        [],
    ),
    "an attack with a cross": (
        "graph TD\n  a --x b\n",
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "rebuts": "b"}]},
        [],
    ),
    "an attack with dots": (
        "graph LR; a -.-> b",
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "rebuts": "b"}]},
        [],
    ),
    "a thick link": (
        "graph BT\n a ==> b",
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "supports": "b"}]},
        [],
    ),
    "a link without an arrow": (
        "graph BT\n a --- b",
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "supports": "b"}]},
        [],
    ),
    "words on a link": (
        "graph BT\n a -- attacks --> b\n c -->|supports| b\n d -. supports .-> b\n e == con ==> b",
        {
            "claims": {"a": "a", "b": "b", "c": "c", "d": "d", "e": "e"},
            "relations": [
                {"premises": ["a"], "rebuts": "b"},
                {"premises": ["c"], "supports": "b"},
                {"premises": ["d"], "supports": "b"},
                {"premises": ["e"], "rebuts": "b"},
            ],
        },
        [],
    ),
    "a number on a link": (
        "graph BT\n a -->|0.8| b\n c -- attacks? 0.25 --> b",
        {
            "claims": {"a": "a", "b": "b", "c": "c"},
            "relations": [
                {"premises": ["a"], "supports": "b", "strength": 0.8},
                {"premises": ["c"], "rebuts": "b", "strength": 0.25, "certain": False},
            ],
        },
        [],
    ),
    "words that are not understood": (
        "graph BT\n a -->|because of which| b\n c -->|7| b",
        {
            "claims": {"a": "a", "b": "b", "c": "c"},
            "relations": [{"premises": ["a"], "supports": "b"}, {"premises": ["c"], "supports": "b"}],
        },
        [("the label of a link is not kept", 2, 2)],
    ),
    "a chain and several at once": (
        "graph BT\n a & b --> c --> d",
        {
            "claims": {"a": "a", "b": "b", "c": "c", "d": "d"},
            "relations": [
                {"premises": ["a"], "supports": "c"},
                {"premises": ["b"], "supports": "c"},
                {"premises": ["c"], "supports": "d"},
            ],
        },
        [],
    ),
    "linked by an option in a subgraph": (
        "graph BT\n subgraph one [First]\n a & b --> c\n end",
        {
            "claims": {
                "a": {"text": "a", "tags": ["First"]},
                "b": {"text": "b", "tags": ["First"]},
                "c": {"text": "c", "tags": ["First"]},
            },
            "relations": [{"premises": ["a", "b"], "supports": "c"}],
        },
        [],
    ),
    "a joint": (
        "graph BT\n a & b --- j[ ] --> c",
        {"claims": {"a": "a", "b": "b", "c": "c"}, "relations": [{"id": "j", "premises": ["a", "b"], "supports": "c"}]},
        [],
    ),
    "a diamond": (
        "graph BT\n a --> j{why} --> c\n b --> j",
        {"claims": {"a": "a", "c": "c", "b": "b"}, "relations": [{"id": "j", "premises": ["a", "b"], "supports": "c"}]},
        [],
    ),
    "an undercut": (
        "graph BT\n a --- j(( )) --> c\n u --x j",
        {
            "claims": {"a": "a", "c": "c", "u": "u"},
            "relations": [{"id": "j", "premises": ["a"], "supports": "c"}, {"premises": ["u"], "undercuts": "j"}],
        },
        [],
    ),
    "backing": (
        "graph BT\n a --- j(( )):::inference\n j --x c\n u -->|backing| j",
        {
            "claims": {"a": "a", "c": "c", "u": "u"},
            "relations": [{"id": "j", "premises": ["a"], "rebuts": "c"}, {"premises": ["u"], "supports": "j"}],
        },
        [],
    ),
    "contraries": (
        "graph BT\n a x--x b\n c x--x|contradictory| d",
        {
            "claims": {"a": "a", "b": "b", "c": "c", "d": "d"},
            "relations": [
                {"premises": ["a"], "rebuts": "b", "mutual": "contrary"},
                {"premises": ["c"], "rebuts": "d", "mutual": "contradictory"},
            ],
        },
        [("claims that exclude each other rebut each other, which is a circle", 2, 2)],
    ),
    "both ways": (
        "graph BT\n a <--> b",
        {
            "claims": {"a": "a", "b": "b"},
            "relations": [{"premises": ["a"], "supports": "b"}, {"premises": ["b"], "supports": "a"}],
        },
        [],
    ),
    "classes": (
        "graph BT\n a:::premise --> c\n b[B.]:::evidence:::money --> c\n q[Why?]:::question\n class c,b conclusion\n classDef premise fill:#fff\n style a fill:#f00",
        {
            "conclusion": ["c", "b"],
            "claims": {
                "a": {"kind": "premise", "text": "a"},
                "c": "c",
                "b": {"kind": "evidence", "text": "B.", "tags": ["money"]},
                "q": {"kind": "question", "text": "Why?"},
            },
            "relations": [{"premises": ["a"], "supports": "c"}, {"premises": ["b"], "supports": "c"}],
        },
        [("styles, and what happens on a click, are not kept", 7, 1)],
    ),
    "subgraphs": (
        'graph BT\n subgraph Costs\n  a[A.]\n  subgraph s2 ["Costs of cars"]\n   b[B.]\n  end\n end\n a --> b',
        {
            "claims": {"a": {"text": "A.", "tags": ["Costs"]}, "b": {"text": "B.", "tags": ["Costs", "Costs of cars"]}},
            "relations": [{"premises": ["a"], "supports": "b"}],
        },
        [],
    ),
    "texts": (
        'graph BT\n a["It said #quot;no#quot; <br/> #35;1 &"]\n b("`markdown`")\n c([round]) --> d[[sub]]\n e[(db)] --> f{{six}}\n g>flag] --> h[/in/]\n i[\\\\out\\\\] --> k(((three)))',
        {
            "claims": {
                "a": 'It said "no" \n #1 &',
                "b": "markdown",
                "c": "round",
                "d": "sub",
                "e": "db",
                "f": "six",
                "g": "flag",
                "h": "in",
                "i": "\\out\\",
                "k": "three",
            },
            "relations": [
                {"premises": ["c"], "supports": "d"},
                {"premises": ["e"], "supports": "f"},
                {"premises": ["g"], "supports": "h"},
                {"premises": ["i"], "supports": "k"},
            ],
        },
        [],
    ),
    "shapes of later versions": (
        'graph BT\n a@{ shape: rect, label: "A, or B" } e1@--> b',
        {"claims": {"a": "A, or B", "b": "b"}, "relations": [{"id": "e1", "premises": ["a"], "supports": "b"}]},
        [],
    ),
    "comments and a title": (
        "---\ntitle: \"Mill Street\"\nconfig:\n  theme: dark\n---\n%% a comment\n%%{init: {'theme': 'dark'}}%%\nflowchart BT\n  %% another\n  a --> b; c --x b;\n",
        {
            "title": "Mill Street",
            "claims": {"a": "a", "b": "b", "c": "c"},
            "relations": [{"premises": ["a"], "supports": "b"}, {"premises": ["c"], "rebuts": "b"}],
        },
        [],
    ),
    "ids of all sorts": (
        "graph BT\n a-1 --> b.2\n été --> 3\n 4[Four]",
        {
            "claims": {
                "a-1": "a-1",
                "b.2": "b.2",
                "ete": {"text": "été", "meta": {"id": "été"}},
                "_3": {"text": "3", "meta": {"id": "3"}},
                "_4": {"text": "Four", "meta": {"id": "4"}},
            },
            "relations": [{"premises": ["a-1"], "supports": "b.2"}, {"premises": ["ete"], "supports": "_3"}],
        },
        [],
    ),
    "a stance by class": (
        "graph BT\n a:::refute --> c\n b:::support --> c",
        {
            "claims": {"a": "a", "c": "c", "b": "b"},
            "relations": [{"premises": ["a"], "rebuts": "c"}, {"premises": ["b"], "supports": "c"}],
        },
        [],
    ),
    "an invisible link": (
        "graph BT\n a ~~~ b",
        {"claims": {"a": "a", "b": "b"}},
        [],
    ),
    "in a fence": (
        "# Title\n\n```mermaid\ngraph BT\n  a --> b\n```\n\nText.\n",
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "supports": "b"}]},
        [],
    ),
    "two fences": (
        "```mermaid\ngraph BT\n  a --> b\n```\n~~~mermaid\nflowchart TD\n  c --> d\n~~~\n",
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "supports": "b"}]},
        [("the document has several flowcharts, and one is read", None, 1)],
    ),
    "carriage returns": (
        "graph BT\r\n  a --> b\r\n",
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "supports": "b"}]},
        [],
    ),
    "an empty chart": (
        "flowchart BT\n",
        {},
        [],
    ),
}
REFUSED = {
    "no header": ("a --> b\n", [("a flowchart begins with 'flowchart' or 'graph'", 1)]),
    "nothing": ("", [("there is no flowchart", 1)]),
    "half a node": ("graph BT\n a[Rain --> b\n c --> d", [("this is neither a node nor a link", 2)]),
    "half a link": (
        "graph BT\n a -- because b\n a -> b\n --> c",
        [("this is no link", 2), ("this is no link", 3), ("this is neither a node nor a link", 4)],
    ),
    "a sequence": ("sequenceDiagram\n A->>B: hi", [("a flowchart begins with 'flowchart' or 'graph'", 1)]),
}
