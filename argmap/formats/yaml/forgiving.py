"""From a tree with places to a document; where something is wrong, a second look for what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.yaml.other_words import understood
from argmap.formats.yaml.slipped import slipped
from argmap.model.document import Document

if TYPE_CHECKING:
    from argmap.formats.yaml.marked import MarkedTree
    from argmap.model.tree.finding import Finding


def document_of(tree: MarkedTree) -> tuple[Document | None, list[Finding]]:
    """Return the document of a tree, or None, and all that is wrong with it.

    A tree that is right as it stands is left alone. In another, words that can mean one thing only are put into the
    map's own, which its warnings tell, and what slipped to another indentation is put back, which stays a fault.

    >>> from argmap.formats.yaml.events import read_events
    >>> tree = read_events("{argmap: 1, title: T, claim: {a: {text: A, prior: 30%}}}")
    >>> document_of(tree)[0].claims["a"].prior, len(tree.warnings)
    (0.3, 2)
    """
    document, found = Document.read(tree.value)
    return (document, found) if document is not None else looked_at_again(tree, found)


def looked_at_again(tree: MarkedTree, found: list[Finding]) -> tuple[Document | None, list[Finding]]:
    """Return the same of a tree that is known to be wrong, with what was found."""
    document = None
    slips = slipped(tree)
    if understood(tree) or slips:
        document, found = Document.read(tree.value)
    return (None if slips else document), [*slips, *found]
