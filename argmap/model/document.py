"""`Document`: all of one map file, checked as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, Field

from argmap.basics.frozen import EMPTY, FrozenMap
from argmap.errors import MapError, UnknownIdError
from argmap.model.claims import AnyClaim
from argmap.model.fields import Free, Part, Probability, Sentence, Words
from argmap.model.relations import AnyRelation
from argmap.model.sources import Reference, Source
from argmap.model.subset import subset_fields
from argmap.model.tree.finding import Finding, problems_of
from argmap.model.tree.from_tree import read_tree
from argmap.model.tree.to_tree import tree_of


class Defaults(Part):
    """What holds where a claim or relation says nothing else.

    >>> Defaults().prior, Defaults().join
    (0.5, 'product')
    """

    prior: Probability = 0.5
    join: Literal["product", "min", "mean"] = "product"
    """How the scores of linked premises meet."""


class Head(Free):
    """What stands beside the sections of a map file."""

    title: Sentence
    conclusion: Words = ()
    """The ids of the claims that the map is about; may be empty."""


class Document(Head):
    """All of one map file: frozen, and free of contradictions once it exists.

    >>> document = Document.from_tree({
    ...     "argmap": 1, "title": "Umbrella", "conclusion": "take",
    ...     "claims": {"rain": "It will rain.", "take": {"text": "Take an umbrella.", "prior": 0.1}},
    ...     "relations": [{"premises": ["rain"], "supports": "take"}],
    ... })
    >>> document.claims["rain"].text, list(document.relations)
    ('It will rain.', ['rain.supports.take'])
    """

    argmap: Literal[1] = 1
    defaults: Defaults = Defaults()
    documents: Annotated[Mapping[str, Reference], AfterValidator(FrozenMap)] = EMPTY
    sources: Annotated[Mapping[str, Source], AfterValidator(FrozenMap)] = EMPTY
    claims: Annotated[Mapping[str, AnyClaim], AfterValidator(FrozenMap)] = EMPTY
    relations: Annotated[Mapping[str, AnyRelation], AfterValidator(FrozenMap)] = Field(default=EMPTY)

    if not TYPE_CHECKING:  # checkers see the fields

        def __init__(self, **fields: Any) -> None:
            super().__init__(**fields)
            found = [*_misplaced(self), *read_tree(tree_of(self), Head, Defaults)[1]]
            if found:
                raise MapError(*problems_of(found))

        __init__.__pydantic_base_init__ = True

    def prior_of(self, claim_id: str) -> float:
        """Return the base score of a claim: its own, or that of what it restates, or the map's default.

        >>> Document.from_tree({"argmap": 1, "title": "One", "claims": {"one": "A claim."}}).prior_of("one")
        0.5
        """
        claim = self.claims.get(claim_id)
        while claim is not None and claim.same_as is not None:
            claim = self.claims[claim.same_as]
        if claim is None or claim.kind == "question":
            scored = [key for key, one in self.claims.items() if one.kind != "question"]
            raise UnknownIdError.from_id(claim_id, scored)
        return self.defaults.prior if claim.prior is None else claim.prior

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
