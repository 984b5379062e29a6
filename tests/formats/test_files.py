import stat
from importlib.metadata import EntryPoint

import pytest

from argmap import formats
from argmap.errors import FormatError, MapError
from argmap.formats import registry, report
from argmap.formats.yaml import format as yaml_format

TEXT = "argmap: 1\ntitle: T\n"


def test_the_suffix_names_the_format(tmp_path):
    document = formats.reads(TEXT).document
    for name in ("map.yaml", "map.YML", "map.json"):
        formats.write(document, tmp_path / name)
        assert formats.read(tmp_path / name).document == document
    assert (tmp_path / "map.json").read_text().startswith("{")
    formats.write(document, tmp_path / "map.txt", format="yaml")
    assert formats.read(tmp_path / "map.txt", format="yaml").document == document


def test_an_unknown_suffix_is_refused(tmp_path):
    with pytest.raises(FormatError, match=r"no format has files that end in '.doc'. There are .json, .yaml, .yml"):
        formats.read(tmp_path / "map.doc")


def test_an_unknown_format_names_the_nearest():
    with pytest.raises(FormatError, match=r"unknown format 'jsn'. Did you mean 'json'"):
        formats.reads(TEXT, format="jsn")


def test_a_file_that_is_no_text_is_refused_with_its_place(tmp_path):
    path = tmp_path / "map.yaml"
    path.write_bytes("argmap: 1\ntitle: é".encode() + b"\xff\n")
    with pytest.raises(FormatError, match=r":2:9: the file is not UTF-8 text. Save it as UTF-8"):
        formats.read(path)


def test_a_byte_order_mark_is_no_part_of_the_map(tmp_path):
    path = tmp_path / "map.json"
    path.write_bytes(b'\xef\xbb\xbf{"argmap": 1, "title": "T"}')
    assert formats.read(path).document.title == "T"


def test_large_files_are_refused_before_they_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(report, "MOST_BYTES", 10)
    path = tmp_path / "map.yaml"
    path.write_text(TEXT)
    for attempt in (
        lambda: formats.read(path),
        lambda: formats.reads(TEXT),
        lambda: formats.reads(TEXT, format="json"),
    ):
        with pytest.raises(FormatError, match="Split the map"):
            attempt()


def test_large_yaml_is_read_as_long_as_nothing_is_wrong_with_it(monkeypatch):
    monkeypatch.setattr(report, "MOST_YAML", 10)
    monkeypatch.setattr(yaml_format, "MOST_YAML", 10)
    assert formats.reads(TEXT).document.title == "T"
    with pytest.raises(FormatError, match="Save it as JSON"):
        formats.reads(TEXT + "title: Again\n")
    with pytest.raises(MapError, match="unknown claim 'b'") as raised:
        formats.reads(TEXT + "claims: {a: A.}\nrelations: [{premises: b, supports: a}]\n")
    assert raised.value.problems[0].line is None
    assert formats.reads('{"argmap": 1, "title": "T"}', format="json").document.title == "T"


def test_a_folder_and_a_missing_folder_are_refused(tmp_path):
    with pytest.raises(FormatError, match="cannot be read"):
        formats.read(tmp_path, format="yaml")
    with pytest.raises(FormatError, match="cannot be written"):
        formats.write(formats.reads(TEXT).document, tmp_path / "none" / "map.yaml")


def test_writing_keeps_the_mode_and_leaves_nothing_else(tmp_path):
    path = tmp_path / "map.yaml"
    path.write_text("old")
    path.chmod(0o640)
    formats.write(formats.reads(TEXT).document, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_text() == TEXT


class Shout:
    name = "shout"
    suffixes = (".shout",)

    def read(self, text, *, source="<string>"):
        return formats.reads(text.lower(), source=source)

    def write(self, document, *, unsupported="raise"):
        return formats.writes(document).upper()


def offer(monkeypatch, name, value):
    point = EntryPoint(name, value, registry.GROUP)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [point])


def test_another_package_may_offer_a_format(monkeypatch, tmp_path):
    monkeypatch.setattr(EntryPoint, "load", lambda self: Shout)
    offer(monkeypatch, "shout", "somewhere:Shout")
    formats.write(formats.reads(TEXT).document, tmp_path / "map.shout")
    assert (tmp_path / "map.shout").read_text() == TEXT.upper()
    assert formats.read(tmp_path / "map.shout").document.title == "t"


def test_a_format_that_cannot_be_loaded_is_named(monkeypatch):
    offer(monkeypatch, "broken", "no_such_module:Format")
    with pytest.raises(FormatError, match="the format 'broken' of no_such_module:Format cannot be loaded"):
        formats.reads(TEXT)


def test_a_format_may_not_take_the_name_of_another(monkeypatch):
    offer(monkeypatch, "yaml", "somewhere:Format")
    with pytest.raises(FormatError, match="the format 'yaml' is there already"):
        formats.reads(TEXT)
