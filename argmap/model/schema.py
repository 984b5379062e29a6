"""The JSON Schema of the map file, for editors and other programs."""

from __future__ import annotations

import typing
from typing import Any

from argmap.model.fields import WORD
from argmap.model.ids import TYPES
from argmap.model.relations import Mutual
from argmap.model.sources import Act

_KINDS = ("claim", "premise", "evidence", "question")


def json_schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) of the tree of a map file.

    It holds the shape of a file. Whether ids name what they should is for argmap itself to say.

    >>> json_schema()["required"]
    ['argmap', 'title']
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "argmap map file",
        "description": "An argument map: claims, the relations between them, and who says what.",
        "type": "object",
        "additionalProperties": False,
        "required": ["argmap", "title"],
        "properties": {
            "argmap": {
                "title": "Version",
                "description": "The version of the map file.",
                "const": 1,
                "type": "integer",
            },
            "title": _sentence("Title", "What the map is about."),
            "conclusion": _ids("Conclusion", "The claim or claims that the map is about."),
            "defaults": {
                **_object("Defaults", "What holds where nothing else is said.", _DEFAULTS),
                "type": ["object", "null"],
            },
            "documents": _section("Documents", "What passages point into, by id.", "document"),
            "sources": _section("Sources", "Who is heard, by id.", "source"),
            "claims": _section("Claims", "The claims and questions, by id.", "claim"),
            "relations": {
                "title": "Relations",
                "description": "Which claims speak for or against what.",
                "type": ["array", "null"],
                "items": _ref("relation"),
            },
            **_FREE,
        },
        "$defs": {
            "id": {"title": "Id", "description": "A word that names something.", "type": "string", "pattern": WORD},
            "probability": {"type": "number", "minimum": 0, "maximum": 1},
            "date": {
                "description": "A full date, such as 2024-05-01.",
                "type": "string",
                "format": "date",
                "pattern": _DAY,
            },
            "document": _object("Document", "A text that passages point into.", _DOCUMENT),
            "source": _object("Source", "Somebody or something that is heard.", _SOURCE),
            "claim": _claim(),
            "relation": _relation(),
            "attribution": _attribution(),
            "passage": _object("Passage", "A place in a document.", _PASSAGE, required=["document"]),
        },
    }


_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def _ref(name: str, title: str | None = None, description: str | None = None) -> dict[str, Any]:
    said = {"title": title, "description": description}
    return {"$ref": f"#/$defs/{name}"} | {key: value for key, value in said.items() if value is not None}


def _text(title: str, description: str) -> dict[str, Any]:
    return {"title": title, "description": description, "type": "string"}


def _sentence(title: str, description: str) -> dict[str, Any]:
    return {**_text(title, description), "pattern": r"\S"}


def _flag(title: str, description: str) -> dict[str, Any]:
    return {"title": title, "description": description, "type": "boolean"}


def _ids(title: str, description: str, *, least: int = 0) -> dict[str, Any]:
    several = {"type": "array", "items": _ref("id"), "minItems": least, "uniqueItems": True}
    return {"title": title, "description": description, "oneOf": [_ref("id"), several]}


def _object(
    title: str, description: str, properties: dict[str, Any], *, required: list[str] | None = None
) -> dict[str, Any]:
    schema = {"title": title, "description": description, "type": "object", "additionalProperties": False}
    return schema | ({"required": required} if required else {}) | {"properties": properties}


def _section(title: str, description: str, name: str) -> dict[str, Any]:
    schema = {"title": title, "description": description, "type": ["object", "null"], "propertyNames": _ref("id")}
    return {**schema, "additionalProperties": _ref(name)}


def _locator(name: str) -> dict[str, Any]:
    return {"title": name.capitalize(), "type": ["string", "number"]}


