import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from argmap.formats import json_schema
from argmap.formats.events import read_events
from tests.formats.broken import BROKEN, SHAPELESS
from tests.shared.documents import documents

ROOT = Path(__file__).resolve().parents[2]
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_the_published_copy_is_the_schema():
    assert json.loads((ROOT / "docs/argmap.schema.json").read_text(encoding="utf-8")) == json_schema()


@given(documents())
@settings(deadline=None)
def test_every_document_is_accepted(document):
    VALIDATOR.validate(document.to_tree())


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
