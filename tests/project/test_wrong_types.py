"""Whatever a caller passes to the readers of Python objects: a map, or an `ArgmapError`, and nothing else."""

import contextlib
import datetime
import decimal
import warnings

import networkx as nx
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.errors import ArgmapError, UnreadWarning
from tests.shared.examples import examples

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.just(10**400),
    st.floats(),
    st.text(max_size=3),
    st.sampled_from(
        ["a", "b", "r", "support", "rebuttal", "undercut", "relation", "claim", "source", "premise", "target"]
    ),
    st.sampled_from(["\ud800", "\0", "[1", '["a"]', "{}", "[" * 2000]),
    st.sampled_from([b"a", 1j, (), ("a",), ["a"], [5], [None], {}, {"a": 1}, {1: 2}, {"a"}, frozenset("a")]),
    st.sampled_from([np.float64(0.5), np.int8(1), np.array([1, 2]), np.array([[1.0]]), np.array(["a"]), np.nan]),
    st.sampled_from([pd.NA, pd.NaT, decimal.Decimal("0.5"), datetime.date(2024, 1, 1), object(), range(3), len]),
)
HASHABLE = ODD.filter(lambda value: value.__hash__ is not None and _hashes(value))
WORDS = st.sampled_from(["a", "b", "r"])
FIELDS = st.sampled_from([
    "node", "type", "premises", "target", "kind", "text", "label", "prior", "hedge", "said_by", "implied", "same_as",
    "status", "strength", "scheme", "certain", "answers", "name", "via", "reliability", "tags", "note", "url", "meta",
    "sign", "relation", "role", "weight", "argmap", "title", "conclusion", "defaults", "documents", "id",
])  # fmt: skip


def _hashes(value):
    try:
        hash(value)
    except TypeError:
        return False
    return True


@contextlib.contextmanager
def only_refusals():
    with contextlib.suppress(ArgmapError), warnings.catch_warnings():
        warnings.simplefilter("ignore", UnreadWarning)
        yield


@st.composite
def graphs(draw):
    graph = draw(st.sampled_from([nx.DiGraph, nx.MultiDiGraph]))()
    attributes = st.dictionaries(FIELDS, ODD, max_size=3)
    graph.graph.update(draw(attributes))
    for node in draw(st.lists(st.one_of(WORDS, HASHABLE.filter(lambda node: node is not None)), max_size=4)):
        sort = draw(st.sampled_from([{}, {"node": "claim", "text": "A."}, {"node": "relation", "type": "support"}]))
        graph.add_node(node, **{**sort, **draw(attributes)})
    for start, end in draw(st.lists(st.tuples(WORDS, WORDS), max_size=4)):
        role = draw(st.sampled_from([{}, {"role": "premise"}, {"role": "target"}, {"sign": 1}]))
        graph.add_edge(start, end, **{**role, **draw(attributes)})
    return graph


@given(graphs())
@examples(1000)
def test_any_graph(graph):
    with only_refusals():
        argmap.from_networkx(graph)


COLUMNS = st.lists(ODD, min_size=2, max_size=2)


def _frame(columns):
    return pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})


def _arrow(columns):
    arrays = {}
    for name, values in columns.items():
        try:
            arrays[name] = pa.array(values)
        except Exception:  # what Arrow cannot hold, it cannot hand over
            arrays[name] = pa.array(["a", "b"])
    return pa.table(arrays)


@given(
    st.dictionaries(st.sampled_from(["id", "text", "kind", "prior", "x"]), COLUMNS, max_size=3),
    st.dictionaries(
        st.sampled_from(["premise", "target", "type", "strength", "relation", "weight"]), COLUMNS, max_size=3
    ),
    st.sampled_from([_frame, _arrow]),
    ODD,
)
@examples(600)
def test_any_tables(claims, relations, make, title):
    sound = {"premise": ["a", "b"], "target": ["b", "a"], "type": ["support", "rebuttal"]}
    with only_refusals():
        argmap.from_tables(make({"id": ["a", "b"], **claims}), make({**sound, **relations}))
    with only_refusals():
        argmap.from_tables(make({"id": ["a", "b"]}), make(sound), title=title)


@given(ODD, ODD)
@settings(deadline=None)
def test_what_is_no_table(claims, relations):
    with only_refusals():
        argmap.from_tables(claims, relations)


@given(
    st.dictionaries(st.sampled_from(["prior", "source", "target", "sign", "strength", "ids"]), st.one_of(ODD, COLUMNS))
)
@examples(1000)
def test_any_arrays(given):
    sound = {"prior": [0.5, 0.5], "source": [0, 1], "target": [1, 0], "sign": [1, -1]}
    with only_refusals():
        argmap.Network.from_arrays(**{**sound, **given})


METHODS = ("claim", "premise", "evidence", "question", "support", "rebut", "undercut", "source")
OPTIONS = (
    "id", "prior", "hedge", "said_by", "implied", "same_as", "tags", "note", "url", "meta", "strength", "scheme",
    "certain", "answers", "kind", "via", "reliability", "status",
)  # fmt: skip


@given(
    st.dictionaries(
        st.sampled_from(["title", "conclusion", "prior", "join", "tags", "note", "url", "meta"]), ODD, max_size=2
    ),
    st.lists(
        st.tuples(st.sampled_from(METHODS), ODD, ODD, st.dictionaries(st.sampled_from(OPTIONS), ODD, max_size=2)),
        max_size=4,
    ),
)
@examples(1000)
def test_any_statements(head, statements):
    with only_refusals():
        builder = argmap.MapBuilder(**{"title": "T", **head})
        for name, first, second, options in statements:
            method = getattr(builder, name)
            known = set(method.__func__.__kwdefaults__ or ())
            arguments = (first, second) if name in {"support", "rebut", "undercut"} else (first,)
            method(*arguments, **{key: value for key, value in options.items() if key in known})
        builder.build()


@pytest.mark.parametrize("ids", [["\ud800", "b"], "ab", 5, iter(int, 1), [1, 2], [None, "a"]])
def test_ids_that_are_none_are_told(ids):
    with pytest.raises(ArgmapError, match="ids"):
        argmap.Network.from_arrays(prior=[0.5, 0.5], source=[], target=[], sign=[], ids=ids)
