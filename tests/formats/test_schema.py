import json
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats import json_schema
from argmap.formats.yaml.events import read_events
from argmap.model.document import Document
from argmap.model.fields import WORD
from tests.formats.broken import BROKEN, SHAPELESS
from tests.shared.documents import documents
from tests.shared.examples import examples

ROOT = Path(__file__).resolve().parents[2]
VALIDATOR = jsonschema.Draft202012Validator(json_schema())
ODD = [None, True, 0, 1.0, 1.5, "", " ", "x", "aé", "2024-05-01", [], ["x"], [None], {}, {"x": 1}, "claim", "question"]
KEYS = ["argmap", "defaults", "tags", "note", "meta", "kind", "prior", "status", "said_by", "same_as", "id", "supports"]


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_the_published_copy_is_the_schema():
    assert json.loads((ROOT / "docs/argmap.schema.json").read_text(encoding="utf-8")) == json_schema()


@given(documents(mutual=True))
@settings(deadline=None)
def test_every_document_is_accepted(document):
    VALIDATOR.validate(document.to_tree())


def places(tree, above=()):
    """Every place in a tree, as the path that leads there."""
    yield above
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in inside:
        yield from places(value, (*above, key))


@given(documents(mutual=True), st.data())
@examples(800)
def test_what_is_read_is_accepted(document, data):
    tree = document.to_tree()
    path = data.draw(st.sampled_from(list(places(tree))))
    here = tree
    for step in path[:-1]:
        here = here[step]
    inner = here[path[-1]] if path else tree
    if isinstance(inner, dict) and data.draw(st.booleans()):
        inner[data.draw(st.sampled_from(KEYS))] = data.draw(st.sampled_from(ODD))
    elif path:
        here[path[-1]] = data.draw(st.sampled_from(ODD))
    if Document.read(tree)[0] is not None:
        VALIDATOR.validate(tree)


def test_an_id_may_have_letters_beyond_ascii_whatever_reads_the_schema():
    for flags in (0, re.ASCII):
        assert re.search(WORD, "caffè", flags)
        assert re.search(WORD, "a_日本", flags)
        assert not re.search(WORD, "a b", flags)
        assert not re.search(WORD, "1a", flags)


def test_an_empty_section_is_accepted_and_read():
    tree = {"argmap": 1, "title": "T", **dict.fromkeys(["defaults", "documents", "sources", "claims", "relations"])}
    VALIDATOR.validate(tree)
    assert Document.from_tree(tree).title == "T"


@pytest.mark.parametrize("path", sorted(ROOT.glob("maps/*.yaml")), ids=lambda path: path.name)
def test_the_maps_are_accepted(path):
    VALIDATOR.validate(read_events(path.read_text(encoding="utf-8")).value)


@pytest.mark.parametrize("name", SHAPELESS)
def test_shapeless_files_are_refused(name):
    assert not VALIDATOR.is_valid(read_events(BROKEN[name][0]).value)


def test_everything_in_the_schema_has_a_title_and_a_description():
    schema = json_schema()
    for name, part in {**schema["properties"], **schema["$defs"]}.items():
        assert part.get("title") or part.get("description") or "$ref" in part or "minimum" in part, name
