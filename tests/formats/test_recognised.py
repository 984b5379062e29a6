"""What is written in a format is recognised as that format: by its suffix, without one, and under one that says nothing."""

import json

import pytest

import argmap
from argmap.formats.registry import every_format, format_of

READ_AND_WRITTEN = [name for name, form in every_format().items() if form.writes and getattr(form, "reads", True)]


def street():
    """A map with claims and relations of the sorts that most formats have, and with ids of its own."""
    b = argmap.MapBuilder("Mill Street", conclusion="close")
    close = b.claim("Close it.", id="close")
    step = b.support([b.claim("It is safer.", id="safe"), b.claim("Few live there.", id="few")], close, id="step")
    b.support(b.claim("Injuries fell.", id="fell"), "safe")
    b.rebut(b.claim("Vans stop there.", id="vans"), close)
    b.rebut(b.claim("At night they need not.", id="night"), "vans")
    b.undercut(b.claim("The lights are new.", id="lights"), step)
    return b.build().document


@pytest.mark.parametrize("name", READ_AND_WRITTEN)
def test_a_written_file_is_recognised(name):
    form = every_format()[name]
    text = form.write(street(), unsupported="ignore")
    for suffix in (form.suffixes[0], ".txt", ""):
        found = format_of(text, source=f"street{suffix}" if suffix else "<string>")
        assert found.format.name == name, suffix


def test_what_a_map_says_beside_a_graph_does_not_make_it_a_map_file(tmp_path):
    street_map = argmap.ArgumentMap(street())
    street_map.save(tmp_path / "street.json", format="aif")
    again = argmap.load(tmp_path / "street.json")
    assert again.document == street_map.document


def test_front_matter_with_what_only_a_map_has_is_still_argdown():
    m = argmap.loads("{argmap: 1, title: T, sources: {ann: {reliability: 0.5}}, claims: {a: {text: A., said_by: ann}}}")
    text = argmap.dumps(m, format="argdown")
    assert "\nargmap:" in text
    assert argmap.loads(text).document == m.document


def test_metadata_under_the_key_of_another_envelope_is_named():
    graph = {"AIF": {"version": 1}, "nodes": [{"nodeID": "a", "text": "A", "type": "I"}], "edges": []}
    m = argmap.loads(json.dumps(graph), format="aif", warnings="ignore")
    with pytest.raises(argmap.UnsupportedError, match="what the file said under the key AIF"):
        argmap.dumps(m, format="xaif")
    assert argmap.loads(argmap.dumps(m, format="xaif", unsupported="ignore"), format="xaif").claims == m.claims
