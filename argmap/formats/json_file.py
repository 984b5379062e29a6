"""The map file in JSON: the same tree, for programs."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from argmap.errors import FormatError, MapError, Problem
from argmap.formats.events import TOO_DEEP, read_events
from argmap.formats.json_syntax import long_number_finding, syntax_finding
from argmap.formats.marked import MarkedTree
from argmap.formats.registry import ReadResult, Unsupported
from argmap.formats.report import problems_in, too_large
from argmap.model.document import Document
from argmap.model.findings import Finding


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
            times = Counter(key for key, _ in items)
            odd.extend(f"the key {key!r} is repeated" for key in loaded if times[key] > 1)
        return loaded

    def constant(name: str) -> float:
        odd.append(f"{name} is no number that a map can hold")
        return 0.0

    try:
        return json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        found = [syntax_finding(error)]
    except RecursionError:
        found = read_events(text, json=True).found
    except ValueError:
        found = [long_number_finding(text)]
    raise FormatError(*problems_in(MarkedTree(found=found), [], source=source))


def _refusal(text: str, found: list[Finding], odd: list[str], source: str) -> FormatError | MapError:
    """Read the text once more, as the YAML that JSON is, to tell where the faults are."""
    tree = read_events(text, json=True)
    if any(finding.message == TOO_DEEP for _, finding in tree.found):
        return FormatError(*problems_in(tree, [], source=source))
    if not tree.complete or bool(odd) != bool(tree.found):
        # A few texts are JSON and no YAML: the faults are told without lines.
        return (FormatError if odd else MapError)(
            *(Problem(message, file=source) for message in odd), *problems_in(MarkedTree(), found, source=source)
        )
    return (FormatError if odd else MapError)(*problems_in(tree, found, source=source))
