"""argmap: load or write an argument map, score it, ask what it hangs on, and look at it.

The layers, from the ground up; each room knows only those below it (`docs/architecture.md` has all of it):

* `errors`: every exception, under `ArgmapError`; `basics`: words, files, progress
* `kernels`, `maths`: compiled loops, and mathematics that knows no argument; `model`: what a map is, typed and frozen
* `columns`: a map as columns; `semantics`: how forces become scores; `answers`: what a user gets back
* `arrays`: a map as arrays; `formats`: map files; `display`: pictures and outlines
* `solve`: scores out of arrays, circles included; `worlds`: scores that are probabilities; `plots`: answers drawn
* `acceptance`: which claims can stand together, without numbers; abstract frameworks
* `scoring`: a document or a network under one way of scoring
* `analysis`: the questions, a folder each; `lint`: whether a map is any good
* `asking`: the questions as methods, one line each
* `map`, `network`: `ArgumentMap` and `Network`, what users hold; `two_maps`: two of them side by side; `files`: out of
  files and texts of any format, and back
* `sql`: the same scores out of a database, for tables larger than memory
* `assistant`: tools for an assistant, over stdin and stdout; `cli`: the same from a terminal
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.basics.later import later

if TYPE_CHECKING:
    from argmap import formats, sql
    from argmap.acceptance.exported import AspicTheory
    from argmap.acceptance.frameworks.framework import Framework
    from argmap.acceptance.frameworks.framework_files import load_framework
    from argmap.acceptance.labelling import Labelling
    from argmap.acceptance.map_labellings import MapLabellings
    from argmap.acceptance.reasons import Reasons
    from argmap.analysis.agreement.class_agreement import ClassAgreement
    from argmap.analysis.agreement.work import Agreement
    from argmap.analysis.assumptions.work import Assumptions
    from argmap.analysis.attribute.answer import Contributions
    from argmap.analysis.by.work import Sayings
    from argmap.analysis.chances.bounds.work import Bounds
    from argmap.analysis.chances.diagnose.work import Diagnosis
    from argmap.analysis.chances.find_out.answer import FoundOut
    from argmap.analysis.chances.stated.work import Stated
    from argmap.analysis.compare.credences import Credences
    from argmap.analysis.compare.work import Comparison
    from argmap.analysis.compare_semantics.work import SemanticsComparison
    from argmap.analysis.cruxes.answer import Cruxes
    from argmap.analysis.diff.work import Diff
    from argmap.analysis.explain.work import Explanation
    from argmap.analysis.labels.accept.answer import Acceptance
    from argmap.analysis.load_bearing.answer import LoadBearing
    from argmap.analysis.merge.work import Merged
    from argmap.analysis.needed.answer import Needed
    from argmap.analysis.polarity.work import Polarity
    from argmap.analysis.sample.answer import Sample
    from argmap.analysis.timeline.work import Timeline
    from argmap.analysis.what_if.work import WhatIf
    from argmap.answers.component import Component
    from argmap.answers.estimate import Estimate
    from argmap.answers.network_scores import NetworkScores
    from argmap.answers.scores import Scores
    from argmap.answers.table import Table
    from argmap.display.theme import DARK, LIGHT, Theme
    from argmap.errors import (
        ArgmapError,
        ConvergenceError,
        ConvergenceWarning,
        FormatError,
        MapError,
        ParameterError,
        Problem,
        RenderError,
        SemanticsError,
        TimeLimitError,
        UnknownIdError,
        UnreadWarning,
        UnstableWarning,
        UnsupportedError,
        UnsupportedWarning,
    )
    from argmap.files import dumps, example, from_networkx, load, loads
    from argmap.lint import Fault, Findings, Inspection, register_rule, rule, rule_names
    from argmap.lint.quoting.answer import Quotations
    from argmap.lint.review.answer import Review
    from argmap.map import ArgumentMap, MapBuilder
    from argmap.maths.distributions import Beta, Fixed, Triangular, Uniform
    from argmap.model.claims import Claim, Evidence, Premise, Question
    from argmap.model.document import Document
    from argmap.model.relations import Rebuttal, Support, Undercut
    from argmap.model.schema import json_schema
    from argmap.model.schemes import Scheme, schemes
    from argmap.model.sources import Attribution, Passage, Reference, Source
    from argmap.network import Network, from_tables
    from argmap.scoring.gradient import Gradient
    from argmap.scoring.many import BatchScores
    from argmap.scoring.session.session import Session
    from argmap.semantics import Modular, register_semantics, semantics_names
    from argmap.two_maps import agreement, class_agreement, diff, merge

__version__ = "0.1.0"

__all__ = [
    "DARK",
    "LIGHT",
    "Acceptance",
    "Agreement",
    "ArgmapError",
    "ArgumentMap",
    "AspicTheory",
    "Assumptions",
    "Attribution",
    "BatchScores",
    "Beta",
    "Bounds",
    "Claim",
    "ClassAgreement",
    "Comparison",
    "Component",
    "Contributions",
    "ConvergenceError",
    "ConvergenceWarning",
    "Credences",
    "Cruxes",
    "Diagnosis",
    "Diff",
    "Document",
    "Estimate",
    "Evidence",
    "Explanation",
    "Fault",
    "Findings",
    "Fixed",
    "FormatError",
    "FoundOut",
    "Framework",
    "Gradient",
    "Inspection",
    "Labelling",
    "LoadBearing",
    "MapBuilder",
    "MapError",
    "MapLabellings",
    "Merged",
    "Modular",
    "Needed",
    "Network",
    "NetworkScores",
    "ParameterError",
    "Passage",
    "Polarity",
    "Premise",
    "Problem",
    "Question",
    "Quotations",
    "Reasons",
    "Rebuttal",
    "Reference",
    "RenderError",
    "Review",
    "Sample",
    "Sayings",
    "Scheme",
    "Scores",
    "SemanticsComparison",
    "SemanticsError",
    "Session",
    "Source",
    "Stated",
    "Support",
    "Table",
    "Theme",
    "TimeLimitError",
    "Timeline",
    "Triangular",
    "Undercut",
    "Uniform",
    "UnknownIdError",
    "UnreadWarning",
    "UnstableWarning",
    "UnsupportedError",
    "UnsupportedWarning",
    "WhatIf",
    "agreement",
    "class_agreement",
    "diff",
    "dumps",
    "example",
    "formats",
    "from_networkx",
    "from_tables",
    "json_schema",
    "load",
    "load_framework",
    "loads",
    "merge",
    "register_rule",
    "register_semantics",
    "rule",
    "rule_names",
    "schemes",
    "semantics_names",
    "sql",
]

# A name is loaded with all that it needs when it is first asked for: whoever reads a map draws none, and `argmap --help`
# does neither.
_LATER = {
    "AspicTheory": "argmap.acceptance.exported",
    "Diagnosis": "argmap.analysis.chances.diagnose.work",
    "Stated": "argmap.analysis.chances.stated.work",
    "FoundOut": "argmap.analysis.chances.find_out.answer",
    "Framework": "argmap.acceptance.frameworks.framework",
    "load_framework": "argmap.acceptance.frameworks.framework_files",
    "Labelling": "argmap.acceptance.labelling",
    "MapLabellings": "argmap.acceptance.map_labellings",
    "Reasons": "argmap.acceptance.reasons",
    "Agreement": "argmap.analysis.agreement.work",
    "ClassAgreement": "argmap.analysis.agreement.class_agreement",
    "Assumptions": "argmap.analysis.assumptions.work",
    "Contributions": "argmap.analysis.attribute.answer",
    "Bounds": "argmap.analysis.chances.bounds.work",
    "Sayings": "argmap.analysis.by.work",
    "Credences": "argmap.analysis.compare.credences",
    "Comparison": "argmap.analysis.compare.work",
    "SemanticsComparison": "argmap.analysis.compare_semantics.work",
    "Cruxes": "argmap.analysis.cruxes.answer",
    "Diff": "argmap.analysis.diff.work",
    "Explanation": "argmap.analysis.explain.work",
    "Acceptance": "argmap.analysis.labels.accept.answer",
    "LoadBearing": "argmap.analysis.load_bearing.answer",
    "Merged": "argmap.analysis.merge.work",
    "Needed": "argmap.analysis.needed.answer",
    "Polarity": "argmap.analysis.polarity.work",
    "Quotations": "argmap.lint.quoting.answer",
    "Review": "argmap.lint.review.answer",
    "Sample": "argmap.analysis.sample.answer",
    "Timeline": "argmap.analysis.timeline.work",
    "WhatIf": "argmap.analysis.what_if.work",
    "Component": "argmap.answers.component",
    "Estimate": "argmap.answers.estimate",
    "NetworkScores": "argmap.answers.network_scores",
    "Scores": "argmap.answers.scores",
    "Table": "argmap.answers.table",
    "DARK": "argmap.display.theme",
    "LIGHT": "argmap.display.theme",
    "Theme": "argmap.display.theme",
    "ArgmapError": "argmap.errors",
    "ConvergenceError": "argmap.errors",
    "ConvergenceWarning": "argmap.errors",
    "FormatError": "argmap.errors",
    "MapError": "argmap.errors",
    "ParameterError": "argmap.errors",
    "Problem": "argmap.errors",
    "RenderError": "argmap.errors",
    "SemanticsError": "argmap.errors",
    "TimeLimitError": "argmap.errors",
    "UnknownIdError": "argmap.errors",
    "UnreadWarning": "argmap.errors",
    "UnstableWarning": "argmap.errors",
    "UnsupportedError": "argmap.errors",
    "UnsupportedWarning": "argmap.errors",
    "dumps": "argmap.files",
    "example": "argmap.files",
    "from_networkx": "argmap.files",
    "load": "argmap.files",
    "loads": "argmap.files",
    "formats": "argmap.formats",
    "sql": "argmap.sql",
    "Fault": "argmap.lint",
    "Findings": "argmap.lint",
    "Inspection": "argmap.lint",
    "register_rule": "argmap.lint",
    "rule": "argmap.lint",
    "rule_names": "argmap.lint",
    "ArgumentMap": "argmap.map",
    "MapBuilder": "argmap.map",
    "Beta": "argmap.maths.distributions",
    "Fixed": "argmap.maths.distributions",
    "Triangular": "argmap.maths.distributions",
    "Uniform": "argmap.maths.distributions",
    "Claim": "argmap.model.claims",
    "Evidence": "argmap.model.claims",
    "Premise": "argmap.model.claims",
    "Question": "argmap.model.claims",
    "Document": "argmap.model.document",
    "Rebuttal": "argmap.model.relations",
    "Support": "argmap.model.relations",
    "Undercut": "argmap.model.relations",
    "json_schema": "argmap.model.schema",
    "Scheme": "argmap.model.schemes",
    "schemes": "argmap.model.schemes",
    "Attribution": "argmap.model.sources",
    "Passage": "argmap.model.sources",
    "Reference": "argmap.model.sources",
    "Source": "argmap.model.sources",
    "Network": "argmap.network",
    "from_tables": "argmap.network",
    "Gradient": "argmap.scoring.gradient",
    "BatchScores": "argmap.scoring.many",
    "Session": "argmap.scoring.session.session",
    "Modular": "argmap.semantics",
    "register_semantics": "argmap.semantics",
    "semantics_names": "argmap.semantics",
    "agreement": "argmap.two_maps",
    "class_agreement": "argmap.two_maps",
    "diff": "argmap.two_maps",
    "merge": "argmap.two_maps",
}
__getattr__ = later(__name__, _LATER)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]  # what `argmap.<tab>` offers
