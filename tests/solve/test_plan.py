"""The order of evaluation: every node comes after what it needs, and what runs in a circle is one component."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.arrays import plan as planning
from argmap.arrays.plan import plan


@st.composite
def graphs(draw):
    number = draw(st.integers(1, 12))
    node = st.integers(0, number - 1)
    edges = draw(st.lists(st.tuples(node, node), max_size=25))
    return number, edges


def columns(edges):
    table = np.array(edges, dtype=np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


@pytest.mark.parametrize("wide", [1, 3, 40])
@given(graph=graphs())
def test_every_node_comes_once_and_after_what_it_needs(wide, graph):
    number, edges = graph
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "WIDE", wide)
        runs = plan(number, *columns(edges))
    when, circles = {}, []
    for place, run in enumerate(runs):
        groups = {"cycles": run.cycles, "wide": [run.nodes], "thin": run.nodes.reshape(-1, 1)}[run.sort]
        for spot, group in enumerate(groups):
            order = 0 if run.sort == "wide" else spot
            when |= {int(node): (place, order) for node in group}
        circles += [frozenset(map(int, cycle)) for cycle in run.cycles]
    assert sorted(when) == list(range(number))
    drawn = nx.DiGraph(edges)
    drawn.add_nodes_from(range(number))
    strong = [frozenset(part) for part in nx.strongly_connected_components(drawn)]
    looping = [part for part in strong if len(part) > 1 or drawn.has_edge(*(2 * [*part]))]
    assert sorted(map(sorted, circles)) == sorted(map(sorted, looping))
    for giving, taking in edges:
        together = any({giving, taking} <= circle for circle in circles)
        assert together or when[giving] < when[taking]


@given(graph=graphs())
def test_circles_taken_together_do_not_bear_on_one_another(graph):
    number, edges = graph
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "WIDE", 1)
        runs = plan(number, *columns(edges))
    for run in runs:
        member = {int(node): place for place, cycle in enumerate(run.cycles) for node in cycle}
        crossing = [(one, other) for one, other in edges if member.get(one, -1) != member.get(other, -1)]
        assert not any(one in member and other in member for one, other in crossing)


def test_nothing_needs_no_plan():
    assert plan(0, *columns([])) == []