_FREE: dict[str, Any] = {
    "tags": {
        "title": "Tags",
        "description": "Free words to find things by.",
        "oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
    },
    "note": _text("Note", "Free text: the reason for a prior, say."),
    "url": _text("URL", "A web address."),
    "meta": {"title": "Meta", "description": "Whatever other programs keep here.", "type": "object"},
}
_SAID_BY: dict[str, Any] = {
    "title": "Said by",
    "description": "Who says it, by which act. The bare id of a source is its plain assertion.",
    "oneOf": [
        _ref("id"),
        _ref("attribution"),
        {"type": "array", "items": {"oneOf": [_ref("id"), _ref("attribution")]}},
    ],
}
_DEFAULTS: dict[str, Any] = {
    "prior": _ref("probability", "Prior", "The prior of claims that state none; 0.5 where this is not given."),
    "derived": _ref(
        "probability", "Derived", "The prior of claims that a support bears on and that state none; else as the others."
    ),
    "join": {
        "title": "Join",
        "description": "How the scores of linked premises meet.",
        "enum": ["product", "min", "mean"],
    },
}
_DOCUMENT: dict[str, Any] = {
    "title": _text("Title", "Its title."),
    "file": _text("File", "A file in the folder of the map or below it."),
    "author": _text("Author", "Who wrote it."),
    "date": _ref("date"),
    **_FREE,
}
_SOURCE: dict[str, Any] = {
    "name": _text("Name", "The name to show."),
    "kind": _text("Kind", "What sort of source it is, such as person or group."),
    "via": _ref("id", "Via", "The source through which this one is heard."),
    "reliability": _ref("probability", "Reliability", "How far its word is to be trusted; 1 where not given."),
    **_FREE,
}
_PASSAGE: dict[str, Any] = {
    "document": _ref("id", "Document", "The document that it is in."),
    **{name: _locator(name) for name in ("page", "lines", "section", "item", "paragraph", "footnote", "comment")},
    "quote": _text("Quote", "A few words as they stand there."),
    "certain": _flag("Certain", "False where the place is a guess."),
}


def _attribution() -> dict[str, Any]:
    properties = {
        "source": _ref("id", "Source", "Who says it."),
        "act": {"title": "Act", "description": "What they do with it.", "enum": list(typing.get_args(Act))},
        "at": _ref("passage", "At", "Where it stands."),
        "reply_to": _ref("passage", "Reply to", "What was being answered."),
        "date": _ref("date", "Date", "When it was said."),
        "certain": _flag("Certain", "False where it is a guess that they say it."),
        "note": _FREE["note"],
    }
    return _object("Attribution", "One act of one source.", properties, required=["source", "act"])


def _claim() -> dict[str, Any]:
    shared = {
        "kind": {"title": "Kind", "description": "claim where it is not given.", "enum": list(_KINDS)},
        "text": _sentence("Text", "The sentence."),
        "hedge": _text("Hedge", "The word that softens it; recorded, never computed."),
        "said_by": _SAID_BY,
        "implied": _flag("Implied", "True for what nobody says outright."),
        "same_as": _ref("id", "Same as", "The claim that this one restates; it adds no weight."),
        **_FREE,
    }
    prior = _ref("probability", "Prior", "How far it is accepted before any argument.")
    status = {"title": "Status", "description": "Whether the question is answered.", "enum": ["open", "answered"]}
    full = _object(
        "Claim", "A claim, premise, piece of evidence or question.", {**shared, "prior": prior, "status": status}
    )
    full["required"] = ["text"]
    full["if"] = {"properties": {"kind": {"const": "question"}}, "required": ["kind"]}
    full["then"] = {"properties": {"prior": False}}
    full["else"] = {"properties": {"status": False}}
    full["dependentSchemas"] = {"same_as": {"properties": {"prior": False}}}
    short = _sentence("Claim", "The sentence alone: a claim with the default prior.")
    return {"title": "Claim", "oneOf": [short, full]}


def _relation() -> dict[str, Any]:
    targets = {
        "supports": "The claim, question, relation or source that it speaks for.",
        "rebuts": "The claim that it speaks against.",
        "undercuts": "The relation or source that it denies, granting what is said.",
    }
    properties = {
        "id": _ref("id", "Id", "Made from what it joins where it is not given."),
        "premises": _ids("Premises", "The claims that are needed together.", least=1),
        **{verb: _ref("id", verb.capitalize(), targets[verb]) for verb in TYPES},
        "mutual": {
            "title": "Mutual",
            "description": "Of a rebuttal with one premise: the two claims cannot both be true; contradictory: one must be.",
            "enum": [*typing.get_args(Mutual)],
        },
        "strength": _ref("probability", "Strength", "How strong the step is by itself; 1 where not given."),
        "scheme": _text("Scheme", "The argumentation scheme."),
        "said_by": _SAID_BY,
        "certain": _flag("Certain", "False where the map's maker is unsure of this link."),
        "answers": _ids("Answers", "The questions that it answers."),
        **_FREE,
    }
    schema = _object("Relation", "A step from premises to one target.", properties, required=["premises"])
    schema["dependentSchemas"] = {"mutual": {"required": ["rebuts"], "properties": {"premises": {"maxItems": 1}}}}
    return {**schema, "oneOf": [{"required": [verb]} for verb in TYPES]}
