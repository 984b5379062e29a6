"""`Labelling`: which claims of a map are in, which out, which undecided, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from argmap.errors import ParameterError, Problem, UnknownIdError, nearest_or_all, short

if TYPE_CHECKING:
    from argmap.acceptance.reasons import Reasons

Label: TypeAlias = Literal["in", "out", "undecided"]
LABELS: tuple[Label, ...] = ("in", "out", "undecided")


@dataclass(frozen=True, repr=False, eq=False)
class Labelling(Mapping[str, Label]):
    """The label of every claim of a map, by its id: a mapping. Questions have no label.

    >>> import argmap
    >>> m = argmap.loads("{argmap: 1, title: Umbrella, claims: {rain: It rains., take: Take one.}, "
    ...     "relations: [{id: wet, premises: rain, supports: take}]}")
    >>> labelling = next(m.labellings("preferred"))
    >>> labelling["take"], labelling.relations["wet"], labelling.only("in")
    ('in', 'in', ('rain', 'take'))
    """

    claims: Mapping[str, Label]
    relations: Mapping[str, Label]
    """Whether each relation that counts holds: a step whose premises are in and that nothing undercuts is in."""
    sources: Mapping[str, Label] = field(default_factory=dict)
    """The label of every source that something speaks against."""
    explain: Callable[[str], Reasons] | None = None
    """Tells why; `reasons` asks it."""

    def __getitem__(self, claim_id: str) -> Label:
        try:
            return self.claims[claim_id]
        except (KeyError, TypeError):
            raise self._unknown(claim_id) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(self.only(label))} {label}" for label in LABELS)
        return f"<Labelling: {counts}>"

    def only(self, label: Label) -> tuple[str, ...]:
        """Return the claims that have a label, in the order of the map."""
        if label not in LABELS:
            raise ParameterError(Problem(f"label is {short(label)}", path="label", hint=nearest_or_all(label, LABELS)))
        return tuple(key for key, one in self.claims.items() if one == label)

    def reasons(self, about: str) -> Reasons:
        """Say why a claim, a relation or a source has its label, in words and as a tree of what decides it.

        >>> import argmap
        >>> m = argmap.loads("{argmap: 1, title: Umbrella, claims: {rain: It rains., take: Take one.}, "
        ...     "relations: [{id: wet, premises: rain, supports: take}]}")
        >>> print(m.accept().reasons("take").tree)
        take: in, since 'wet' supports it
          wet: in, since its premise is in
            rain: in, since it is asserted
        """
        try:
            known = about in self.claims or about in self.relations or about in self.sources
        except TypeError:  # of what no id can be
            known = False
        if not known:
            raise self._unknown(about)
        if self.explain is None:
            raise UnknownIdError(Problem(f"nothing is known of why {about!r} has its label"))
        return self.explain(about)

    def because(self, about: str) -> tuple[str, ...]:
        """Name what decides the label of a claim or relation: claims and relations, by id."""
        if self.explain is None:
            return ()
        return tuple(row["id"] for row in self.explain(about).table if row["depth"] == 1)

    def _unknown(self, wrong: object) -> UnknownIdError:
        if isinstance(wrong, str) and wrong in self.relations:
            return UnknownIdError(Problem(f"{wrong!r} is a relation, not a claim", hint="Ask its .relations."))
        return UnknownIdError.from_id(wrong, self.claims)
