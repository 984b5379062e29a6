"""`Answer`: what was asked, what was aimed at, what was measured."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Answer:
    """One row of the table. Without a measurement, `note` says why."""

    question: str
    measured: float | None
    unit: str = ""
    target: float | None = None
    """None where there is nothing to aim at."""
    bound: Literal["at most", "at least"] = "at most"
    holds: bool = True
    """Whether what has to hold besides did hold, such as equal scores."""
    note: str = ""

    @property
    def met(self) -> str:
        """Say whether the target is met."""
        if self.measured is None:
            return "not measured"
        if not self.holds:
            return "NO"
        if self.target is None:
            return "-"
        inside = self.measured <= self.target if self.bound == "at most" else self.measured >= self.target
        return "yes" if inside else "NO"

    @property
    def aim(self) -> str:
        """Say what is aimed at."""
        return "-" if self.target is None else f"{self.bound} {self.target:,g}{self.unit}"

    @property
    def result(self) -> str:
        """Say what was measured."""
        if self.measured is None:
            return "-"
        digits = 0 if self.measured >= 100 else 1 if self.measured >= 10 else 2
        return f"{self.measured:,.{digits}f}{self.unit}"

    def row(self) -> dict[str, Any]:
        """Return all of it, to be stored."""
        return {**asdict(self), "aim": self.aim, "result": self.result, "met": self.met}


def missing(question: str, why: str, *, target: float | None = None, unit: str = "") -> Answer:
    """Answer that something could not be measured, and why."""
    return Answer(question, None, unit, target, note=why)
