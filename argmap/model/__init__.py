"""What a map is: typed models, frozen, without arithmetic and without files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.basics.later import later

if TYPE_CHECKING:
    from argmap.basics.frozen import FrozenMap
    from argmap.model.builder import DocumentBuilder
    from argmap.model.claims import AnyClaim, Claim, Evidence, Premise, Question, Scored
    from argmap.model.content import Defaults
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation, Rebuttal, Support, Undercut
    from argmap.model.schema import json_schema
    from argmap.model.sources import CARRYING_ACTS, Act, Attribution, Passage, Reference, Source

__all__ = [
    "CARRYING_ACTS",
    "Act",
    "AnyClaim",
    "AnyRelation",
    "Attribution",
    "Claim",
    "Defaults",
    "Document",
    "DocumentBuilder",
    "Evidence",
    "FrozenMap",
    "Passage",
    "Premise",
    "Question",
    "Rebuttal",
    "Reference",
    "Scored",
    "Source",
    "Support",
    "Undercut",
    "json_schema",
]

__getattr__ = later(
    __name__,
    {
        "FrozenMap": "argmap.basics.frozen",
        "DocumentBuilder": "argmap.model.builder",
        "AnyClaim": "argmap.model.claims",
        "Claim": "argmap.model.claims",
        "Evidence": "argmap.model.claims",
        "Premise": "argmap.model.claims",
        "Question": "argmap.model.claims",
        "Scored": "argmap.model.claims",
        "Defaults": "argmap.model.content",
        "Document": "argmap.model.document",
        "AnyRelation": "argmap.model.relations",
        "Rebuttal": "argmap.model.relations",
        "Support": "argmap.model.relations",
        "Undercut": "argmap.model.relations",
        "json_schema": "argmap.model.schema",
        "CARRYING_ACTS": "argmap.model.sources",
        "Act": "argmap.model.sources",
        "Attribution": "argmap.model.sources",
        "Passage": "argmap.model.sources",
        "Reference": "argmap.model.sources",
        "Source": "argmap.model.sources",
    },
)
