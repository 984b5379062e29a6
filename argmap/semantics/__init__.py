"""Gradual semantics: what turns a base score and forces into a score."""

from argmap.semantics.modular import FunctionSemantics, Modular, Semantics
from argmap.semantics.published import PUBLISHED
from argmap.semantics.registry import (
    PROBABILITY,
    get_semantics,
    refuse_supports,
    register_semantics,
    semantics_names,
)

__all__ = [
    "PROBABILITY",
    "PUBLISHED",
    "FunctionSemantics",
    "Modular",
    "Semantics",
    "get_semantics",
    "refuse_supports",
    "register_semantics",
    "semantics_names",
]
