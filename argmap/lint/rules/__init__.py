"""The rules of argmap, a file for each subject; `BUILT_IN` has them in the order in which they are told."""

from __future__ import annotations

from argmap.lint.definition import Rule
from argmap.lint.rules.attributions import asserts_and_denies, early_attribution, word_taken_back
from argmap.lint.rules.exclusions import excluding_priors, stated_credence
from argmap.lint.rules.numbers import (
    default_prior,
    no_strength,
    settled_prior,
    stated_score,
    unanswered_objection,
    uncertain_relation,
)
from argmap.lint.rules.passages import misplaced_passage, misquotation, missing_file
from argmap.lint.rules.premises import double_count, for_and_against
from argmap.lint.rules.schemes import near_scheme, scheme_mark
from argmap.lint.rules.sentences import repeated_claim, restated_support, similar_claims, similar_premises
from argmap.lint.rules.structure import hidden_circle, self_undercut, support_cycle, unconnected, unsupported_conclusion
from argmap.lint.rules.voices import backed_by_itself, hearsay, one_voice

_RULES: tuple[Rule, ...] = (
    unsupported_conclusion,
    unconnected,
    support_cycle,
    hidden_circle,
    self_undercut,
    double_count,
    for_and_against,
    repeated_claim,
    similar_claims,
    restated_support,
    similar_premises,
    one_voice,
    hearsay,
    backed_by_itself,
    asserts_and_denies,
    word_taken_back,
    early_attribution,
    default_prior,
    settled_prior,
    no_strength,
    excluding_priors,
    uncertain_relation,
    unanswered_objection,
    near_scheme,
    scheme_mark,
    stated_score,
    stated_credence,
    missing_file,
    misquotation,
    misplaced_passage,
)
BUILT_IN: dict[str, Rule] = {one.name: one for one in _RULES}
