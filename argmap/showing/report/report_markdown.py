"""A report as Markdown; its picture is a file beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.basics.text import markdown_text, one_line
from argmap.showing.report.report_parts import Drawn, Item, Items, Part, Rows, Section, Words
from argmap.showing.report.web_links import web_address


def report_markdown(
    title: str, sections: Sequence[Section], *, page: str | None = None, picture: str | None = None
) -> str:
    """Return a report as Markdown with tables, in which no letter of a map is markup; `picture` names the SVG's file.

    >>> print(report_markdown("One", [Section("In short", (Words("*It* rains."),))]))
    # One
    <BLANKLINE>
    ## In short
    <BLANKLINE>
    \\*It\\* rains.
    <BLANKLINE>
    """
    blocks = [f"# {_text(title)}"]
    if page is not None:
        blocks.append(_linked(Item("The whole map, to read and to try other numbers", page)))
    for section in sections:
        told = [block for part in section.parts for block in _part(part, picture)]
        blocks += [f"## {_text(section.title)}", *told] if told else []
    return "\n\n".join(blocks) + "\n"


def _part(part: Part, picture: str | None) -> Iterator[str]:
    match part:
        case Words(text):
            yield _text(text)
        case Items(items):
            yield "\n".join(f"* {_linked(one)}" for one in items)
        case Drawn(_, caption):
            if picture is not None:
                yield f"![{_text(caption)}]({web_address(picture) or ''})"
        case Rows():
            rule = "|".join("---:" if at in part.numbers else "---" for at in range(len(part.heads)))
            head, *body = [f"| {' | '.join(map(_text, row))} |" for row in (part.heads, *part.rows)]
            yield "\n".join([head, f"|{rule}|", *body])


def _linked(item: Item) -> str:
    address = web_address(item.url)
    return _text(item.text) if address is None else f"[{_text(item.text)}](<{address}>)"


def _text(text: str) -> str:
    return markdown_text(one_line(text))
