"""Other libraries have the same extensions: pygarg, PyArg and formal-argumentation, where they are installed."""

import random
from importlib import import_module

import pytest

from argmap import Framework
from argmap.acceptance.frameworks.extension_names import LETTERS

FORMAL = {
    "GR": "grounded_extension", "CO": "complete_extensions", "PR": "preferred_extensions", "ST": "stable_extensions",
    "SST": "semi_stable_extensions", "STG": "stage_extensions", "ID": "ideal_extension", "EA": "eager_extension",
    "CF2": "cf2_extensions", "STG2": "stage2_extensions", "NA": "naive_extensions",
}  # fmt: skip
PYARG = {
    "GR": ("get_grounded_extension", "get_grounded_extension"),
    "CO": ("get_complete_extensions", "get_complete_extensions"),
    "PR": ("get_preferred_extensions", "get_preferred_extensions"),
    "ST": ("get_stable_extensions", "get_stable_extensions"),
    "SST": ("get_semistable_extensions", "get_semistable_extensions"),
    "ID": ("get_ideal_extension", "get_ideal_extension"),
    "EA": ("get_eager_extension", "get_eager_extension"),
    "AD": ("get_admissible_sets", "get_admissible_sets"),
    "CF": ("get_conflict_free_extensions", "apply"),
    "NA": ("get_naive_extensions", "apply"),
}
"""The module and the function of each semantics."""


def frameworks(number):
    for seed in range(number):
        pick = random.Random(seed)
        names = [f"a{one}" for one in range(pick.randint(1, 7))]
        attacks = {(one, to) for one in names for to in names if pick.random() < 0.22}
        yield seed, Framework(names, sorted(attacks))


def by_pygarg(framework, letters):
    listed = [list(attack) for attack in framework.attacks]
    return import_module("pygarg.dung.solver").extension_enumeration(list(framework.arguments), listed, letters)


def by_formal_argumentation(framework, letters):
    dung = import_module("argumentation.core.dung")
    theirs = dung.ArgumentationFramework(frozenset(framework.arguments), frozenset(framework.attacks))
    found = getattr(dung, FORMAL[letters])(theirs)
    return [found] if FORMAL[letters].endswith("extension") else found


def by_pyarg(framework, letters):
    classes = "py_arg.abstract_argumentation_classes"
    argument = import_module(f"{classes}.argument").Argument
    defeat = import_module(f"{classes}.defeat").Defeat
    build = import_module(f"{classes}.abstract_argumentation_framework").AbstractArgumentationFramework
    arguments = {name: argument(name) for name in framework.arguments}
    theirs = build(
        "", list(arguments.values()), [defeat(arguments[one], arguments[to]) for one, to in framework.attacks]
    )
    module, name = PYARG[letters]
    found = getattr(import_module(f"py_arg.algorithms.semantics.{module}"), name)(theirs)
    found = [found] if letters == "GR" else found
    return [[one.name for one in extension] for extension in found]


@pytest.mark.parametrize("letters", PYARG)
def test_pyarg_has_the_same(letters, rounds):
    pytest.importorskip("py_arg.algorithms.semantics")
    for seed, framework in frameworks(rounds(200)):
        theirs = {frozenset(one) for one in by_pyarg(framework, letters)}
        assert set(framework.extensions(LETTERS[letters])) == theirs, seed


@pytest.mark.parametrize("letters", ["CF", "AD", "CO", "PR", "ST", "GR", "ID", "SST"])
def test_pygarg_has_the_same(letters, rounds):
    pytest.importorskip("pygarg.dung.solver")
    for seed, framework in frameworks(rounds(200)):
        if letters == "CF" and any(
            not framework.attackers(one) + framework.attacked(one) for one in framework.arguments
        ):
            continue  # an argument in no attack is in none of its clauses, and so it leaves it out of every set
        theirs = {frozenset(one) for one in by_pygarg(framework, letters)}
        assert set(framework.extensions(LETTERS[letters])) == theirs, seed


@pytest.mark.parametrize("letters", FORMAL)
def test_formal_argumentation_has_the_same(letters, rounds):
    pytest.importorskip("argumentation.core.dung")
    for seed, framework in frameworks(rounds(200)):
        theirs = {frozenset(one) for one in by_formal_argumentation(framework, letters)}
        assert set(framework.extensions(LETTERS[letters])) == theirs, seed
