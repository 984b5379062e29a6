"""The map file in JSON: the same tree, for programs."""

from __future__ import annotations

import contextlib
import json
from typing import Any

from argmap.errors import FormatError, MapError
from argmap.formats.features import EVERYTHING
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.glimpse import Glimpse
from argmap.formats.report import problems_in, too_large, warnings_in
from argmap.formats.yaml.marked import TOO_DEEP, Mark, MarkedTree
from argmap.model.document import Document
from argmap.model.tree.finding import Finding


class JsonFile:
    """Reads and writes map files in JSON.

    >>> JsonFile().read('{"argmap": 1, "title": "One", "claims": {"one": "A claim."}}').document.title
    'One'
    """

    name = "json"
    title = "an argmap file in JSON"
    suffixes = (".json",)
    writes = True
    says = EVERYTHING

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Look for the key that every map begins with."""
        # Files of other formats keep what only a map has under a key of that name.
        if isinstance(glimpse.json, dict) and not isinstance(glimpse.json.get("argmap", {}), dict):
            return Likeness.CERTAIN
        some = "claims" in glimpse.keys and bool(glimpse.keys & {"title", "relations", "conclusion"})
        return Likeness.LIKELY if some and glimpse.json is not None else Likeness.NO

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read a map; places are looked up only when something is wrong, so that good files read fast."""
        large = too_large(len(text), source=source) if limit is not None else None
        if large is not None:
            raise FormatError(large)
        text = text.removeprefix("\ufeff")
        tree = read_json(text, places=False)
        document, found = Document.read(tree.value) if tree.complete else (None, [])
        if document is not None and not tree.found:
            return ReadResult(document)
        if tree.root is None and tree.complete:
            from argmap.formats.yaml.forgiving import looked_at_again  # noqa: PLC0415 - as in _places

            value, tree = tree.value, _places(text)
            tree.value = value
            document, found = looked_at_again(tree, found)
        tree.text = text
        if document is not None and not tree.found:
            return ReadResult(document, warnings_in(tree, source=source))
        # What is nested too deep has no places, and one problem tells it.
        problems = problems_in(tree, found if tree.complete else [], source=source)
        raise (FormatError if tree.found else MapError)(*problems)

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:  # noqa: ARG002 - it can say all
        """Write a map, one entry a line and more, in the order of the YAML file."""
        return json.dumps(document.to_tree(), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def read_json(text: str, *, places: bool = True) -> MarkedTree:
    """Read a text; what is wrong with it as JSON stands in `found` of the tree.

    `places=False` leaves out where each thing stands as long as nothing is wrong.

    >>> read_json('{"a": [1]}').value
    {'a': [1]}
    """
    odd = False

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal odd
        loaded = dict(items)
        odd = odd or len(loaded) < len(items)
        return loaded

    def constant(_: str) -> float:
        nonlocal odd
        odd = True
        return 0.0

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        from argmap.formats.json.json_syntax import syntax_finding  # noqa: PLC0415 - only of what is no JSON

        return MarkedTree(found=[syntax_finding(error)], complete=False)
    except RecursionError:
        return _too_deep(text)
    except ValueError:
        from argmap.formats.json.json_syntax import long_number_finding  # noqa: PLC0415 - as above

        return MarkedTree(found=[long_number_finding(text)], complete=False)
    tree = _places(text) if odd or places else MarkedTree()
    tree.value = value
    return tree


def _places(text: str) -> MarkedTree:
    from argmap.formats.json.json_places import json_places  # noqa: PLC0415 - only where something is wrong

    return json_places(text)


def _too_deep(text: str) -> MarkedTree:
    with contextlib.suppress(ValueError, IndexError):  # behind what is too deep, the text may be no JSON
        tree = _places(text)
        if not tree.complete:
            return tree
    return MarkedTree(found=[(Mark(1, 1, 0), Finding(TOO_DEEP))], complete=False)
