"""Small exports of Argdown's own tools: what each says, and what is noted; and texts that are refused."""

import json


def member(title, text=None, **more):
    return {"type": "statement", "title": title, **({"isReference": True} if text is None else {"text": text}), **more}


def classes(**texts):
    """Equivalence classes with one member each; a text of None stands for a title that is only named."""
    return {
        title: {"type": "equivalence-class", "title": title, "members": [member(title, text)], "relations": []}
        for title, text in texts.items()
    }


def sketched(title, text):
    gist = member(title, text, type="argument", role="argument-description")
    return {title: {"type": "argument", "title": title, "members": [gist], "pcs": []}}


def rebuilt(title, *steps):
    return {title: {"type": "argument", "title": title, "members": [], "pcs": list(steps)}}


def relation(sort, start, end, **more):
    return {"type": "relation", "relationType": sort, "from": start, "to": end, **more}


def export(statements, arguments=(), *relations, **more):
    found = {"statements": statements, "arguments": dict(arguments), "relations": list(relations), "sections": []}
    return json.dumps(found | {"tags": {}, "map": {"nodes": [], "edges": []}} | more)


def changed(statements, title, **more):
    return statements | {title: statements[title] | more}


AB, ABC = classes(a="A.", b="B."), classes(a="A.", b="B.", c="C.")
SAID, SAID3 = {"a": "A.", "b": "B."}, {"a": "A.", "b": "B.", "c": "C."}
PREMISES = member("a", "A.", role="premise"), member("b", "B.", role="premise")
FOLLOWS = member("c", "C.", role="main-conclusion", inference={"type": "inference", "inferenceRules": []})
EACH_OTHER = ("claims that exclude each other rebut each other, which is a circle", 1, 1)


def joined(sort, **how):
    return (
        export(AB, (), relation(sort, "a", "b")),
        {"conclusion": "b", "claims": SAID, "relations": [{"premises": ["a"], **how}]},
        [],
    )


def linked(inference=None, **how):
    follows = FOLLOWS if inference is None else FOLLOWS | {"inference": inference}
    tree = {
        "conclusion": "c",
        "claims": SAID3,
        "relations": [{"id": "s", "premises": ["a", "b"], "supports": "c", **how}],
    }
    return export(ABC, rebuilt("s", *PREMISES, follows)), tree, []


TEXTS = {
    "a statement": (export(classes(a="A.")), {"claims": {"a": "A."}}, []),
    "two statements": (export(AB), {"claims": SAID}, []),
    "a title alone": (export(classes(a=None)), {"claims": {"a": "a"}}, []),
    "a title that is no word": (
        export(classes(**{"Close it": "Do."})), {"claims": {"close_it": {"text": "Do.", "meta": {"id": "Close it"}}}}, [],
    ),
    "support": joined("support", supports="b"),
    "attack": joined("attack", rebuts="b"),
    "entailment": joined("entails", supports="b", strength=1.0),
    "tags": (export(changed(AB, "a", tags=["x", "two words"])), {"claims": SAID | {"a": {"text": "A.", "tags": ["x", "two words"]}}}, []),
    "a prior": (export(changed(AB, "a", data={"prior": 0.2})), {"claims": SAID | {"a": {"text": "A.", "prior": 0.2}}}, []),
    "other data": (
        export(changed(AB, "a", data={"color": "red", "url": "http://x.org"})),
        {"claims": SAID | {"a": {"text": "A.", "url": "http://x.org", "meta": {"color": "red"}}}}, [],
    ),
    "a sketched argument": (
        export(AB, sketched("s", "S."), relation("support", "s", "a", fromType="argument", toType="equivalence-class")),
        {"conclusion": "a", "claims": SAID | {"s": "S."}, "relations": [{"premises": ["s"], "supports": "a"}]}, [],
    ),
    "an undercut of a sketched argument": (
        export(
            AB, sketched("s", "S."), relation("attack", "s", "a", fromType="argument", toType="equivalence-class"),
            relation("undercut", "b", "s", fromType="equivalence-class", toType="argument"),
        ),
        {"conclusion": "a", "claims": SAID | {"s": "S."},
         "relations": [{"premises": ["s"], "rebuts": "a"}, {"premises": ["b"], "undercuts": "s.rebuts.a"}]}, [],
    ),
    "linked premises": linked(),
    "a rule": linked({"inferenceRules": ["Modus ponens"]}, scheme="Modus ponens"),
    "two rules": linked({"inferenceRules": ["One", "Two"]}, scheme="One, Two"),
    "a strength": linked({"inferenceRules": [], "data": {"strength": 0.5}}, strength=0.5),
    "what a step uses": (
        export(ABC, rebuilt("s", *PREMISES, FOLLOWS | {"inference": {"inferenceRules": [], "data": {"uses": [2]}}})),
        {"conclusion": "c", "claims": SAID3, "relations": [{"id": "s", "premises": ["b"], "supports": "c"}]}, [],
    ),
    "an undercut of an inference": (
        export(
            ABC | classes(u="U."), rebuilt("s", *PREMISES, FOLLOWS),
            relation("undercut", "u", "s", fromType="equivalence-class", toType="inference", conclusionIndex=2),
        ),
        {"conclusion": "c", "claims": SAID3 | {"u": "U."},
         "relations": [{"id": "s", "premises": ["a", "b"], "supports": "c"}, {"premises": ["u"], "undercuts": "s"}]}, [],
    ),
    "older names of ends": (
        export(AB, (), {"relationType": "attack", "source": "a", "target": "b"}),
        {"conclusion": "b", "claims": SAID, "relations": [{"premises": ["a"], "rebuts": "b"}]}, [],
    ),
    "sections": (
        export(changed(AB, "a", section="s1"), sections=[{"type": "section", "id": "s1", "level": 1, "title": "Part", "children": []}]),
        {"claims": SAID | {"a": {"text": "A.", "tags": ["Part"]}}}, [],
    ),
    "contradictory": (
        export(AB, (), relation("contradictory", "a", "b")),
        {"claims": SAID, "relations": [{"premises": ["a"], "rebuts": "b", "mutual": "contradictory"}]}, [EACH_OTHER],
    ),
    "contrary": (
        export(AB, (), relation("contrary", "a", "b")),
        {"claims": SAID, "relations": [{"premises": ["a"], "rebuts": "b", "mutual": "contrary"}]}, [EACH_OTHER],
    ),
}  # fmt: skip
REFUSED = {
    "a list": ("[]", [("this is no export of Argdown", 1)]),
    "no relations": ('{"statements": {}}', [("this is no export of Argdown", 1)]),
}
