import pytest

import argmap

CHART = "flowchart BT\n rain[It rains.] --> take[Take an umbrella.]\n style rain fill:#f00\n"


def test_a_network_is_loaded_from_any_format(tmp_path):
    (tmp_path / "rain.mmd").write_text(CHART)
    with pytest.warns(argmap.UnreadWarning, match="styles"):
        network = argmap.Network.load(tmp_path / "rain.mmd")
    assert list(network.ids) == ["rain", "take"]
    with pytest.raises(argmap.FormatError, match="more than 2 claims and relations"):
        argmap.Network.load(tmp_path / "rain.mmd", limit=2)
    with pytest.raises(argmap.FormatError, match="the file is not there"):
        argmap.Network.load(tmp_path / "none.mmd")


def test_a_saved_network_is_known_by_how_it_begins(tmp_path):
    pytest.importorskip("pyarrow")
    argmap.loads(CHART, warnings="ignore").network.save(tmp_path / "rain.arrow")
    (tmp_path / "rain.arrow").rename(tmp_path / "rain.bin")
    assert list(argmap.Network.load(tmp_path / "rain.bin").ids) == ["rain", "take"]


def test_loading_a_large_map_tells_of_networks(tmp_path, monkeypatch):
    (tmp_path / "rain.mmd").write_text(CHART)
    monkeypatch.setattr("argmap.files.LARGE", 2)
    with pytest.warns(UserWarning, match="m.network is the form for maps of that size"):
        argmap.load(tmp_path / "rain.mmd", warnings="ignore")
