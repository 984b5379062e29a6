"""`ClaimsById`: a map as a mapping from the ids of its claims to the claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.errors import Problem, UnknownIdError
from argmap.model.claims import AnyClaim
from argmap.model.document import Document
from argmap.model.relations import AnyRelation
from argmap.model.sources import Source


class ClaimsById:
    """Shows what is in a document: its claims by id, and beside them its relations and sources.

    >>> m = ClaimsById()
    >>> m.document = Document.from_tree({"argmap": 1, "title": "T", "claims": {"rain": "It rains."}})
    >>> m["rain"].text, "rain" in m, list(m), len(m)
    ('It rains.', True, ['rain'], 1)
    """

    document: Document

    @property
    def claims(self) -> Mapping[str, AnyClaim]:
        """The claims by id, questions included, in the order of the map."""
        return self.document.claims

    @property
    def relations(self) -> Mapping[str, AnyRelation]:
        """The supports, rebuttals and undercuts by id."""
        return self.document.relations

    @property
    def sources(self) -> Mapping[str, Source]:
        """Who is heard, by id."""
        return self.document.sources

    def __getitem__(self, claim_id: str) -> AnyClaim:
        try:
            return self.claims[claim_id]
        except (KeyError, TypeError):
            raise self._no_claim(claim_id) from None

    def __contains__(self, claim_id: object) -> bool:
        return claim_id in self.claims

    def __iter__(self) -> Iterator[str]:
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)

    def __bool__(self) -> bool:
        return True  # a map without claims is a map

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.claims)

    def _no_claim(self, key: object) -> UnknownIdError:
        for sort, shelf in (("relation", self.relations), ("source", self.sources)):
            if isinstance(key, str) and key in shelf:
                return UnknownIdError(Problem(f"{key!r} is a {sort}, not a claim", hint=f"Look in .{sort}s."))
        return UnknownIdError.from_id(key, self.claims, sort="claim")
