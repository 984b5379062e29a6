"""Whether two compiled maps are the same, number for number."""

from dataclasses import fields

import numpy as np

NAMED = {"claim_ids", "relation_ids", "source_ids"}


def assert_same_arrays(one, two, *, names=True):
    for field in fields(one):
        mine, yours = getattr(one, field.name), getattr(two, field.name)
        if isinstance(mine, np.ndarray):
            np.testing.assert_array_equal(mine, yours, err_msg=field.name)
        elif field.name == "shape":
            assert_same_arrays(mine, yours, names=names)
        elif names or field.name not in NAMED:
            assert mine == yours, field.name


def assert_same_columns(one, two):
    for field in fields(one):
        mine, yours = getattr(one, field.name), getattr(two, field.name)
        if isinstance(mine, np.ndarray):
            assert mine.dtype == yours.dtype, field.name
            np.testing.assert_array_equal(mine, yours, err_msg=field.name)
        elif field.name == "heard" and mine is not None:
            assert_same_columns(mine, yours)
        else:
            assert mine == yours, field.name
