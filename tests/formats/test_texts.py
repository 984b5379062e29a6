"""Tables of small texts, format by format: text in, map out, and both ways."""

import pytest

from argmap.formats.registry import every_format
from tests.formats import (
    argdown_json_texts,
    edge_list_texts,
    fenced_texts,
    framework_texts,
    gexf_texts,
    graphml_texts,
    json_canvas_texts,
    map_file_texts,
    map_json_texts,
    mermaid_texts,
    node_edge_texts,
    strict_json_texts,
    test_aif,
    test_carneades,
    test_d2,
    test_gsn,
    test_kialo,
    test_ltac,
    test_microtext,
    test_read_only_formats,
    test_sadface,
)
from tests.formats.argdown import test_small_texts
from tests.formats.tables import check, check_refused

TABLES = {
    "node-edge": node_edge_texts,
    "mermaid": mermaid_texts,
    "edges": edge_list_texts,
    "graphml": graphml_texts,
    "gexf": gexf_texts,
    "json-canvas": json_canvas_texts,
    "argdown-json": argdown_json_texts,
    "argdown-fences": fenced_texts,
    "yaml": map_file_texts,
    "json": map_json_texts,
    "strict-json": strict_json_texts,
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


def count(name):
    """How many small texts there are of a format that has a test file of its own; of D2, which is not read, small maps."""
    found = {
        "aif": test_aif.TABLE, "xaif": test_aif.TABLE, "argdown": test_small_texts.TABLE, "d2": test_d2.TABLE,
        "kialo": test_kialo.WHOLE, "gsn": test_gsn.TABLE, "ltac": test_ltac.WHOLE, "sadface": test_sadface.TABLE,
        "carneades": test_carneades.TABLE, "microtext": test_microtext.TABLE, "arguebuf": test_read_only_formats.ARGUEBUFS,
        "brat": test_read_only_formats.BRATS, "mindmup": test_read_only_formats.MINDMAPS,
        "mindmup-yaml": test_read_only_formats.MINDMAPS_IN_YAML,
    }  # fmt: skip
    if name in {"af", "apx", "tgf", "bag"}:
        return sum(form.name == name for form, *_ in (*framework_texts.WHOLE, *framework_texts.ODD))
    return len(TABLES[name].TEXTS) if name in TABLES else len(found[name])


@pytest.mark.parametrize("name", every_format())
def test_every_format_has_a_table_of_small_texts(name):
    assert count(name) >= 20
