"""The schema of the strict map file, for programs that make a language model answer in one shape."""

from __future__ import annotations

from typing import Any

from argmap.formats.json.strict_fields import MARK, Key, keys_of

_SHARED = ("attribution", "passage")
"""The objects that stand in several places."""


def strict_schema(*, lean: bool = False) -> dict[str, Any]:
    """Return the JSON Schema of the strict map file; `lean` leaves out what no draft needs.

    Every key is required and no other allowed; there are no unions, no null and no mappings keyed by id. What is not there is
    an empty text or an empty list. Numbers stand in a list of at most one; that they lie in [0, 1], and whether ids name
    what they should, is for argmap itself to say. `argmap.load` reads what follows either schema.

    >>> schema = strict_schema()
    >>> schema["required"] == [*schema["properties"]], schema["properties"]["claims"]["type"]
    (True, 'array')
    """
    version = {"type": "integer", "description": "The version of the map file.", "enum": [1]}
    whole = _object("map", lean=lean)
    whole["properties"] = {MARK: version, **whole["properties"]}
    whole["required"] = [*whole["properties"]]
    return {
        "description": "An argument map: claims, the relations between them, and who says what. Empty is what is not there.",
        **whole,
        "$defs": {name: _object(name, lean=lean) for name in _SHARED},
    }


def _object(name: str, *, lean: bool) -> dict[str, Any]:
    properties = {key.name: _value(key, lean=lean) for key in keys_of(name, lean=lean)}
    return {"type": "object", "additionalProperties": False, "required": [*properties], "properties": properties}


def _value(key: Key, *, lean: bool) -> dict[str, Any]:
    if key.sort == "choice":
        return {"type": "string", "description": key.says, "enum": [*key.of]}
    if key.sort == "flag":
        return {"type": "boolean", "description": key.says}
    if key.sort == "number":
        return {"type": "array", "description": key.says, "items": {"type": "number"}}
    if key.sort == "words":
        return {"type": "array", "description": key.says, "items": {"type": "string"}}
    if key.name == "defaults":  # always there: its own numbers may be empty
        return {"description": key.says, **_object("defaults", lean=lean)}
    if key.sort in {"part", "parts"}:
        name = str(key.of)
        items = {"$ref": f"#/$defs/{name}"} if name in _SHARED else _object(name, lean=lean)
        return {"type": "array", "description": key.says, "items": items}
    return {"type": "string", "description": key.says}
