import stat
from importlib.metadata import EntryPoint

import pytest

import argmap
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


def test_an_unknown_suffix_is_refused_where_the_content_tells_nothing(tmp_path):
    path = tmp_path / "map.doc"
    path.write_text("Dear all,")
    with pytest.raises(FormatError, match=r"no format has files that end in '.doc'. There are \."):
        formats.read(path)


@pytest.mark.parametrize("name", ["map.doc", "map.json", "map.txt"])
def test_a_wrong_suffix_is_warned_of(tmp_path, name):
    path = tmp_path / name
    path.write_text(TEXT)
    result = formats.read(path)
    assert result.document.title == "T"
    assert [one.message for one in result.warnings] == ["this looks like an argmap file in YAML, and is read as such"]
    with pytest.raises(FormatError, match="looks like"):
        argmap.load(path, warnings="raise")
    with pytest.warns(argmap.UnreadWarning, match="looks like"):
        assert argmap.load(path).warnings == result.warnings
    assert argmap.load(path, warnings="ignore").warnings == result.warnings
    with pytest.raises(argmap.ParameterError, match="Did you mean 'raise'"):
        argmap.load(path, warnings="rase")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_are_told_by_their_bytes(tmp_path, encoding):
    path = tmp_path / "map.yaml"
    path.write_bytes("argmap: 1\ntitle: Café – “noir”\n".encode(encoding))
    result = formats.read(path)
    assert result.document.title == "Café – “noir”"
    said = [one.message for one in result.warnings]
    guessed = {"utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1252": "Windows-1252"}
    assert said == ([f"this is no UTF-8, and is read as {guessed[encoding]}"] if encoding in guessed else [])


@pytest.mark.parametrize("content", [b"\xff\xfea", b"caf\xe9\x00", b"\xc3\xa9 \xff", b"\x81\x8d", bytes(range(256))])
def test_what_is_in_no_encoding_is_refused(tmp_path, content):
    path = tmp_path / "map.yaml"
    path.write_bytes(content)
    with pytest.raises(FormatError, match=r"is not UTF-(8|16) text"):
        formats.read(path)


def test_an_option_that_a_format_does_not_take_is_refused(tmp_path):
    with pytest.raises(argmap.ParameterError, match=r"reading yaml has no option 'strict'. It has none"):
        argmap.loads(TEXT, strict=True)
    with pytest.raises(argmap.ParameterError, match="writing json has no option 'indent'"):
        argmap.loads(TEXT).save(tmp_path / "map.json", indent=2)


def test_a_known_dialect_that_is_not_read_is_refused_by_its_name():
    text = '{"language": [], "strict_rules": [], "defeasible_rules": [], "axiom_knowledge": []}'
    for source in ("<string>", "theory.json", "theory.txt"):
        with pytest.raises(FormatError, match=r"this is an ASPIC\+ theory of PyArg, which is not read. Work out"):
            formats.reads(text, source=source)


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
    title = "a loud map"
    suffixes = (".shout",)
    writes = True
    says = frozenset({"map.title"})

    def recognises(self, glimpse):
        return formats.Likeness.POSSIBLE

    def read(self, text, *, source="<string>", limit=None):
        return formats.reads(text.lower(), format="yaml", source=source)

    def write(self, document, *, unsupported="raise"):
        return formats.writes(document).upper()


def offer(monkeypatch, name, value):
    point = EntryPoint(name, value, registry.GROUP)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [point])


def test_another_package_may_offer_a_format(monkeypatch, tmp_path):
    monkeypatch.setattr(EntryPoint, "load", lambda self: Shout)
    offer(monkeypatch, "shout", "somewhere:Shout")
    assert formats.overview().row("shout")["what it is"] == "a loud map"
    formats.write(formats.reads(TEXT).document, tmp_path / "map.shout")
    assert (tmp_path / "map.shout").read_text() == TEXT.upper()
    assert formats.read(tmp_path / "map.shout").document.title == "t"


@pytest.mark.parametrize("ask", [formats.every_format, lambda: formats.reads("graph BT\n a --> b"), formats.overview])
def test_a_format_that_cannot_be_loaded_is_named(monkeypatch, ask):
    offer(monkeypatch, "broken", "no_such_module:Format")
    with pytest.raises(FormatError, match="the format 'broken' of no_such_module:Format cannot be loaded"):
        ask()
    assert formats.reads(TEXT).document.title == "T"  # a file of argmap's own needs no other format


def test_a_format_may_not_take_the_name_of_another(monkeypatch):
    offer(monkeypatch, "yaml", "somewhere:Format")
    with pytest.raises(FormatError, match="the format 'yaml' is there already"):
        formats.every_format()
