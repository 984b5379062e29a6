"""Labels as a picture is given them: those of an answer, or of one labelling of several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from argmap.basics.text import counted
from argmap.display.cards.shown_labels import LABELS, NO_LABELS, ShownLabels
from argmap.errors import ParameterError, Problem, short
from argmap.model.mutual import BACK

if TYPE_CHECKING:
    from argmap.acceptance.labelling import Label
    from argmap.analysis.labels.accept.answer import Acceptance
    from argmap.model.document import Document

Labels: TypeAlias = "Acceptance | Mapping[str, Label] | None"
"""What `accept` returns, one labelling that `labellings` goes through, labels by id, or nothing."""


def given_labels(labels: Labels, document: Document) -> ShownLabels:
    """Return what a picture shows of labels; a mutual rebuttal has one where it holds both ways or neither.

    >>> import argmap
    >>> m = argmap.loads("{argmap: 1, title: One, claims: {rain: It rains.}}")
    >>> given_labels(m.accept(), m.document).rule, dict(given_labels(next(m.labellings("stable")), m.document).cards)
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
    if isinstance(given, Mapping) and not isinstance(given, Labelling):
        given = Labelling({str(key): label for key, label in given.items()}, {})
    if not isinstance(given, Labelling) or any(label not in LABELS for label in given.claims.values()):
        hint = "Give what accept() returns, one of labellings(), or in, out or undecided by id."
        raise ParameterError(Problem(f"labels is {short(labels)}", path="labels", hint=hint))
    if given.claims and document.claims and given.claims.keys().isdisjoint(document.claims):
        hint = "Give what accept() of this map returns, or of the map that it is a part of."
        raise ParameterError(Problem("no claim of this map has one of these labels", path="labels", hint=hint))
    both = {key: label for key, label in given.relations.items() if given.relations.get(f"{key}{BACK}", label) == label}
    return ShownLabels({**given.sources, **given.claims}, both, rule)
