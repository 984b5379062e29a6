"""The house can be read off its folders: few loose files, small rooms, names that say their thing, no circle of files."""

from collections import Counter
from pathlib import Path

import grimp
import networkx as nx
import pytest

HOUSE = Path(__file__).parents[2] / "argmap"
SHARED_NAMES = {"ask.py", "work.py", "answer.py", "words.py", "format.py", "registry.py", "__init__.py"}
"""Names that say what a file is to its folder: a question's, a format's."""
HAND_EACH_OTHER_OUT = {"argmap.map", "argmap.network"}


def files() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


def test_few_files_lie_loose():
    assert len([file for file in files() if file.parent == HOUSE]) <= 8


def test_no_room_is_crowded():
    entries = {entry for file in files() for entry in (file, *file.parents) if HOUSE in entry.parents}
    numbers = Counter(entry.parent for entry in entries)
    crowded = {str(room): number for room, number in numbers.items() if number > (30 if room == HOUSE else 25)}
    assert crowded == {}


def test_a_name_says_its_thing_without_its_folder():
    names = Counter(file.name for file in files() if file.name not in SHARED_NAMES)
    assert {name for name, times in names.items() if times > 1} == set()


@pytest.fixture(scope="module")
def imports() -> nx.DiGraph:
    """Which file imports which; what is imported for type checkers only counts too."""
    found = grimp.build_graph("argmap", cache_dir=None)
    graph = nx.DiGraph()
    for module in found.modules:
        graph.add_edges_from((module, other) for other in found.find_modules_directly_imported_by(module))
    return graph


def test_no_files_run_in_a_circle_but_the_two_that_hand_each_other_out(imports):
    circles = [part for part in nx.strongly_connected_components(imports) if len(part) > 1]
    assert [part for part in circles if part != HAND_EACH_OTHER_OUT] == []
