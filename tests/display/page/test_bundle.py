"""The script of a page is put together from its modules, without what only its makers need."""

import re
from importlib.resources import files

import pytest

from argmap.display.page.bundle import module, script, style
from argmap.display.page.packed_data import as_json, packed, unpacked

FOLDER = files("argmap.display.page") / "script"
MODULES = sorted(one.relative_to(FOLDER).as_posix() for one in FOLDER.rglob("*.js"))


def text_of(name):
    return (FOLDER / name).read_text(encoding="utf-8")


def test_names_at_the_top_of_modules_are_their_own():
    names = []
    for name in MODULES:
        for line in re.sub(r"/\*\*.*?\*/", "", text_of(name), flags=re.DOTALL).splitlines():
            if found := re.match(r"(?:export )?(?:async )?(?:function|class) (\w+)", line):
                names.append(found[1])
            elif found := re.match(r"(?:export )?(?:const|let) (.*)", line):
                names += re.findall(r"(?:^|, )(\w+) = ", found[1])
    assert len(names) > 100
    assert len(names) == len(set(names))


def test_comments_stay_behind():
    lines = script().splitlines()
    assert [line for line in lines if line.startswith(("//", "/*", "*"))] == []
    assert "@param" not in script()
    assert "/*" not in style()


def test_a_module_for_notebooks_exports_what_draws():
    assert module() == f"{script()}export default {{ render }};\n"
    assert not re.search(r"^(import|export)\b", script(), re.MULTILINE)


@pytest.mark.parametrize("name", MODULES)
def test_no_module_makes_markup_or_code_of_text(name):
    text = text_of(name)
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval(",
        "new Function",
        'setAttribute("style"',
    ):
        assert word not in text
    assert text.count("\n") < 400
    assert text.startswith("// ")


@pytest.mark.parametrize("text", ["</script>", "<!--", "\u2028", "\ud800", '"\\'])
def test_data_ends_no_script(text):
    found = as_json({"text": text})
    assert not {"<", "\u2028", "\u2029"} & set(found)
    assert unpacked(packed({"text": text})) == {"text": text.replace("\ud800", "\ufffd")}
