"""The comments of a YAML file, each tied to the entry that it belongs to, so that they survive a new layout."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from argmap.formats.yaml.marked import MarkedTree
from argmap.model.tree.finding import Location

_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.MULTILINE)
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\n]*)")
"""The comment behind the sign that begins a block of text."""


@dataclass
class Comments:
    """What stands above entries, behind them, at the top and at the end of the file."""

    top: list[str] = field(default_factory=list)
    """Lines above the first entry; an empty text is an empty line."""
    before: dict[Location, list[str]] = field(default_factory=dict)
    behind: dict[Location, str] = field(default_factory=dict)
    end: list[str] = field(default_factory=list)
    spaced: set[Location] = field(default_factory=set)
    """Entries with an empty line above them."""
    inside: set[Location] = field(default_factory=set)
    """What has comments somewhere in it, and so cannot be written on one line."""


def comments_of(text: str, tree: MarkedTree) -> Comments:
    """Find the comments of a text that was read without faults and whose lines end in \\n, and tie each to an entry."""
    comments = Comments()
    entries = sorted(tree.entries, key=lambda entry: (entry[0], len(entry[1])))
    starts = [start for start, _ in entries]
    found = _found(text, tree)
    for start, comment in found:
        following = bisect_left(starts, start)
        line_start = _line_start(text, start)
        alone = not text[line_start:start].strip(" \t-?")
        if alone and following == 0:
            _above_the_first(comments, text[:start], comment)
        elif alone and following == len(entries):
            comments.end.append(comment)
        elif alone or following == 0:
            comments.before.setdefault(entries[following][1], []).append(comment)
        else:
            _behind(comments, _outside(entries[following - 1][1], start, tree), comment)
    begun = {start for start, _ in found}
    comments.spaced.update(location for start, location in entries[1:] if _empty_line_above(text, start, begun))
    for location in (*comments.before, *comments.behind):
        comments.inside.update(location[:depth] for depth in range(1, len(location)))
    return comments


def _found(text: str, tree: MarkedTree) -> list[tuple[int, str]]:
    """List the comments: a `#` between scalars, at the start of a line or after a space."""
    found, here = [], 0
    for start, end in [*sorted(tree.spans), (len(text), len(text))]:
        if start > here:
            gap = text[here:start]
            for match in _COMMENT.finditer(gap):
                first = match.start() == 0 and here > 0 and text[here - 1] not in " \t\r\n"
                if not first:
                    found.append((here + match.start(), match[0].rstrip(" \t\r")))
        header = _HEADER.match(text, start, end)
        if header is not None:
            found.append((header.start(1), header[1].rstrip(" \t\r")))
        here = max(here, end)
    return found


def _above_the_first(comments: Comments, above: str, comment: str) -> None:
    if comments.top and _ends_with_empty_line(above):
        comments.top.append("")
    comments.top.append(comment)


def _behind(comments: Comments, location: Location, comment: str) -> None:
    if not location:
        comments.end.append(comment)
    elif location in comments.behind:
        comments.before.setdefault(location, []).append(comment)
    else:
        comments.behind[location] = comment


def _outside(location: Location, start: int, tree: MarkedTree) -> Location:
    """Climb out of brackets that are closed before the comment: it belongs to the whole of them."""
    for depth in range(len(location)):
        node = tree.node_of(location[:depth])
        if node is not None and node.flow_end is not None and node.flow_end <= start:
            return location[:depth]
    return location


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _ends_with_empty_line(above: str) -> bool:
    lines = above.split("\n")
    return len(lines) > 1 and not lines[-2].strip()


def _empty_line_above(text: str, start: int, begun: set[int]) -> bool:
    """Say whether an empty line stands above an entry, or above the comments, which begin at `begun`, that belong to it."""
    end = _line_start(text, start)
    if text[end:start].strip(" \t-"):
        return False
    while end > 0:
        above = _line_start(text, end - 1)
        line = text[above:end].strip()
        if not line.startswith("#") or text.index("#", above) not in begun:  # a text of several lines may hold one, too
            return not line
        end = above
    return False
