"""`parse`: a text in Argdown as statements, arguments, structures and relations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.formats.argdown.argdown_parts import (
    Argument,
    End,
    Member,
    Mode,
    Reading,
    Relation,
    Statement,
    Step,
)
from argmap.formats.argdown.argdown_relations import Links, resolved
from argmap.formats.argdown.argdown_sections import heading_sections, regrouped
from argmap.formats.argdown.argdown_steps import exploded
from argmap.formats.argdown.argdown_titles import warn_unknown
from argmap.formats.argdown.scan.argdown_blocks import BlockReader, Structure
from argmap.formats.argdown.scan.argdown_data import read_front_matter
from argmap.formats.argdown.scan.argdown_source import Source
from argmap.formats.argdown.scan.element_draft import Draft
from argmap.formats.argdown.scan.inline_text import InlineReader
from argmap.formats.argdown.scan.shortcodes import SHORTCODES
from argmap.model.tree.index import mapping_at

_FRONT = re.compile(r"={3,}")
_FRONT_END = re.compile(r"(?:^|[\r\n])[ \t]*(={3,})[ \t]*(?=[\r\n]|$)")
_YAML_FRONT = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(?P<inner>(?:.*(?:\r\n|\r|\n))*?)---[ \t]*(?=[\r\n]|$)")
_BLANK = re.compile(r"\s*")


def parse(
    text: str, *, mode: Mode = "loose", file: str = "<string>", lines: Sequence[tuple[int, int]] | None = None
) -> Reading:
    """Read a text in Argdown; never fails: what is odd is told in `warnings`.

    `mode` says what a bare `+` or `-` between statements means where the front matter does not say it. `lines` tells
    where each line of the text stands in the file that it is taken from.

    >>> reading = parse("[Close]: Close the street.\\n  - <Vans>: Vans must get in.")
    >>> reading.statements["Close"].canonical.text
    'Close the street.'
    >>> [(one.source.title, one.sort, one.target.title) for one in reading.relations]
    [('Vans', 'attack', 'Close')]
    """
    source = Source(text.removeprefix("\ufeff"), file=file, lines=lines)
    front, at = _front_matter(source)
    settings = mapping_at(front, "model")
    codes = settings.get("shortcodes")
    inline = InlineReader(source, {**SHORTCODES, **_symbols(codes)} if isinstance(codes, dict) else SHORTCODES)
    inline.keep_tags = settings.get("removeTagsFromText") is not True
    blocks = BlockReader(inline)
    blocks.read(at)
    for draft in (*blocks.members, *(heading for _, heading in blocks.headings)):
        draft.settle_emphasis(source)
        _settle_reference(draft, source)
    return _reading(source, inline, blocks, front, {"mode": mode, **settings})


def _symbols(codes: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: code["unicode"]
        for name, code in codes.items()
        if isinstance(code, dict) and isinstance(code.get("unicode"), str)
    }


def _front_matter(source: Source) -> tuple[dict[str, Any], int]:
    """Read the front matter, and return it with the place behind it."""
    text = source.text
    blank = _BLANK.match(text)
    start = blank.end() if blank else 0
    opening = _FRONT.match(text, start)
    if opening:
        closing = _FRONT_END.search(text, opening.end()) or _FRONT.search(text, opening.end())
        if closing is None:
            source.warn(
                start,
                "the front matter is never closed, and is read as text below its first line",
                "Write === below it.",
            )
            return {}, source.line_end(start)
        inner = closing.start(1) if closing.re is _FRONT_END else closing.start()
        front = read_front_matter(source, opening.end(), inner)
        return front, _behind_front(source, closing.end())
    other = _YAML_FRONT.match(text, start)
    if other:
        source.warn(start, "front matter stands between ---", "Argdown's own tools know it between === alone.")
        return read_front_matter(source, other.start("inner"), other.end("inner")), other.end()
    return {}, start if text[start : start + 1] else len(text)


def _behind_front(source: Source, end: int) -> int:
    """Warn where no blank line stands behind the front matter."""
    rest = source.text[end : end + 1000]
    gap = rest[: len(rest) - len(rest.lstrip())]
    if rest.strip() and gap.replace("\r\n", "\n").replace("\r", "\n").count("\n") < 2:  # noqa: PLR2004 - a blank line
        source.warn(end, "no blank line stands behind the front matter", "Write one: Argdown's own tools stop here.")
    return end


def _settle_reference(draft: Draft, source: Source) -> None:
    """Read a title with a text but no colon as a definition."""
    if not draft.reference or not draft.said:
        return
    inside = [(one.start, one.stop) for one in draft.ranges if one.sort == "tag"]
    text, kept, at = draft.text, "", 0
    for start, stop in inside:
        kept, at = kept + text[at:start], stop
    if (kept + text[at:]).strip():
        draft.reference = False
        draft.pieces = [text.lstrip()]
        title = f"<{draft.title}>" if draft.sort == "argument" else f"[{draft.title}]"
        source.warn(draft.start, f"text follows {title}", f"Write {title}: text; it is read so.")


def _reading(
    source: Source, inline: InlineReader, blocks: BlockReader, front: dict[str, Any], settings: dict[str, Any]
) -> Reading:
    made = {id(draft): draft.member(source) for draft in blocks.members}
    statements, arguments = _gathered(blocks, made, source)
    sections = heading_sections(blocks.headings, source)
    groups = mapping_at(front, "group").get("regroup")
    if isinstance(groups, list):
        sections = regrouped(groups, statements, arguments)
    strict = settings["mode"] == "strict"
    moved = settings.get("transformArgumentRelations") is not False
    links = resolved(_sound(blocks, arguments, source), arguments, moved=moved, strict=strict)
    warn_unknown(statements, arguments, inline.mentions, source)
    now: dict[End, End] = {}
    if settings.get("explodeArguments") is True:
        statements, arguments, now = exploded(statements, arguments)
    return Reading(
        "strict" if strict else "loose",
        statements,
        arguments,
        tuple(
            Relation(one.sort, now.get(one.source, one.source), now.get(one.target, one.target), tuple(one.marks))
            for one in links
        ),
        tuple(sections),
        tuple(inline.tags),
        front,
        tuple(inline.comments),
        source.warnings(),
    )


def _gathered(
    blocks: BlockReader, made: Mapping[int, Member], source: Source
) -> tuple[dict[str, Statement], dict[str, Argument]]:
    """Put the members under their titles, and the structures to their arguments."""
    statements: dict[str, list[Draft]] = {}
    arguments: dict[str, list[Draft]] = {title: [] for title in blocks.structures}
    for draft in blocks.members:  # titles in the order of the text, members in the order in which they end
        (arguments if draft.sort == "argument" else statements).setdefault(draft.title, [])
    for draft in _finished(blocks.members):
        (arguments if draft.sort == "argument" else statements)[draft.title].append(draft)
    classes = {title: Statement(title, *_shared(drafts, made)) for title, drafts in statements.items()}
    found = {}
    for title, drafts in arguments.items():
        members, tags, data, section = _shared(drafts, made)
        structure = blocks.structures.get(title)
        if structure is not None:
            section = structure.section or section
        pcs = () if structure is None else _steps(structure, made, source)
        found[title] = Argument(title, members, pcs, tags, data, section)
    return classes, found


def _finished(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Give the drafts in the order in which they end: what hangs on one comes before it."""
    open_: list[Draft] = []
    for draft in drafts:
        while open_ and open_[-1].depth >= draft.depth:
            yield open_.pop()
        open_.append(draft)
    yield from reversed(open_)


