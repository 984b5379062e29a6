"""Files of abstract frameworks, as the competition of solvers has them: `.af`, `.apx` and `.tgf`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NoReturn, TypeAlias

from argmap.acceptance.frameworks.framework import Framework
from argmap.errors import MOST, FormatError, Problem, nearest, nearest_or_all, not_shown, short
from argmap.formats import read_text

FrameworkFormat: TypeAlias = Literal["af", "apx", "tgf"]
_NAME = r'"(?:[^"\\\n]|\\.)*"|[^\s(),"{}%]+'
_STATEMENT = re.compile(rf"(arg|att)\s*\(\s*({_NAME})\s*(?:,\s*({_NAME})\s*)?\)\s*\.")
_BETWEEN = re.compile(r"(?:\s|%[^\n]*)*")
_GUESSED = re.compile(r"^(?:p[ \t]+\w+|#[ \t]*$)|\barg\s*\(", re.MULTILINE)
"""What a text has that is a framework: its first line, the line between arguments and attacks, or a statement."""
_WORD = re.compile(r"[a-z_]+")
_REFUSED = {
    "mem": "set attacks (SETAF)",
    "sup": "supports: a bipolar framework",
    "support": "supports: a bipolar framework",
    "pref": "preferences between arguments",
    "val": "values of arguments",
}
_HEADERS = {"setaf": "set attacks (SETAF)", "aba": "assumption-based argumentation", "adf": "acceptance conditions"}
_LARGEST = 2_000_000
"""More arguments than a file may declare: each takes room before any attack is read."""

Attack = tuple[str, str, int]
"""Attacker, target, and the line on which it stands."""


def load_framework(path: str | Path, *, format: FrameworkFormat | None = None) -> Framework:  # noqa: A002 - its word
    """Read an abstract framework from a file; its suffix or its beginning says the format, or `format` does.

    `.af` numbers its arguments from 1 (`p af 3`, then `1 2` for an attack), `.apx` has `arg(a).` and `att(a,b).`, `.tgf` a name a
    line, `#`, then attacks. Attacks that come twice, arguments that attack themselves and isolated ones are all right.
    Raises `FormatError` with every problem and its line.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     length = pathlib.Path(folder, "x.af").write_text("p af 3\\n# a comment\\n1 2\\n2 3\\n")
    ...     f = load_framework(pathlib.Path(folder, "x.af"))
    >>> sorted(f.grounded())
    ['1', '3']
    """
    return framework_from_text(read_text(path), format=format, suffix=Path(path).suffix, source=str(path))


def framework_from_text(
    text: str,
    *,
    format: str | None = None,  # noqa: A002 - as above
    suffix: str = "",
    source: str = "<string>",
) -> Framework:
    """Read an abstract framework from a text; raises what `load_framework` does.

    >>> framework_from_text("arg(a). arg(b). att(a,b).").attacks
    (('a', 'b'),)
    """
    name = suffix.lower().removeprefix(".") if format is None else format
    if name not in _READERS:
        if format is not None:
            raise FormatError(Problem(f"unknown format {short(format)}", hint=nearest_or_all(format, _READERS)))
        if text.strip() and not _GUESSED.search(text):
            hint = "Say format='tgf' if each line names an argument. A map is read by argmap.load, and to_dung() makes a framework of it."
            raise FormatError(Problem("this is no framework in .af, .apx or .tgf", file=source, hint=hint))
        name = "af" if re.match(r"(?:\s|#[^\n]*)*p\s", text) else "apx" if re.search(r"\barg\s*\(", text) else "tgf"
    return _READERS[name](_Reading(text, source))


class _Reading:
    """A text with its problems; those of a file are told all at once."""

    def __init__(self, text: str, source: str) -> None:
        self.text, self.source = text, source
        self.problems: list[Problem] = []
        self.more = 0

    def bad(self, message: str, line: int, *, hint: str | None = None) -> None:
        if len(self.problems) < MOST:
            self.problems.append(Problem(message, file=self.source, line=line, hint=hint))
        else:
            self.more += 1

    def refuse(self, what: str, line: int) -> NoReturn:
        hint = "Frameworks here have arguments, and attacks from one to one."
        raise FormatError(Problem(f"this file has {what}, which is not read", file=self.source, line=line, hint=hint))

    def lines(self) -> Iterator[tuple[int, list[str]]]:
        for number, line in enumerate(self.text.splitlines(), start=1):
            yield number, line.split()

    def framework(self, arguments: dict[str, None], attacks: list[Attack]) -> Framework:
        for attacker, target, line in attacks:
            for name in dict.fromkeys((attacker, target)):
                if name not in arguments:
                    hint = nearest(name, arguments) if len(self.problems) < MOST else None
                    self.bad(f"an attack names an unknown argument {short(name)}", line, hint=hint)
        if self.problems:
            more = [Problem(not_shown(self.more))] if self.more else []
            raise FormatError(*self.problems, *more)
        return Framework(arguments, ((attacker, target) for attacker, target, _ in attacks))


def _af(reading: _Reading) -> Framework:
    number, attacks = None, list[Attack]()
    for line, words in reading.lines():
        if not words or words[0].startswith("#"):
            continue
        if number is None:
            number = _declared(reading, line, words)
        elif len(words) == 2 and all(word.isascii() and word.isdigit() for word in words):  # noqa: PLR2004 - a pair
            attacks.append((str(int(words[0][:20])), str(int(words[1][:20])), line))
        else:
            reading.bad(f"not an attack: {short(' '.join(words))}", line, hint="Write two numbers: attacker, target.")
    if number is None:
        raise FormatError(Problem("the line 'p af N' is missing", file=reading.source, line=1))
    return reading.framework(dict.fromkeys(map(str, range(1, number + 1))), attacks)


def _declared(reading: _Reading, line: int, words: list[str]) -> int:
    """Read the line that says how many arguments there are; another sort of framework is refused by its name."""
    if len(words) > 1 and words[0] == "p" and words[1] in _HEADERS:
        reading.refuse(_HEADERS[words[1]], line)
    if len(words) == 3 and words[:2] == ["p", "af"] and words[2].isascii() and words[2].isdigit():  # noqa: PLR2004
        number = int(words[2][:20])
        if number <= _LARGEST:
            return number
        reading.bad(f"{number:,} arguments are more than can be read", line)
    else:
        reading.bad(f"the file begins with {short(' '.join(words))}", line, hint="Its first line is 'p af N'.")
    raise FormatError(*reading.problems)


def _apx(reading: _Reading) -> Framework:
    text, arguments, attacks = reading.text, dict[str, None](), list[Attack]()
    at, line, counted = _after_blanks(text, 0), 1, 0
    while at < len(text):
        line += text.count("\n", counted, at)
        counted = at
        found = _STATEMENT.match(text, at)
        if found is not None and (found[1] == "att") == (found[3] is not None):
            if found[3] is None:
                arguments.setdefault(_plain(found[2]))
            else:
                attacks.append((_plain(found[2]), _plain(found[3]), line))
            at = _after_blanks(text, found.end())
            continue
        end = text.find("\n", at)
        statement = text[at : len(text) if end < 0 else end]
        _refuse_other_statements(reading, statement, line)
        reading.bad(f"not a statement: {short(statement.strip())}", line, hint="Write arg(a). or att(a,b).")
        at = _after_blanks(text, at + len(statement))
    return reading.framework(arguments, attacks)


def _refuse_other_statements(reading: _Reading, statement: str, line: int) -> None:
    word = _WORD.match(statement)
    if word is not None and word[0] in _REFUSED and statement[word.end() :].lstrip().startswith("("):
        reading.refuse(_REFUSED[word[0]], line)
    if statement.startswith("att") and ("{" in statement or statement.partition(")")[0].count(",") > 1):
        reading.refuse(_REFUSED["mem"], line)


def _after_blanks(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return at if found is None else found.end()


def _plain(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name[1:-1]) if name.startswith('"') else name


def _tgf(reading: _Reading) -> Framework:
    arguments, attacks, listed = dict[str, None](), list[Attack](), False
    for line, words in reading.lines():
        if not words:
            continue
        if words == ["#"] and not listed:
            listed = True
        elif not listed:
            arguments.setdefault(words[0])
        elif len(words) < 2:  # noqa: PLR2004 - a pair
            reading.bad(f"not an attack: {short(words[0])}", line, hint="Write two names: attacker, target.")
        else:
            attacks.append((words[0], words[1], line))
    return reading.framework(arguments, attacks)


_READERS: dict[str, Callable[[_Reading], Framework]] = {"af": _af, "apx": _apx, "tgf": _tgf}
