"""`Rule`: a small function that finds one sort of fault, with its name, its severity and its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from argmap.lint.fault import Fault, Severity

if TYPE_CHECKING:
    from argmap.lint.inspection.inspection import Inspection

Find = Callable[..., Iterable[Fault]]
"""A function of an `Inspection`, and of `threshold=` where the rule has one, that yields faults."""
Need = Literal["conclusion", "folder"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of `lint`.

    >>> from argmap.lint.rules import BUILT_IN
    >>> BUILT_IN["repeated-claim"].severity
    'error'
    """

    name: str
    severity: Severity
    why: str
    """Why the fault matters: one sentence."""
    find: Find = field(repr=False)
    threshold: float | None = None
    """What its numbers are compared with, where it has any."""
    needs: frozenset[Need] = frozenset()
    """What it cannot do without: a conclusion, or the folder of the documents' files."""

    def faults(self, inspection: Inspection, threshold: float | None) -> Iterable[Fault]:
        """Run the rule on a map."""
        more: dict[str, Any] = {} if self.threshold is None else {"threshold": threshold}
        return self.find(inspection, **more)


def define(
    name: str, severity: Severity, why: str, *, threshold: float | None = None, needs: Iterable[Need] = ()
) -> Callable[[Find], Rule]:
    """Turn a function into a rule.

    >>> @define("shouting", "advice", "Capitals are no reasons.")
    ... def shouting(inspection):
    ...     return [Fault(key, "it shouts") for key, one in inspection.document.claims.items() if one.text.isupper()]
    >>> shouting.name
    'shouting'
    """
    return lambda find: Rule(name, severity, why, find, threshold, frozenset(needs))