def _steps(structure: Structure, made: Mapping[int, Member], source: Source) -> tuple[Step, ...]:
    return tuple(
        Step(made[id(draft)], number, None if draft.inference is None else draft.inference.made_inference(source))
        for number, draft in structure.steps
    )


def _shared(
    drafts: list[Draft], made: Mapping[int, Member]
) -> tuple[tuple[Member, ...], tuple[str, ...], dict[str, Any] | None, str | None]:
    """Return the members under one title with their tags, their data, the last of which wins, and their section."""
    members = tuple(made[id(draft)] for draft in drafts)
    tags = dict.fromkeys(tag for member in members for tag in member.tags)
    data: dict[str, Any] | None = None
    for member in members:
        data = merged(data, member.data) if member.data is not None else data
    return members, tuple(tags), data, _section(members)


def _section(members: tuple[Member, ...]) -> str | None:
    """Return the section in which a title is first defined, or put by its data; else where it first stands."""
    found: str | None = None
    defined = False
    for member in members:
        put = (member.data or {}).get("isInGroup")
        if put is True or (not member.reference and put is None and not defined):
            found, defined = member.section, True
    return found if defined or not members else members[0].section


def merged(old: Any, new: Any) -> Any:
    """Merge data into earlier data as Argdown does: mappings key by key, lists place by place, else the new one.

    >>> merged({"a": {"b": 1}, "c": [1, 2]}, {"a": {"d": 2}, "c": [3]})
    {'a': {'b': 1, 'd': 2}, 'c': [3, 2]}
    """
    if isinstance(old, dict) and isinstance(new, Mapping):
        return old | {key: merged(old.get(key), value) for key, value in new.items()}
    if isinstance(old, list) and isinstance(new, list):
        return [merged(first, second) for first, second in zip(old, new, strict=False)] + (
            old[len(new) :] or new[len(old) :]
        )
    return new


def _sound(blocks: BlockReader, arguments: Mapping[str, Argument], source: Source) -> Links:
    """Leave out, and tell, undercuts of an inference without a conclusion."""
    kept = Links()
    for link in blocks.links.kept.values():
        end = link.target
        steps = arguments[end.title].pcs if end.sort == "inference" else ()
        if end.sort == "inference" and not (end.step is not None and end.step < len(steps)):
            source.warn(link.marks[0].offset, "what hangs on an inference without a conclusion is left out")
            continue
        for mark in link.marks:
            kept.add(link.sort, link.source, link.target, mark)
    return kept
