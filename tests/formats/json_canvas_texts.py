"""Small canvases: what each says, and what is noted; and texts that are refused."""

import json


def card(name, text=None, type_="text", **more):
    place = {"x": 0, "y": 0, "width": 260, "height": 100}
    return {"id": name, "type": type_, **({} if text is None else {"text": text}), **place, **more}


def arrow(start, end, label=None, **more):
    sides = {"id": f"{start}{end}", "fromNode": start, "fromSide": "top", "toNode": end, "toSide": "bottom"}
    return sides | ({} if label is None else {"label": label}) | more


def canvas(nodes, *edges, **top):
    return json.dumps({"nodes": nodes, "edges": list(edges), **top})


A, B, C = card("a", "A"), card("b", "B"), card("c", "C")
AB, ABC = {"a": "A", "b": "B"}, {"a": "A", "b": "B", "c": "C"}
PLACES = ("places, sizes and styles are not kept", "$.nodes[0]")


CIRCLE = ("claims that exclude each other rebut each other, which is a circle", "$.edges[0]", 1)
NO_SIGN = "the edge says neither for nor against"


def row(text, tree, places, *odd):
    """A text, its map, and its warnings: how often places are not kept, and what else is odd."""
    return text, tree, [("places, sizes and styles are not kept", "$.nodes[0]", places), *odd]


def joined(**how):
    return {"claims": AB, "relations": [{"id": "ab", "premises": ["a"], **how}]}


TEXTS = {
    "one card": row(canvas([A]), {"claims": {"a": "A"}}, 4),
    "two cards": row(canvas([A, B]), {"claims": AB}, 8),
    "support": row(canvas([A, B], arrow("a", "b", "pro")), joined(supports="b"), 10),
    "rebuttal": row(canvas([A, B], arrow("a", "b", "con")), joined(rebuts="b"), 10),
    "a sign": row(canvas([A, B], arrow("a", "b", "-")), joined(rebuts="b"), 10),
    "backwards": row(
        canvas([A, B], arrow("a", "b", "supported by")),
        {"claims": AB, "relations": [{"id": "ab", "premises": ["b"], "supports": "a"}]}, 10,
    ),
    "both ways": row(
        canvas([A, B], arrow("a", "b", "pro"), arrow("b", "a", "con")),
        {"claims": AB, "relations": [{"id": "ab", "premises": ["a"], "supports": "b"}, {"id": "ba", "premises": ["b"], "rebuts": "a"}]}, 12,
    ),
    "two reasons": row(
        canvas([A, B, C], arrow("a", "c", "pro"), arrow("b", "c", "pro")),
        {"claims": ABC, "relations": [{"id": "ac", "premises": ["a"], "supports": "c"}, {"id": "bc", "premises": ["b"], "supports": "c"}]}, 16,
    ),
    "against itself": row(canvas([A, B], arrow("a", "a", "con")), {"claims": AB, "relations": [{"id": "aa", "premises": ["a"], "rebuts": "a"}]}, 10),
    "an undercut of an arrow": row(
        canvas([A, B, C], arrow("a", "b", "pro"), arrow("c", "ab", "undercuts")),
        {"claims": ABC, "relations": [{"id": "ab", "premises": ["a"], "supports": "b"}, {"id": "cab", "premises": ["c"], "undercuts": "ab"}]}, 16,
    ),
    "contrary": row(canvas([A, B], arrow("a", "b", "contrary")), joined(rebuts="b", mutual="contrary"), 10, CIRCLE),
    "contradictory": row(canvas([A, B], arrow("a", "b", "contradictory")), joined(rebuts="b", mutual="contradictory"), 10, CIRCLE),
    "a restatement": row(canvas([A, B], arrow("a", "b", "same as")), {"claims": {"a": {"text": "A", "same_as": "b"}, "b": "B"}}, 8),
    "colours": row(canvas([card("a", "A", color="4")]), {"claims": {"a": "A"}}, 5),
    "an arrow's ends and colour": row(canvas([A, B], arrow("a", "b", "pro", color="1", toEnd="none")), joined(supports="b"), 12),
    "text in Markdown": row(canvas([card("a", "# Head\n\n*more*")]), {"claims": {"a": "# Head\n\n*more*"}}, 4),
    "an id that is no word": row(canvas([card("16f", "A")]), {"claims": {"_16f": {"text": "A", "meta": {"id": "16f"}}}}, 4),
    "an empty card": row(
        canvas([card("a", "")]), {"claims": {"a": "a"}}, 4, ("a claim has no text, and its name stands for it", "$.nodes[0]", 1)
    ),
    "a card that shows a file": row(canvas([card("f", None, "file", file="notes.md")]), {"claims": {"f": "notes.md"}}, 4),
    "a card that shows a page": row(
        canvas([card("l", None, "link", url="http://x.org")]), {"claims": {"l": {"text": "http://x.org", "url": "http://x.org"}}}, 4
    ),
    "a frame around nothing": row(canvas([A, card("g", None, "group", label="Group")]), {"claims": {"a": "A"}}, 4),
    "an arrow to no card": row(
        canvas([A], arrow("a", "z", "pro")),
        {"claims": {"a": "A", "z": "z"}, "relations": [{"id": "az", "premises": ["a"], "supports": "z"}]}, 6,
        ("an edge names a node that is not there, which is read as a claim", "$.edges[0]", 1),
    ),
    "no places": ('{"nodes": [{"id": "a", "type": "text", "text": "A"}]}', {"claims": {"a": "A"}}, []),
}  # fmt: skip
REFUSED = {
    "no sign": (canvas([A, B], arrow("a", "b")), [(NO_SIGN, "$.edges[0]")]),
    "a card that is none": (canvas([A, 1]), [("a node must be a mapping", "$.nodes[1]")]),
    "another object": ("{}", [("there are no nodes and edges", None)]),
    "a list": ("[]", [("there are no nodes and edges", None)]),
}
