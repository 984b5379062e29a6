"""What a part of a network cannot be asked: its scores are those of a whole that it does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.errors import ParameterError, Problem

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.semantics import Semantics

_ALONE = "Ask the network, or take the part with focus(..., scores=False) to score it alone."


def refuse_other_scores(scored: Scores, semantics: str | Semantics, choices: Sequence[str]) -> None:
    """Refuse any scores of a part but those that it came with.

    >>> from types import SimpleNamespace
    >>> refuse_other_scores(SimpleNamespace(semantics="mlp"), "mlp", [])
    """
    name = semantics if isinstance(semantics, str) else semantics.name
    if name != scored.semantics:
        message = f"this part of a network was scored by {scored.semantics!r}, not by {name!r}"
        hint = f"Take it again with focus(..., semantics={name!r}), or with scores=False to score it alone."
        raise ParameterError(Problem(message, path="semantics", hint=hint))
    if choices:
        message = "this part of a network has the scores that it was taken with"
        raise ParameterError(*(Problem(message, path=choice, hint=_ALONE) for choice in choices))


def no_whole() -> ParameterError:
    """Return the error for a question to the whole map."""
    return ParameterError(Problem("this is a part of a network, which it does not hold", hint=_ALONE))
