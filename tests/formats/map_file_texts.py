"""Small map files in YAML: what each says; and texts that are refused. The same maps are the table of JSON."""

HEAD = "argmap: 1\ntitle: Untitled\n"
CLAIMS = HEAD + "claims: {a: A, b: B, c: C}\n"
SAID = {"a": "A", "b": "B", "c": "C"}


def claim(entry, **fields):
    return f"{HEAD}claims:\n  a: {entry}\n", {"claims": {"a": {"text": "A", **fields}}}, []


def relation(entry, **fields):
    return f"{CLAIMS}relations:\n  - {entry}\n", {"claims": SAID, "relations": [fields]}, []


TEXTS = {
    "nothing": (HEAD, {}, []),
    "a sentence": claim("A"),
    "a mapping": claim("{text: A}"),
    "a mapping over lines": claim("\n    text: A\n    prior: 0.5", prior=0.5),
    "quotes": claim('"A"  # said so'),
    "several lines": (HEAD + "claims:\n  a: |\n    A\n    B\n", {"claims": {"a": "A\nB\n"}}, []),
    "folded lines": (HEAD + "claims:\n  a: >-\n    A\n    B\n", {"claims": {"a": "A B"}}, []),
    "yes is a text": (HEAD + "claims: {yes: no}", {"claims": {"yes": "no"}}, []),
    "another title": ("argmap: 1\ntitle: 'It: is'\nclaims: {}\n", {"title": "It: is"}, []),
    "a kind and a prior": claim("{kind: evidence, text: A, prior: 1}", kind="evidence", prior=1.0),
    "tags and a note": claim("{text: A, tags: [x, y z], note: 'N: n'}", tags=["x", "y z"], note="N: n"),
    "a single tag": claim("{text: A, tags: x}", tags=["x"]),
    "anything in meta": claim("{text: A, meta: {k: [1, null, {d: 0.5}]}}", meta={"k": [1, None, {"d": 0.5}]}),
    "implied, with a hedge": claim("{text: A, implied: true, hedge: about}", implied=True, hedge="about"),
    "a restatement": (
        HEAD + "claims: {a: A, b: {text: B, same_as: a}}", {"claims": {"a": "A", "b": {"text": "B", "same_as": "a"}}}, [],
    ),
    "a support": relation("{premises: a, supports: b}", premises=["a"], supports="b"),
    "a rebuttal": relation("{premises: [a], rebuts: b}", premises=["a"], rebuts="b"),
    "linked premises": relation("{premises: [a, b], supports: c}", premises=["a", "b"], supports="c"),
    "a strength and a scheme": relation(
        "{id: s, premises: a, supports: b, strength: 0.25, scheme: 'x: y'}",
        id="s", premises=["a"], supports="b", strength=0.25, scheme="x: y",
    ),
    "contraries": relation("{premises: a, rebuts: b, mutual: contrary}", premises=["a"], rebuts="b", mutual="contrary"),
    "an undercut": (
        CLAIMS + "relations:\n  - {premises: a, supports: b}\n  - {premises: c, undercuts: a.supports.b}\n",
        {"claims": SAID, "relations": [{"premises": ["a"], "supports": "b"}, {"premises": ["c"], "undercuts": "a.supports.b"}]}, [],
    ),
    "a question that is answered": (
        HEAD + "claims: {a: A, b: B, q: {kind: question, text: Why?}}\nrelations: [{premises: a, supports: b, answers: q}]",
        {"claims": {"a": "A", "b": "B", "q": {"kind": "question", "text": "Why?"}},
         "relations": [{"premises": ["a"], "supports": "b", "answers": ["q"]}]}, [],
    ),
    "who says it, and where": (
        HEAD + "documents: {d: {title: D}}\nsources: {s: {reliability: 0.5}}\n"
        "claims: {a: {text: A, said_by: {source: s, act: cites, date: 2024-05-01, at: {document: d, page: 3}}}}",
        {"documents": {"d": {"title": "D"}}, "sources": {"s": {"reliability": 0.5}},
         "claims": {"a": {"text": "A", "said_by": [{"source": "s", "act": "cites", "date": "2024-05-01", "at": {"document": "d", "page": "3"}}]}}}, [],
    ),
}  # fmt: skip
REFUSED = {
    "an empty file": ("", [("the file is empty", 1)]),
    "an unknown target": (
        CLAIMS + "relations: [{premises: a, rebuts: d}]",
        [("unknown claim 'd'", "$.relations[0].rebuts")],
    ),
}
