"""The strict map file: its schema asks for nothing that structured output cannot hold, and a map comes back whole."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.formats import reads, strict_schema
from argmap.formats.json.strict_fields import OBJECTS
from argmap.formats.json.strict_format import StrictJson
from argmap.formats.json.strict_writing import empty_texts
from argmap.model import Document
from tests.shared.documents import documents
from tests.shared.examples import examples

MAPS = sorted((Path(__file__).resolve().parents[2] / "maps").glob("*.yaml"))
PLAIN = {"type", "description", "additionalProperties", "required", "properties", "items", "enum", "$ref", "$defs"}
WHOLE, LEAN = (jsonschema.Draft202012Validator(strict_schema(lean=lean)) for lean in (False, True))


def schemas(schema):
    """The schema and every schema within it."""
    yield schema
    for inner in (*schema.get("properties", {}).values(), *schema.get("$defs", {}).values()):
        yield from schemas(inner)
    if "items" in schema:
        yield from schemas(schema["items"])


@pytest.mark.parametrize("lean", [False, True])
def test_every_key_is_required_and_there_are_no_unions_and_no_mappings_by_id(lean):
    schema = strict_schema(lean=lean)
    jsonschema.Draft202012Validator.check_schema(schema)
    for one in schemas(schema):
        assert set(one) <= PLAIN
        assert set(one) == {"$ref"} or isinstance(one["type"], str)
        if one.get("type") == "object":
            assert one["additionalProperties"] is False
            assert one["required"] == [*one["properties"]]
        if one.get("type") == "array":
            assert isinstance(one["items"], dict)


def test_the_reason_comes_before_its_number():
    for keys in OBJECTS.values():
        names = [key.name for key in keys]
        for number in ("prior", "strength", "reliability"):
            if number in names and "note" in names:
                assert names.index("note") < names.index(number)


def leaned(value, schema, whole):
    """The part of a strict map that the lean schema has room for."""
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    if schema["type"] == "array":
        return [leaned(one, schema["items"], whole) for one in value]
    if schema["type"] == "object":
        return {key: leaned(value[key], inner, whole) for key, inner in schema["properties"].items()}
    return value


def test_the_lean_schema_is_a_part_of_the_whole_one_and_is_read_too():
    for path in MAPS:
        document = argmap.load(path).document
        strict = json.loads(StrictJson().write(document))
        lean = leaned(strict, strict_schema(lean=True), strict_schema(lean=True))
        LEAN.validate(lean)
        read = reads(json.dumps(lean)).document
        assert {key: (one.text, one.kind) for key, one in read.claims.items()} == {
            key: (one.text, one.kind) for key, one in document.claims.items()
        }
        assert list(read.relations) == list(document.relations)
        assert {key: read.prior_of(key) for key in read.claims if read.claims[key].kind != "question"} == {
            key: document.prior_of(key) for key in document.claims if document.claims[key].kind != "question"
        }
    assert len(json.dumps(strict_schema(lean=True))) < 0.75 * len(json.dumps(strict_schema()))


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_maps_of_the_examples_come_back(path):
    document = argmap.load(path).document
    text = StrictJson().write(document)
    WHOLE.validate(json.loads(text))
    assert argmap.loads(text).document == document


@given(documents(mutual=True))
@examples(600)
def test_every_map_comes_back_but_for_texts_that_are_there_and_empty(document):
    empty = list(empty_texts(document))
    if empty:
        with pytest.raises(argmap.UnsupportedError, match="texts that are there and empty"):
            StrictJson().write(document)
    text = StrictJson().write(document, unsupported="ignore")
    WHOLE.validate(json.loads(text))
    again = reads(text).document
    assert not list(empty_texts(again))
    assert (again == document) == (not empty)
    assert StrictJson().write(again) == text


def test_an_empty_note_is_a_loss_that_is_named():
    m = argmap.loads("{argmap: 1, title: T, sources: {s: {}}, claims: {a: {text: A, note: ''}, b: {text: B, said_by: [{source: s, act: asserts, note: ''}]}}}")  # fmt: skip
    with pytest.raises(argmap.UnsupportedError) as caught:
        argmap.dumps(m, format="strict-json")
    assert str(caught.value) == (
        "an argmap file in strict JSON cannot say texts that are there and empty: 'a' and 'b'. "
        "unsupported='warn' leaves it out, and says so."
    )


def draft(**changed):
    whole = {
        "argmap_strict": 1, "title": "Rain", "conclusion": ["take"], "defaults": {"prior": [], "derived": [0.1], "join": "product"},
        "documents": [{"id": "page", "title": "Forecast"}],
        "sources": [{"id": "bureau", "name": "The bureau", "note": "Often right.", "reliability": [0.8]}],
        "claims": [
            {"id": "take", "kind": "claim", "text": "Take one.", "prior": []},
            {"id": "rain", "kind": "claim", "text": "It will rain.", "prior": [0.7], "said_by": [
                {"source": "bureau", "act": "asserts", "at": [{"document": "page", "quote": "rain"}]}]},
            {"id": "why", "kind": "question", "text": "Why?", "status": "open"},
        ],
        "relations": [{"id": "", "premises": ["rain"], "type": "supports", "target": "take", "strength": [0.9]}],
    }  # fmt: skip
    return json.dumps({**whole, **changed}, indent=1)


def test_a_draft_is_read_and_recognised_by_what_is_in_it(tmp_path):
    (tmp_path / "draft.json").write_text(draft(), encoding="utf-8")
    m = argmap.load(tmp_path / "draft.json", warnings="raise")
    assert m.document.relations["rain.supports.take"].strength == 0.9
    assert m.document.claims["rain"].said_by[0].at.quote == "rain"
    assert m.document.prior_of("take") == 0.1
    assert argmap.formats.format_of(draft()).format.name == "strict-json"


def test_a_draft_without_its_first_key_is_told_that_alone():
    whole = json.loads(draft())
    del whole["argmap_strict"]
    with pytest.raises(argmap.ArgmapError) as caught:
        reads(json.dumps(whole))
    (problem,) = caught.value.problems
    assert (problem.message, problem.hint) == (
        "a strict map is an object with the key 'argmap_strict'",
        'Begin it with "argmap_strict": 1.',
    )


CLAIM = {"id": "a", "text": "A."}
STEP = {"id": "r", "premises": ["a"], "type": "supports", "target": "b"}
WRONG = [
    ({"claims": [CLAIM, {"id": "b", "text": "B."}, CLAIM]},
     ["$.claims[2].id: the id 'a' comes twice in claims. Entry 1 has it already."]),
    ({"claims": [CLAIM, {**CLAIM, "id": "b", "prior": [2]}]}, ["$.claims[1].prior: prior must be a number from 0 to 1, not 2"]),
    ({"claims": [{**CLAIM, "prior": [0.1, 0.2]}]}, ["$.claims[0].prior: prior holds one at most, not 2"]),
    ({"claims": [{**CLAIM, "confidence": [0.1]}]}, ["$.claims[0].confidence: unknown key 'confidence'"]),
    ({"claims": [{"text": "A."}]}, ["$.claims[0].id: id is missing"]),
    ({"claims": {"a": "A."}}, ["$.claims: claims must be a list, not a mapping"]),
    ({"claims": [CLAIM, "B."]}, ["$.claims[1]: an object stands here, not"]),
    ({"claims": [{**CLAIM, "meta_json": "{"}]}, ["$.claims[0].meta_json: meta_json: '{' is no JSON in a text"]),
    ({"claims": [{**CLAIM, "meta_json": "[1]"}]}, ["$.claims[0].meta_json: meta_json must hold an object"]),
    ({"claims": [{**CLAIM, "meta_json": '{"a": NaN}'}]}, ["$.claims[0].meta_json: meta_json: NaN is no number"]),
    ({"claims": [{**CLAIM, "meta_json": '{"a": 1, "a": 2}'}]}, ["$.claims[0].meta_json: meta_json: a key is repeated"]),
    ({"claims": [CLAIM, {"id": "b", "text": "B."}], "relations": [{**STEP, "type": "attacks"}]},
     ["$.relations[0].type: unknown type 'attacks'. Say one of supports, rebuts, undercuts."]),
    ({"claims": [CLAIM], "relations": [STEP]}, ["$.relations[0].target: unknown claim, relation or source 'b'"]),
    ({"claims": [CLAIM], "relations": [{**STEP, "target": ""}]}, ["$.relations[0].target: target is missing"]),
    ({"claims": [CLAIM, {"id": "b", "text": "B."}], "relations": [STEP, STEP]}, ["$.relations[1].id: the id 'r' names two relations"]),
    ({"argmap_strict": 2, "claims": [CLAIM]}, ["$.argmap_strict: argmap_strict must be 1"]),
    ({"title": "", "claims": [CLAIM]}, ["None: title is missing"]),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "expected"), WRONG)
def test_what_is_wrong_has_its_place_in_the_file(changed, expected):
    text = draft(**{"conclusion": [], "relations": [], **changed})
    with pytest.raises(argmap.ArgmapError) as caught:
        reads(text)
    for problem, told in zip(caught.value.problems, expected, strict=True):
        assert problem.line is not None
        assert f"{problem.path}: {problem.message}. {problem.hint}".startswith(told)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=3)
                    | st.dictionaries(st.sampled_from(["id", "text", "prior", "type", "at", "said_by", "claims"]), inner, max_size=3)),
       st.sampled_from(["claims", "relations", "sources", "documents", "defaults", "title", "conclusion", "meta_json"]))  # fmt: skip
@examples(400)
def test_whatever_stands_in_it_is_read_or_refused_with_reasons(value, key):
    text = draft(**{key: value})
    try:
        document = reads(text).document
    except argmap.ArgmapError as error:
        told = error.problems
    else:
        told = ("read",)
        assert Document.from_tree(document.to_tree()) == document
    assert told


def test_the_command_prints_both_and_converts_both_ways(tmp_path, monkeypatch, capsys):
    from argmap.cli import main

    monkeypatch.chdir(tmp_path)
    for options, lean in ((["--strict"], False), (["--strict", "--lean"], True)):
        assert main(["schema", *options]) == 0
        assert json.loads(capsys.readouterr().out) == strict_schema(lean=lean)
    assert main(["schema", "--lean"]) == 2
    (tmp_path / "draft.json").write_text(draft(), encoding="utf-8")
    assert main(["convert", "draft.json", "map.yaml"]) == 0
    assert main(["convert", "map.yaml", "again.json", "--to", "strict-json"]) == 0
    assert reads((tmp_path / "again.json").read_text()).document == reads(draft()).document
