"""`Questions`: what can be asked of a map and of a network, one line a question.

Each is declared once, in the folder of its name: the function there is the method of both, and the command is made
from it.
"""

from __future__ import annotations

from argmap.analysis.assumptions.ask import assumptions
from argmap.analysis.attribute.ask import attribute
from argmap.analysis.by.ask import by
from argmap.analysis.chances.bounds.ask import bounds
from argmap.analysis.chances.diagnose.ask import diagnose
from argmap.analysis.chances.find_out.ask import find_out
from argmap.analysis.chances.stated.ask import stated
from argmap.analysis.compare.ask import compare
from argmap.analysis.compare_semantics.ask import compare_semantics
from argmap.analysis.cruxes.ask import cruxes
from argmap.analysis.disputes.ask import disputes
from argmap.analysis.explain.ask import explain
from argmap.analysis.labels.accept.ask import accept
from argmap.analysis.labels.defeaters.ask import defeaters
from argmap.analysis.labels.grants.ask import grants
from argmap.analysis.labels.labelled_map import LabelledMap
from argmap.analysis.load_bearing.ask import load_bearing
from argmap.analysis.needed.ask import needed
from argmap.analysis.objections.ask import objections
from argmap.analysis.polarity.ask import polarity
from argmap.analysis.questions.ask import questions
from argmap.analysis.questions.critical_questions.ask import critical_questions
from argmap.analysis.sample.ask import sample
from argmap.analysis.stats.ask import stats
from argmap.analysis.timeline.ask import timeline
from argmap.analysis.what_if.ask import what_if
from argmap.basics.near_names import NearNames
from argmap.lint.ask import lint
from argmap.lint.review.ask import review


class Questions(LabelledMap, NearNames):
    """The questions, in the order in which people come to ask them."""

    cruxes = cruxes
    polarity = polarity
    explain = explain
    objections = objections
    what_if = what_if
    load_bearing = load_bearing
    needed = needed
    attribute = attribute
    sample = sample
    bounds = bounds
    diagnose = diagnose
    find_out = find_out
    stated = stated
    compare = compare
    compare_semantics = compare_semantics
    timeline = timeline
    accept = accept
    grants = grants
    defeaters = defeaters
    by = by
    disputes = disputes
    questions = questions
    critical_questions = critical_questions
    assumptions = assumptions
    stats = stats
    lint = lint
    review = review
