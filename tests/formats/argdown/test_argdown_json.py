"""What Argdown's own tools export is read as the same map."""

import json

import pytest

from argmap.errors import ArgmapError
from argmap.formats import reads

TEXT = "[a]: A. #x {prior: 0.2}\n  + <b>: B.\n    _ [u]: U.\n\n# Sec\n\n<s>\n\n(1) [p]: P.\n(2) [q]: Q.\n-- Modus ponens {strength: 0.9} --\n(3) [a]\n  >< [z]: Z.\n"


def statement(title, text=None, **more):
    return {"type": "statement", "title": title, **({"isReference": True} if text is None else {"text": text}), **more}


def class_of(title, text, **more):
    return {"type": "equivalence-class", "title": title, "members": [statement(title, text)], "relations": [], **more}


def relation(sort, start, end, **more):
    return {"type": "relation", "relationType": sort, "from": start, "to": end, **more}


EXPORT = {
    "arguments": {
        "b": {"type": "argument", "title": "b", "members": [statement("b", "B.", role="argument-description")], "pcs": []},
        "s": {
            "type": "argument", "title": "s", "section": "s1", "members": [statement("s")],
            "pcs": [
                statement("p", "P.", role="premise"), statement("q", "Q.", role="premise"),
                statement("a", role="main-conclusion", inference={"inferenceRules": ["Modus ponens"], "data": {"strength": 0.9}}),
            ],
        },
    },
    "statements": {
        "a": class_of("a", "A. #x ", tags=["x"], data={"prior": 0.2}) | {
            "members": [statement("a", "A. #x ", ranges=[{"type": "tag", "start": 3, "stop": 5, "tag": "x"}])]
        },
        "u": class_of("u", "U."), "z": class_of("z", "Z.", section="s1"), "p": class_of("p", "P.", section="s1"),
        "q": class_of("q", "Q.", section="s1"),
    },
    "relations": [
        relation("support", "b", "a", fromType="argument", toType="equivalence-class"),
        relation("undercut", "u", "b", fromType="equivalence-class", toType="argument"),
        relation("contradictory", "a", "z", fromType="equivalence-class", toType="equivalence-class"),
    ],
    "sections": [{"type": "section", "id": "s1", "level": 1, "title": "Sec", "children": []}],
    "map": {"nodes": [], "edges": []},
}  # fmt: skip


def test_an_export_is_the_same_map_as_its_text():
    text, export = (
        reads(one, format=name).document for one, name in ((TEXT, "argdown"), (json.dumps(EXPORT), "argdown-json"))
    )
    assert export.claims == text.claims
    assert export.relations == text.relations


def test_an_export_is_recognised_by_what_is_in_it():
    assert list(reads(json.dumps(EXPORT), source="x.json").document.claims) == ["a", "u", "z", "p", "q", "b"]


def test_an_undercut_of_an_inference_finds_its_step():
    export = json.loads(json.dumps(EXPORT))
    export["relations"] = [relation("undercut", "u", "s", toType="inference", conclusionIndex=2)]
    assert "u.undercuts.s" in reads(json.dumps(export), format="argdown-json").document.relations


def test_older_exports_say_source_and_target():
    export = json.loads(json.dumps(EXPORT))
    export["relations"] = [{"relationType": "attack", "source": "u", "target": "a"}]
    del export["map"], export["sections"]
    assert "u.rebuts.a" in reads(json.dumps(export), format="argdown-json").document.relations


def test_ranges_count_in_units_of_utf_16():
    one = statement("a", "😀 #x", ranges=[{"type": "tag", "start": 3, "stop": 4, "tag": "x"}])
    export = {"statements": {"a": {"members": [one], "tags": ["x"]}}, "arguments": {}, "relations": []}
    claim = reads(json.dumps(export), format="argdown-json").document.claims["a"]
    assert (claim.text, claim.tags) == ("😀", ("x",))


ODD = {
    "no known relation": {"relations": [relation("likes", "u", "a")]},
    "an end that is nowhere": {"relations": [relation("support", "u", "nowhere")]},
    "no object": {"statements": {"a": 1}},
    "a premise without a title": {"arguments": {"s": {"pcs": [{"role": "premise"}]}}},
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_is_left_out_and_told_with_its_line(name):
    result = reads(json.dumps(EXPORT | ODD[name], indent=1), format="argdown-json", source="x.json")
    assert any(one.line is not None and one.line > 1 and "left out" in one.message for one in result.warnings)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"statements": {}}', '{"nodes": []}'])
def test_what_is_no_export_is_refused(text):
    with pytest.raises(ArgmapError):
        reads(text, format="argdown-json")
