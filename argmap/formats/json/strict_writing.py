"""From a document to the strict map file, key by key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from argmap.basics.frozen import thaw
from argmap.formats.json.strict_fields import MARK, SILENT, Key, keys_of
from argmap.model.ids import VERBS

if TYPE_CHECKING:
    from pydantic import BaseModel

    from argmap.model.document import Document


def strict_of(document: Document) -> dict[str, Any]:
    """Return the strict form of a document: every key there is, in order.

    >>> from argmap.model.document import Document
    >>> strict = strict_of(Document.from_tree({"argmap": 1, "title": "One", "claims": {"one": "A claim."}}))
    >>> strict["claims"][0]["id"], strict["claims"][0]["prior"], strict["claims"][0]["same_as"]
    ('one', [], '')
    """
    return {MARK: 1, **_object("map", document)}


def _object(name: str, part: BaseModel) -> dict[str, Any]:
    return {key.name: _value(key, name, part) for key in keys_of(name)}


def _value(key: Key, name: str, part: BaseModel) -> Any:
    if name == "relation" and key.name == "type":
        return VERBS[part.type]  # type: ignore[attr-defined]  # a relation here
    value: Any = getattr(part, key.attribute, None)  # not every kind of claim and relation has all of them
    if key.name == "defaults":
        return _object("defaults", value)
    if key.sort == "parts":
        parts = value.values() if isinstance(value, Mapping) else value
        return [_object(str(key.of), one) for one in parts]
    if value is None or (key.sort == "meta" and not value):
        return SILENT[key.sort]
    if key.sort == "part":
        return [_object(str(key.of), value)]
    if key.sort == "meta":
        return json.dumps(thaw(value), ensure_ascii=False, allow_nan=False)
    if key.sort == "number":
        return [value]
    if key.sort == "words":
        return list(value)
    return value if key.sort == "flag" else str(value)


def empty_texts(document: Document) -> Iterator[str]:
    """Yield the id of every part that has a text that is there and empty, which this form cannot tell from none."""
    if _has_empty("map", document):
        yield "the map"
    for section in keys_of("map"):
        if section.sort == "parts":
            parts = getattr(document, section.name).items()
            yield from (key for key, part in parts if _has_empty(str(section.of), part))


def _has_empty(name: str, part: BaseModel) -> bool:
    for key in keys_of(name):
        value = getattr(part, key.attribute, None)
        if key.sort == "text" and value == "":
            return True
        if key.of in {"attribution", "passage"} and value is not None:
            inner = value if key.sort == "parts" else (value,)
            if any(_has_empty(str(key.of), one) for one in inner):
                return True
    return False
