"""`Document`: all of one map file, checked as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from argmap.basics.text import counted
from argmap.errors import MapError
from argmap.model.content import Content, Defaults, Head
from argmap.model.subset import subset_fields
from argmap.model.tree.finding import Finding, problems_of
from argmap.model.tree.from_tree import read_tree
from argmap.model.tree.to_tree import tree_of


class Document(Content):
    """All of one map file: frozen, and free of contradictions once it exists.

    >>> document = Document.from_tree({
    ...     "argmap": 1, "title": "Umbrella", "conclusion": "take",
    ...     "claims": {"rain": "It will rain.", "take": {"text": "Take an umbrella.", "prior": 0.1}},
    ...     "relations": [{"premises": ["rain"], "supports": "take"}],
    ... })
    >>> document.claims["rain"].text, list(document.relations)
    ('It will rain.', ['rain.supports.take'])
    """

    if not TYPE_CHECKING:  # checkers see the fields

        def __init__(self, **fields: Any) -> None:
            super().__init__(**fields)
            found = [*_misplaced(self), *read_tree(tree_of(self), Head, Defaults)[1]]
            if found:
                raise MapError(*problems_of(found))

        __init__.__pydantic_base_init__ = True

    @classmethod
    def from_tree(cls, tree: object) -> Document:
        """Build a document from the tree of a map file; raises `MapError` with every problem found.

        >>> Document.from_tree({"argmap": 1, "title": "One", "claims": {"one": {"text": "A claim.", "prior": 2}}})
        Traceback (most recent call last):
        argmap.errors.MapError: $.claims.one.prior: prior must be a number from 0 to 1, not 2
        """
        document, found = cls.read(tree)
        if document is None:
            raise MapError(*problems_of(found))
        return document

    @classmethod
    def read(cls, tree: object) -> tuple[Document | None, list[Finding]]:
        """Return the document of a tree, or None, and all that is wrong with the tree: for readers of files.

        >>> document, found = Document.read({"argmap": 1})
        >>> found[0].message
        'title is missing'
        """
        fields, found = read_tree(tree, Head, Defaults)
        # Everything in `fields` has been checked: `model_construct` spares checking it once more.
        return (None if fields is None else cls.model_construct(argmap=1, **fields)), found

    def to_tree(self) -> dict[str, Any]:
        """Return the tree of the map file again, without what is the default.

        >>> Document.from_tree({"argmap": 1, "title": "One", "claims": {"one": "A claim."}}).to_tree()
        {'argmap': 1, 'title': 'One', 'claims': {'one': 'A claim.'}}
        """
        return tree_of(self)

    def __repr__(self) -> str:
        counts = counted(len(self.claims), "claim"), counted(len(self.relations), "relation")
        return f"<Document {self.title!r}: {', '.join([*counts, counted(len(self.sources), 'source')])}>"

    __str__ = __repr__

    def subset(self, claim_ids: Iterable[str], *, title: str | None = None) -> Document:
        """Return the part of the map with these claims, and the relations, sources and documents among them.

        A relation stays if its premises and its target stay. A restatement whose original goes takes its prior.

        >>> document = Document.from_tree({
        ...     "argmap": 1, "title": "Umbrella", "claims": {"rain": "It rains.", "take": "Take one.", "far": "Far."},
        ...     "relations": [{"premises": ["rain"], "supports": "take"}, {"premises": ["far"], "rebuts": "take"}],
        ... })
        >>> list(document.subset(["rain", "take"]).relations)
        ['rain.supports.take']
        """
        return type(self).model_construct(**subset_fields(self, claim_ids, title=title))


def _misplaced(document: Document) -> list[Finding]:
    """Report what stands under another id than its own, which no file can say."""
    return [
        Finding(f"{part.id!r} stands under the id {key!r}", (name, key), at_key=True)
        for name in ("documents", "sources", "claims", "relations")
        for key, part in getattr(document, name).items()
        if part.id != key
    ]
