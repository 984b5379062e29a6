"""`Content`: what a map file holds, before anybody reads, writes or cuts it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field

from argmap.basics.frozen import EMPTY, FrozenMap
from argmap.errors import UnknownIdError
from argmap.model.claims import AnyClaim
from argmap.model.fields import Free, Join, Part, Probability, Sentence, Words
from argmap.model.originals import originals
from argmap.model.relations import AnyRelation
from argmap.model.sources import Reference, Source


class Defaults(Part):
    """What holds where a claim or relation says nothing else.

    >>> Defaults().prior, Defaults().join
    (0.5, 'product')
    """

    prior: Probability = 0.5
    derived: Probability | None = None
    """The prior of claims that a support bears on, if they are to start lower than those that nothing speaks for."""
    join: Join = "product"
    """How the scores of linked premises meet."""


class Head(Free):
    """What stands beside the sections of a map file."""

    title: Sentence
    conclusion: Words = ()
    """The ids of the claims that the map is about; may be empty."""


class Content(Head):
    """The fields of a map, and the base score that each claim starts from."""

    argmap: Literal[1] = 1
    defaults: Defaults = Defaults()
    documents: Annotated[Mapping[str, Reference], AfterValidator(FrozenMap)] = EMPTY
    sources: Annotated[Mapping[str, Source], AfterValidator(FrozenMap)] = EMPTY
    claims: Annotated[Mapping[str, AnyClaim], AfterValidator(FrozenMap)] = EMPTY
    relations: Annotated[Mapping[str, AnyRelation], AfterValidator(FrozenMap)] = Field(default=EMPTY)

    def prior_of(self, claim_id: str) -> float:
        """Return the prior of a claim, in [0, 1]: its own, or that of what it restates, or the map's default for it.

        Raises `UnknownIdError` for what is no claim of the map, or a question, which has none.

        >>> from argmap.model import Document
        >>> Document.from_tree({"argmap": 1, "title": "One", "claims": {"one": "A claim."}}).prior_of("one")
        0.5
        """
        claim = self.claims.get(claim_id)
        while claim is not None and claim.same_as is not None:
            claim = self.claims[claim.same_as]
        if claim is None or claim.kind == "question":
            scored = [key for key, one in self.claims.items() if one.kind != "question"]
            raise UnknownIdError.from_id(claim_id, scored)
        return self.default_of(claim.id) if claim.prior is None else claim.prior

    def default_of(self, claim_id: str) -> float:
        """Return the prior that a claim has where it states none: `defaults.derived` if a support bears on it.

        >>> from argmap.model import Document
        >>> document = Document.from_tree({
        ...     "argmap": 1, "title": "Umbrella", "defaults": {"derived": 0.1}, "claims": {"rain": "Rain.", "take": "Take."},
        ...     "relations": [{"premises": ["rain"], "supports": "take"}]})
        >>> document.default_of("rain"), document.default_of("take")
        (0.5, 0.1)
        """
        derived = self.defaults.derived
        return self.defaults.prior if derived is None or claim_id not in self.supported else derived

    @cached_property
    def supported(self) -> frozenset[str]:
        """The claims that a support bears on; what supports a restatement bears on its original, and only that is here.

        What would so support itself counts not at all.
        """
        first = originals(self)
        return frozenset(
            first[one.target]
            for one in self.relations.values()
            if one.type == "support" and one.target in first and first[one.target] not in map(first.get, one.premises)
        )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy it, some fields replaced; which claims are supported is worked out anew."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("supported", None)
        return copied
