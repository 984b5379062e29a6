"""Files of frameworks: `.af`, `.apx`, `.tgf`, as the competition of solvers has them."""

import pytest

from argmap import FormatError, Framework, load_framework
from argmap.acceptance.frameworks.framework_files import framework_from_text

ABC = Framework("abc", [("a", "b"), ("b", "b")])
READ = [
    ("apx", "arg(a). arg(b). arg(c). att(a,b). att(b,b).", ABC),
    ("apx", "arg(a).\narg(b).\narg(c).\natt(a,b).\natt(b,b).\n", ABC),
    ("apx", "% a comment\narg( a ) .arg(b).arg(c). % att(c,c).\natt( a , b ).att(b,b).att(b,b).", ABC),
    ("apx", "att(a,b). att(b,b). arg(a). arg(b). arg(c). arg(c).", ABC),
    ("apx", "", Framework([])),
    ("apx", "% nothing but this", Framework([])),
    (
        "apx",
        'arg("two words"). arg("a,b"). att("a,b","two words").',
        Framework(["two words", "a,b"], [("a,b", "two words")]),
    ),
    ("apx", r'arg("say \"hi\""). arg("back\\slash").', Framework(['say "hi"', "back\\slash"])),
    ("apx", 'arg("a"). arg(b). att(a,b).', Framework("ab", [("a", "b")])),
    ("apx", "arg(a.b). arg(é-1). att(é-1,a.b).", Framework(["a.b", "é-1"], [("é-1", "a.b")])),
    ("af", "p af 3\n1 2\n2 2\n", Framework("123", [("1", "2"), ("2", "2")])),
    ("af", "# first\n\np af 3\n# an attack\n1 2\n\n2 2\n2 2\n# end", Framework("123", [("1", "2"), ("2", "2")])),
    ("af", "p af 0", Framework([])),
    ("af", "p af 2\r\n1 2\r\n", Framework("12", [("1", "2")])),
    ("af", "p af 2\n  1\t2  \n", Framework("12", [("1", "2")])),
    ("af", "p af 12\n01 12", Framework([str(number) for number in range(1, 13)], [("1", "12")])),
    ("tgf", "a\nb\nc\n#\na b\nb b\n", ABC),
    ("tgf", "a a label\nb\n\nc\n#\na b attacks\nb b\nb b\n", ABC),
    ("tgf", "a\nb", Framework("ab")),
    ("tgf", "", Framework([])),
    ("tgf", "#", Framework([])),
    ("tgf", "a\na\n#\n", Framework("a")),
]
REFUSED = [
    ("apx", "arg(a). att(a,b).", 1, "unknown argument 'b'"),
    ("apx", "arg(close).\n\natt(close,clos).", 3, "Did you mean 'close'"),
    ("apx", "arg(a)\narg(b).", 1, "not a statement: 'arg(a)'. Write arg(a). or att(a,b)."),
    ("apx", "arg(a,b).", 1, "not a statement"),
    ("apx", "att(a).", 1, "not a statement"),
    ("apx", "arg(a).\nmem(r,a).", 2, "set attacks (SETAF)"),
    ("apx", "arg(a). att(a,b,c).", 1, "set attacks (SETAF)"),
    ("apx", "arg(a). att({a,b},c).", 1, "set attacks (SETAF)"),
    ("apx", "arg(a).\nsup(a,a).", 2, "bipolar"),
    ("apx", "arg(a). pref(a,a).", 1, "preferences"),
    ("apx", 'arg("a).', 1, "not a statement"),
    ("af", "1 2", 1, "Its first line is 'p af N'"),
    ("af", "", 1, "the line 'p af N' is missing"),
    ("af", "p setaf 3\n1 2", 1, "set attacks (SETAF)"),
    ("af", "p aba 3", 1, "assumption-based"),
    ("af", "p af x", 1, "Its first line is 'p af N'"),
    ("af", "p af 2\n1 3", 2, "unknown argument '3'"),
    ("af", "p af 2\n1 0", 2, "unknown argument '0'"),
    ("af", "p af 2\n\n1 2 2", 3, "not an attack"),
    ("af", "p af 2\n1 -2", 2, "not an attack"),
    ("af", "p af 999999999999", 1, "more than can be read"),
    ("tgf", "a\n#\na b", 3, "unknown argument 'b'"),
    ("tgf", "a\n#\na", 3, "not an attack"),
    ("tgf", "a\n#\na a\n#\n", 4, "not an attack"),
]


@pytest.mark.parametrize(("name", "text", "framework"), READ)
def test_what_is_read(name, text, framework):
    assert framework_from_text(text, format=name) == framework


@pytest.mark.parametrize(("name", "text", "line", "message"), REFUSED)
def test_what_is_refused_says_why_and_on_which_line(name, text, line, message):
    with pytest.raises(FormatError) as caught:
        framework_from_text(text, format=name, source=f"x.{name}")
    assert message in str(caught.value)
    assert (caught.value.problems[0].line, caught.value.problems[0].file) == (line, f"x.{name}")


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(FormatError) as caught:
        framework_from_text("p af 2\n1 7\nx\n" + "2 9\n" * 500, format="af")
    assert [one.line for one in caught.value.problems[:2]] == [3, 2]
    assert "402 more problems are not shown" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "arguments"), [("p af 2\n1 2", 2), ("# c\np af 1", 1), (" arg(a).", 1), ("a\nb\nc\n#", 3)]
)
def test_without_a_suffix_the_beginning_says_the_format(text, arguments):
    assert len(framework_from_text(text)) == arguments


def test_a_format_that_is_none_is_refused():
    with pytest.raises(FormatError, match=r"unknown format 'tfg'\. Did you mean 'tgf'\?"):
        framework_from_text("", format="tfg")


def test_a_file_is_read_by_its_suffix(tmp_path):
    (tmp_path / "x.TGF").write_text("1\n2\n#\n1 2\n")
    assert load_framework(tmp_path / "x.TGF").grounded() == {"1"}
    with pytest.raises(FormatError, match="the file is not there"):
        load_framework(tmp_path / "y.af")


@pytest.mark.parametrize("name", ["af", "apx", "tgf"])
def test_a_large_file_is_read_in_one_pass(name):
    size = 20_000
    pairs = [(one, one % size + 1) for one in range(1, size + 1)]
    text = {
        "af": f"p af {size}\n" + "".join(f"{one} {to}\n" for one, to in pairs),
        "apx": "".join(f"arg({one}).\n" for one, _ in pairs) + "".join(f"att({one},{to}).\n" for one, to in pairs),
        "tgf": "".join(f"{one}\n" for one, _ in pairs) + "#\n" + "".join(f"{one} {to}\n" for one, to in pairs),
    }[name]
    assert len(framework_from_text(text, format=name).attacks) == size
