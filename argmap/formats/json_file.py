"""The map file in JSON: the same tree, for programs."""

from __future__ import annotations

import json
from typing import Any

from argmap.errors import FormatError, MapError, Problem
from argmap.formats.events import read_events
from argmap.formats.marked import MarkedTree
from argmap.formats.registry import ReadResult, Unsupported
from argmap.formats.report import problems_in, too_large
from argmap.model.document import Document
from argmap.model.findings import DEEP, Finding


class JsonFile:
    """Reads and writes map files in JSON.

    >>> JsonFile().read('{"argmap": 1, "title": "One", "claims": {"one": "A claim."}}').document.title
    'One'
    """

    name = "json"
    suffixes = (".json",)

    def read(self, text: str, *, source: str = "<string>") -> ReadResult:
        """Read a map; places are looked up only when something is wrong, so that good files read fast."""
        large = too_large(len(text), source=source)
        if large is not None:
            raise FormatError(large)
        text = text.removeprefix("\ufeff")
        odd: list[str] = []
        tree = _loaded(text, odd, source)
        document, found = Document.read(tree)
        if document is None or odd:
            raise _refusal(text, found, odd, source)
        return ReadResult(document)

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:  # noqa: ARG002 - it can say all
        """Write a map, one entry a line and more, in the order of the YAML file."""
        return json.dumps(document.to_tree(), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _loaded(text: str, odd: list[str], source: str) -> Any:
    """Load the text; `odd` collects repeated keys and constants that JSON does not have."""

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        loaded = dict(items)
        if len(loaded) < len(items):
            names = [key for key, _ in items]
            odd.extend(f"the key {key!r} is repeated" for key in loaded if names.count(key) > 1)
        return loaded

    def constant(name: str) -> float:
        odd.append(f"{name} is no number that a map can hold")
        return 0.0

    try:
        return json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        empty = "the file is empty" if not text.strip() else None
        raise FormatError(
            Problem(
                empty or f"this is not JSON: {_lower(error.msg)}", file=source, line=error.lineno, column=error.colno
            )
        ) from None
    except RecursionError:
        raise FormatError(Problem(DEEP, file=source)) from None
    except ValueError:  # a number of thousands of digits
        raise FormatError(Problem("the file holds a number that is too long", file=source)) from None


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]


def _refusal(text: str, found: list[Finding], odd: list[str], source: str) -> FormatError | MapError:
    """Read the text once more, as the YAML that JSON is, to tell where the faults are."""
    tree = read_events(text, json=True)
    if not tree.complete or bool(odd) != bool(tree.found):
        # A few texts are JSON and no YAML: the faults are told without lines.
        return (FormatError if odd else MapError)(
            *(Problem(message, file=source) for message in odd), *problems_in(MarkedTree(), found, source=source)
        )
    return (FormatError if odd else MapError)(*problems_in(tree, found, source=source))
