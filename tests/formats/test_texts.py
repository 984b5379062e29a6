"""Tables of small texts, format by format: text in, map out, and both ways."""

import pytest

from tests.formats import edge_list_texts, gexf_texts, graphml_texts, json_canvas_texts, mermaid_texts, node_edge_texts
from tests.formats.tables import check, check_refused

TABLES = {
    "node-edge": node_edge_texts,
    "mermaid": mermaid_texts,
    "edges": edge_list_texts,
    "graphml": graphml_texts,
    "gexf": gexf_texts,
    "json-canvas": json_canvas_texts,
}


def rows(section):
    return [
        pytest.param(name, *(row if isinstance(row, tuple) else (row,)), id=f"{name}: {key}")
        for name, table in TABLES.items()
        for key, row in getattr(table, section).items()
    ]


@pytest.mark.parametrize(("name", "text", "tree", "warnings"), rows("TEXTS"))
def test_a_text_is_read_as_what_it_says(name, text, tree, warnings):
    check(name, text, tree, warnings)


@pytest.mark.parametrize(("name", "text", "problems"), rows("REFUSED"))
def test_what_cannot_be_read_is_refused_with_its_place(name, text, problems):
    check_refused(name, text, problems)


@pytest.mark.parametrize("name", TABLES)
def test_every_format_has_a_table_of_its_own(name):
    assert len(TABLES[name].TEXTS) >= 20
