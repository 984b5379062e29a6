"""What a map is: typed models, frozen, without arithmetic and without files."""

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
