"""`argmap new` and `argmap schema`: a first map to edit, and the shape that every map has."""

from __future__ import annotations

import json as json_text
from pathlib import Path

from argmap import formats, json_schema
from argmap.basics.text import one_line
from argmap.cli.map_files import STREAM, write_file
from argmap.cli.outcome import Outcome, as_json
from argmap.errors import ParameterError, Problem

STARTER = """\
# A map of one argument. Change it, then try:
#   argmap check FILE      is it sound?
#   argmap score FILE      how far is each claim supported?
#   argmap render FILE     draw it
argmap: 1
title: TITLE
conclusion: take
# What has reasons starts low and stands on them: this is the prior of such claims, where you do not say another.
defaults: {derived: 0.1}

claims:
  # A claim has an id and a sentence. Its prior, from 0 to 1, is how far you would hold it
  # before any argument; without reasons and where you do not say, 0.5.
  take: I should take an umbrella.
  rain:
    kind: evidence
    text: The forecast says that it will rain.
    prior: 0.7
  dry:
    kind: premise
    text: An umbrella keeps the rain off.
    prior: 0.95
  old:
    text: The forecast is two days old.
    prior: 0.3
  wind: An umbrella is a nuisance in a strong wind.   # the short form: just the sentence
  windy:
    kind: question                                     # questions are shown, never scored
    text: Will it be windy?

relations:
  # Linked premises are one relation: neither is a reason without the other.
  - id: keeps_dry
    premises: [rain, dry]
    supports: take
    strength: 0.9
  # A rebuttal speaks against a claim.
  - premises: [wind]
    rebuts: take
    strength: 0.4
  # An undercut grants the premises and denies the step.
  - premises: [old]
    undercuts: keeps_dry
  # A question may challenge; it moves no number.
  - premises: [windy]
    rebuts: wind
"""


SCHEMA = "argmap.schema.json"
"""The name of the schema beside a map."""
_POINTER = f"# yaml-language-server: $schema={SCHEMA}\n"
"""The comment by which the YAML support of editors finds it."""


def new(target: str, *, title: str, force: bool, with_schema: bool, json: bool) -> Outcome:
    """Write a starter map and its schema; a file that is there stays unless it may be overwritten."""
    content = STARTER.replace("TITLE", _quoted(title), 1)
    if Path(target).suffix.lower() not in {"", *formats.format_named("yaml").suffixes}:
        raise ParameterError(Problem(f"{target} would hold YAML", hint="Let its name end in .yaml."))
    if target == STREAM:
        return Outcome(content.encode())
    if not with_schema:
        write_file(target, content.encode(), overwrite=force)
        return Outcome(as_json({"output": target}) if json else f"{target}\n")
    write_file(target, f"{_POINTER}{content}".encode(), overwrite=force)
    beside = Path(target).parent / SCHEMA
    notes = _written_schema(beside, force=force)
    return Outcome(as_json({"output": target, "schema": str(beside)}) if json else f"{target}\n", notes)


def _written_schema(path: Path, *, force: bool) -> tuple[str, ...]:
    """Write the schema beside a map and say so; one that is there already serves, and stays where it is another."""
    content = as_json(json_schema())
    if path.is_file() and path.read_bytes() == content:
        return ()
    if not force and (path.exists() or path.is_symlink()):
        return (one_line(f"{path}: another file is there already, and stays; --force overwrites it"),)
    write_file(path, content, overwrite=force)
    return (one_line(f"{path}: the schema, by which editors complete keys; --no-schema leaves it out"),)


def _quoted(title: str) -> str:
    r"""Quote a title for YAML: a JSON string is one, once letters that do not print are spelled out.

    >>> print(_quoted('"No"' + chr(0x85)))
    "\"No\"\U00000085"
    """
    whole = title.encode("utf-8", "replace").decode()  # bytes of the command line that are no text become "?"
    return "".join(
        letter if letter.isprintable() else f"\\U{ord(letter):08x}"
        for letter in json_text.dumps(whole, ensure_ascii=False)
    )


def schema(*, strict: bool, lean: bool) -> Outcome:
    """Print the JSON Schema of a map file, or of the strict one."""
    if lean and not strict:
        raise ParameterError(Problem("only the strict schema can be lean", hint="Say --strict --lean."))
    return Outcome(as_json(formats.strict_schema(lean=lean) if strict else json_schema()))
