"""The strict map file: JSON in the one shape that a program can make a language model answer in."""

from __future__ import annotations

import json

from argmap.errors import FormatError, MapError
from argmap.formats.features import EVERYTHING
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.glimpse import Glimpse
from argmap.formats.json.format import read_json
from argmap.formats.json.json_object import objects_in
from argmap.formats.json.json_places import json_places
from argmap.formats.json.strict_fields import MARK
from argmap.formats.json.strict_reading import StrictReader
from argmap.formats.json.strict_writing import empty_texts, strict_of
from argmap.formats.losses import Losses
from argmap.formats.report import problems_in, too_large
from argmap.model.document import Document
from argmap.model.tree.finding import Finding


class StrictJson:
    """Reads and writes maps as lists of objects whose keys are all there, as `strict_schema` has them.

    >>> text = '{"argmap_strict": 1, "title": "One", "claims": [{"id": "one", "text": "A claim.", "prior": [0.3]}]}'
    >>> StrictJson().read(text).document.claims["one"].prior
    0.3
    """

    name = "strict-json"
    title = "an argmap file in strict JSON"
    suffixes = (".json",)
    writes = True
    says = EVERYTHING

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Look for the key that no other file has, or for numbers in lists, which no other file has either."""
        value = glimpse.json
        if not isinstance(value, dict) or "argmap" in value:
            return Likeness.NO
        listed = [one for name in ("claims", "relations") for _, one in objects_in(value.get(name))]
        is_strict = any(isinstance(one.get(name), list) for one in listed for name in ("prior", "strength"))
        return Likeness.CERTAIN if MARK in value or is_strict else Likeness.NO

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read a map; a key that is missing says nothing, so that what follows the lean schema is read too."""
        large = too_large(len(text), source=source) if limit is not None else None
        if large is not None:
            raise FormatError(large)
        text = text.removeprefix("\ufeff")
        tree = read_json(text, places=False)
        reader, found = StrictReader(), list[Finding]()
        document: Document | None = None
        if tree.complete and not tree.found:
            if not isinstance(tree.value, dict) or MARK not in tree.value:
                found = [
                    Finding(f"a strict map is an object with the key {MARK!r}", hint=f'Begin it with "{MARK}": 1.')
                ]
            else:
                document, about_tree = Document.read(reader.tree(tree.value))
                found = reader.also(about_tree)
        if document is not None and not found:
            return ReadResult(document)
        if tree.root is None and tree.complete:
            tree = json_places(text)
        tree.text = text
        raise (FormatError if tree.found else MapError)(*problems_in(tree, found, source=source))

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write a map; that a text is there and empty is lost."""
        losses, empty = Losses(self, unsupported), list(empty_texts(document))
        if empty:
            losses.lost("texts that are there and empty", *empty)
        losses.settle()
        return json.dumps(strict_of(document), indent=2, ensure_ascii=False, allow_nan=False) + "\n"
