"""Whether a map is any good: rules that find what weakens it, one small function each; `rules/` has those of argmap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.basics.later import later

if TYPE_CHECKING:
    from argmap.lint.check import lint_document
    from argmap.lint.fault import Fault, Severity
    from argmap.lint.findings import Findings
    from argmap.lint.inspection.inspection import Inspection
    from argmap.lint.inspection.places import Places, places_of
    from argmap.lint.registry import register_rule, rule, rule_names

__all__ = [
    "Fault",
    "Findings",
    "Inspection",
    "Places",
    "Severity",
    "lint_document",
    "places_of",
    "register_rule",
    "rule",
    "rule_names",
]

__getattr__ = later(
    __name__,
    {
        "lint_document": "argmap.lint.check",
        "Fault": "argmap.lint.fault",
        "Severity": "argmap.lint.fault",
        "Findings": "argmap.lint.findings",
        "Inspection": "argmap.lint.inspection.inspection",
        "Places": "argmap.lint.inspection.places",
        "places_of": "argmap.lint.inspection.places",
        "register_rule": "argmap.lint.registry",
        "rule": "argmap.lint.registry",
        "rule_names": "argmap.lint.registry",
    },
)
