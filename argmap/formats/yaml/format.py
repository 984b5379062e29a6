"""The map file in YAML 1.2: the format that people edit."""

from __future__ import annotations

import contextlib

from argmap.errors import FormatError, MapError, Problem
from argmap.formats.features import EVERYTHING
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.glimpse import Glimpse
from argmap.formats.report import MOST_YAML, problems_in, too_large, warnings_in
from argmap.formats.yaml.cut_texts import cut_texts
from argmap.formats.yaml.libyaml import NotPlainError
from argmap.formats.yaml.marked import MarkedTree
from argmap.formats.yaml.values import plain_values
from argmap.model.document import Document


class YamlFile:
    """Reads and writes map files in YAML.

    >>> YamlFile().read("{argmap: 1, title: One, claims: {one: A claim.}}").document.title
    'One'
    """

    name = "yaml"
    title = "an argmap file in YAML"
    suffixes = (".yaml", ".yml")
    writes = True
    says = EVERYTHING

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Look for the key that every map begins with."""
        if glimpse.json is None and "argmap" in glimpse.keys and not glimpse.starts("==="):  # front matter of Argdown
            return Likeness.CERTAIN
        some = "claims" in glimpse.keys and bool(glimpse.keys & {"title", "relations", "conclusion"})
        return Likeness.LIKELY if some and glimpse.json is None else Likeness.NO

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read a map; raises `FormatError` for what is no YAML, `MapError` for what is no map."""
        if limit is not None:
            _refuse_large(text, source)
        with contextlib.suppress(NotPlainError):  # what is told below is not told as a consequence of that
            document, found = Document.read(plain_values(text.removeprefix("\ufeff")))
            if document is not None and not found:
                return ReadResult(document, cut_texts(text, source=source))
            if len(text) > MOST_YAML:  # the places would take too long
                raise MapError(*problems_in(MarkedTree(), found, source=source))
        return read_yaml(text, source=source, limited=limit is not None)[0]

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:  # noqa: ARG002 - it can say all
        """Write a map so that reading it gives the same document."""
        from argmap.formats.yaml.emit import emit  # noqa: PLC0415 - whoever reads writes no file

        return emit(document.to_tree())


def read_yaml(text: str, *, source: str, limited: bool = True) -> tuple[ReadResult, MarkedTree]:
    """Read a map and the tree that it stands in."""
    from argmap.formats.yaml.events import read_events  # noqa: PLC0415 - only where places are asked for
    from argmap.formats.yaml.forgiving import document_of  # noqa: PLC0415 - as above

    if limited:
        _refuse_large(text, source, yaml=True)
    tree = read_events(text.removeprefix("\ufeff"))
    tree.text = text.removeprefix("\ufeff")
    if tree.root is None and not tree.found:
        raise FormatError(Problem("the file is empty", file=source, line=1, column=1, hint="Begin with 'argmap: 1'."))
    document, found = document_of(tree) if tree.complete else (None, [])
    if document is None or tree.found:
        problems = problems_in(tree, found, source=source)
        raise (FormatError if tree.found else MapError)(*problems)
    return ReadResult(document, (*warnings_in(tree, source=source), *cut_texts(text, source=source))), tree


def _refuse_large(text: str, source: str, *, yaml: bool = False) -> None:
    large = too_large(len(text), source=source, yaml=yaml)
    if large is not None:
        raise FormatError(large)
