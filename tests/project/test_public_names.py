"""The public surface: changing it means changing this list."""

import inspect

import argmap

PUBLIC = [
    "Acceptance",
    "agreement",
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
    "Diagnosis",
    "FoundOut",
    "Stated",
    "class_agreement",
    "ClassAgreement",
    "Comparison",
    "Component",
    "Contributions",
    "ConvergenceError",
    "ConvergenceWarning",
    "Credences",
    "Cruxes",
    "DARK",
    "Diff",
    "diff",
    "Document",
    "dumps",
    "Estimate",
    "Evidence",
    "example",
    "Explanation",
    "Fault",
    "Findings",
    "Fixed",
    "FormatError",
    "formats",
    "Framework",
    "from_networkx",
    "from_tables",
    "Gradient",
    "Inspection",
    "json_schema",
    "Labelling",
    "LIGHT",
    "load",
    "load_framework",
    "LoadBearing",
    "loads",
    "MapBuilder",
    "MapError",
    "MapLabellings",
    "merge",
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
    "register_rule",
    "register_semantics",
    "RenderError",
    "Review",
    "rule",
    "rule_names",
    "Sample",
    "Sayings",
    "Scheme",
    "schemes",
    "Scores",
    "semantics_names",
    "SemanticsComparison",
    "SemanticsError",
    "Session",
    "Source",
    "sql",
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
]


def test_public_names_are_these():
    assert sorted(argmap.__all__) == sorted(PUBLIC)


def test_every_public_name_is_there():
    assert [name for name in argmap.__all__ if not hasattr(argmap, name)] == []


def test_public_functions_take_the_rest_by_name():
    """Past the second argument everything is keyword-only, so that arguments can be added later."""
    loose = []
    for name in argmap.__all__:
        value = getattr(argmap, name)
        if inspect.isfunction(value):
            positional = [
                parameter
                for parameter in inspect.signature(value).parameters.values()
                if parameter.kind in {parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD}
            ]
            if len(positional) > 2:
                loose.append(name)
    assert loose == []


def test_public_names_explain_themselves():
    explained = [name for name in argmap.__all__ if callable(getattr(argmap, name)) and getattr(argmap, name).__doc__]
    assert explained == [name for name in argmap.__all__ if callable(getattr(argmap, name))]
