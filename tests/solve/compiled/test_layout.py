"""A layout and a schedule put every node after what it needs, and find the circles that networkx finds."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.arrays.layout import build_layout
from argmap.solve import Schedule
from argmap.solve.plain.schedule import Circles
from tests.solve.compiled.networks import SHAPES, draw_map, draw_network

pytest.importorskip("numba")

drawn = st.one_of(
    st.builds(draw_network, st.sampled_from(SHAPES), st.integers(0, 2**32 - 1), most=st.just(80)),
    st.builds(lambda seed: draw_map(seed, cyclic=True).network, st.integers(0, 2**32 - 1)),
)


def graph_of(arrays):
    graph = nx.DiGraph()
    graph.add_nodes_from(range(len(arrays)))
    for start, giving in ((arrays.argument_start, arrays.argument_node), (arrays.input_start, arrays.input_node)):
        graph.add_edges_from(
            zip(giving.tolist(), np.repeat(np.arange(len(arrays)), np.diff(start)).tolist(), strict=True)
        )
    return graph


def circles_of(graph):
    parts = nx.strongly_connected_components(graph)
    return {frozenset(part) for part in parts if len(part) > 1 or graph.has_edge(*2 * tuple(part))}


def at_places(layout, column):
    return np.repeat(column, np.diff(layout.end, prepend=0))


@given(drawn)
def test_the_circles_of_a_layout_are_the_strongly_connected_components(network):
    layout = build_layout(network.arrays)
    if layout is None:  # sources run in circles
        return
    circle = at_places(layout, layout.circle)
    found = {frozenset(layout.node[circle == one].tolist()) for one in range(circle.max(initial=-1) + 1)}
    assert found == circles_of(graph_of(network.arrays))


@given(drawn)
def test_what_bears_on_a_place_from_inside_its_circle_is_counted(network):
    layout = build_layout(network.arrays)
    if layout is None:
        return
    circle, rebuttals, supports = (
        at_places(layout, column) for column in (layout.circle, layout.rebuttals, layout.supports)
    )
    for place in np.flatnonzero(circle >= 0).tolist():
        row = circle[layout.entry[layout.row[place] : layout.row[place + 1]]] == circle[place]
        middle, stop = rebuttals[place], rebuttals[place] + supports[place]
        assert [side[place] for side in layout.inner] == [row[:middle].sum(), row[middle:stop].sum()]


@given(drawn)
def test_every_node_comes_after_what_it_needs_and_levels_are_the_longest_ways(network):
    layout = build_layout(network.arrays)
    if layout is None:
        return
    assert sorted(layout.node.tolist()) == list(range(len(network.arrays)))
    assert np.array_equal(layout.node[layout.place], np.arange(len(layout)))
    graph = graph_of(network.arrays)
    level, circle = (at_places(layout, column)[layout.place] for column in (layout.level, layout.circle))
    parts = nx.condensation(graph)
    depth = {}
    for part in nx.topological_sort(parts):
        depth[part] = max((depth[before] + 1 for before in parts.predecessors(part)), default=0)
        assert {int(level[node]) for node in parts.nodes[part]["members"]} == {depth[part]}
    for giving, taking in graph.edges:
        together = circle[giving] >= 0 and circle[giving] == circle[taking]
        assert together or layout.place[giving] < layout.place[taking]


@pytest.fixture
def _small(monkeypatch):
    """Let levels of a few claims count as wide ones."""
    monkeypatch.setattr("argmap.arrays.plan.WIDE", 3)


@pytest.mark.usefixtures("_small")
@given(drawn)
def test_a_schedule_has_the_same_circles_and_names_every_node_once(network):
    schedule = Schedule(network.arrays)
    assert sorted(schedule.node.tolist()) == list(range(len(network.arrays)))
    cycles = [cycle for step in schedule.steps if isinstance(step, Circles) for cycle in step.cycles]
    graph = graph_of(network.arrays)
    assert {frozenset(cycle.tolist()) for cycle in cycles} == circles_of(graph)
    if not schedule.is_renumbered:  # thin levels only: the steps hold the order, and the numbers stay
        return
    owner = {node: number for number, cycle in enumerate(cycles) for node in cycle.tolist()}
    for giving, taking in graph.edges:
        together = giving in owner and owner[giving] == owner.get(taking)
        assert together or schedule.place[giving] < schedule.place[taking]
