"""Labels as a picture is given them: those of an answer, or of one labelling of several."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from argmap.basics.text import counted
from argmap.display.cards.shown_labels import NO_LABELS, ShownLabels
from argmap.errors import ParameterError, Problem, short
from argmap.model.mutual import BACK

if TYPE_CHECKING:
    from argmap.acceptance.labelling import Labelling
    from argmap.analysis.labels.accept.answer import Acceptance

Labels: TypeAlias = "Acceptance | Labelling | None"
"""What `accept` returns, one labelling that `labellings` goes through, or nothing."""


def given_labels(labels: Labels) -> ShownLabels:
    """Return what a picture shows of labels; a mutual rebuttal has one where it holds both ways or neither.

    >>> import argmap
    >>> m = argmap.loads("{argmap: 1, title: One, claims: {rain: It rains.}}")
    >>> given_labels(m.accept()).rule, dict(given_labels(next(m.labellings("stable"))).cards)
    ('grounded, with 1 claim asserted', {'rain': 'in'})
    """
    if labels is None:
        return NO_LABELS
    from argmap.acceptance.labelling import Labelling  # noqa: PLC0415 - what most pictures do not need
    from argmap.analysis.labels.accept.answer import Acceptance  # noqa: PLC0415

    rule = ""
    given: object = labels  # whatever a caller passes
    if isinstance(labels, Acceptance):
        rule = f"{labels.semantics}, with {counted(len(labels.asserted), 'claim')} asserted"
        given = labels.labelling
    if not isinstance(given, Labelling):
        hint = "Give what accept() returns, or one of labellings()."
        raise ParameterError(Problem(f"labels is {short(labels)}", path="labels", hint=hint))
    both = {key: label for key, label in given.relations.items() if given.relations.get(f"{key}{BACK}", label) == label}
    return ShownLabels({**given.sources, **given.claims}, both, rule)
