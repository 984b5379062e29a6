"""The script and the styles of a page, put together from their modules when they are asked for: there is no build step."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from argmap.display.theme import DARK, LIGHT
from argmap.errors import Problem, RenderError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

MAIN = "page"
"""The module that gives `render`."""
SHEETS = (
    "base", "head", "layout", "cards", "bar", "middle", "steps", "aside", "details", "map_view", "outline_view", "boxes", "narrow", "print",
)  # fmt: skip
"""The sheets in their order; all of them hold inside `.argmap-page` alone."""
_IMPORT = re.compile(r'^import \{[^}]*\} from "(\.{1,2}/[\w/]+)\.js";\n', re.MULTILINE)
_TYPE = re.compile(r"/\*\*[^*\n]* @(?:type|param|returns) [^*\n]*\*/ ?")
_BLOCK = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
_SPACED = re.compile(r'"(?:[^"\\]|\\.)*"| ?(=>|[=,;:?{}()<>|&]+) ?')
_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)


@cache
def script() -> str:
    """Return all modules as one text that has `render`: each after those that it imports, comments and indents left out.

    Names at the top of a module are its own in every module: they meet in one scope.

    >>> "export" in script(), "function render(" in script()
    (False, True)
    """
    return "".join(_bare(name) for name in _in_order(MAIN))


def module() -> str:
    """Return the same as a module for a notebook: it exports `render`."""
    return f"{script()}export default {{ render }};\n"


@cache
def style(*, inside: bool = False) -> str:
    """Return the styles: of a page of its own, where widths are those of the window, or `inside` a notebook's cell.

    >>> "@container" in style(), "@container" in style(inside=True)
    (False, True)
    """
    sheets = "".join(_sheet(name) for name in SHEETS)
    around = _sheet("inside" if inside else "ground")
    text = f"{_colours('.argmap-page' if inside else ':root')}{around}.argmap-page{{{sheets}}}"
    return text if inside else text.replace("@container am ", "@media ")


def _colours(where: str) -> str:
    light, dark = LIGHT.colours(), DARK.colours()
    pairs = (f"--{name.replace('.', '-')}:light-dark({light[name]},{dark[name]});" for name in light)
    return f"{where}{{{''.join(pairs)}}}"


def _folder(name: str) -> Traversable:
    return files("argmap.display.page") / name


def _module_text(name: str) -> str:
    return (_folder("script") / f"{name}.js").read_text(encoding="utf-8").replace("\r\n", "\n")


def _in_order(main: str) -> list[str]:
    """Return the modules, each after those that it imports; two may import each other's functions."""
    done: dict[str, None] = {}
    entered: set[str] = set()
    waiting = [(main, False)]
    while waiting:
        name, ready = waiting.pop()
        if ready:
            done[name] = None
        elif name not in entered:
            entered.add(name)
            waiting.append((name, True))
            waiting.extend((_there(name, other), False) for other in reversed(_IMPORT.findall(_module_text(name))))
    return list(done)


def _there(name: str, imported: str) -> str:
    """Name a module that another imports by its way from the folder of all.

    >>> _there("views/outline", "../pieces/dom"), _there("page", "./live")
    ('pieces/dom', 'live')
    """
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), imported))


def _bare(name: str) -> str:
    text = _IMPORT.sub("", _module_text(name))
    text = _LINE.sub("", _BLOCK.sub("", _TYPE.sub("", text)))
    text = re.sub(r"^export (default .*\n|\{[^}]*\};?\n)?", "", text, flags=re.MULTILINE)
    if re.search(r"^import\b", text, re.MULTILINE):
        raise RenderError(Problem(f"the module {name}.js imports in a way that cannot be put together"))
    return "".join(f"{_tight(line.strip())}\n" for line in text.splitlines() if line.strip())


def _tight(line: str) -> str:
    """Leave out spaces around signs, in lines where no letter can be anything but code or a plain string."""
    if any(letter in line for letter in "`/'"):
        return line
    return _SPACED.sub(lambda found: found[1] or found[0], line)


def _sheet(name: str) -> str:
    text = (_folder("style") / f"{name}.css").read_text(encoding="utf-8")
    return re.sub(r"\s*\n\s*", "", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
