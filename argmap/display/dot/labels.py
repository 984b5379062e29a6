"""Small pieces of HTML-like labels: tables without lines, blocks and bars."""

from __future__ import annotations

_BARE = 'BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'


def table(*rows: str, more: str = "") -> str:
    """Return a table without borders or gaps.

    >>> table("<TR><TD></TD></TR>")
    '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR><TD></TD></TR></TABLE>'
    """
    return f"<TABLE {_BARE}{more}>{''.join(rows)}</TABLE>"


def block(width: int, height: int, colour: str = "") -> str:
    """Return a cell of fixed size, filled or empty.

    >>> block(4, 2)
    '<TD FIXEDSIZE="TRUE" WIDTH="4" HEIGHT="2"></TD>'
    """
    fill = f' BGCOLOR="{colour}"' if colour else ""
    return f'<TD FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}"{fill}></TD>'


def mark(label: str, *, fill: str, size: int = 10) -> str:
    """Return the mark of a label: a full square is in, an empty one out, one that is half full undecided.

    >>> mark("in", fill="#000000") != mark("out", fill="#000000") != mark("undecided", fill="#000000")
    True
    """
    inner = size - 2
    filled = {"in": inner, "out": 0}.get(label, inner // 2)
    cells = "".join(block(wide, inner, colour) for wide, colour in ((filled, fill), (inner - filled, "")) if wide)
    return (
        f'<TABLE BORDER="1" COLOR="{fill}" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" FIXEDSIZE="TRUE" '
        f'WIDTH="{size}" HEIGHT="{size}"><TR>{cells}</TR></TABLE>'
    )


def font(text: str, *, size: float, colour: str, bold: bool = False) -> str:
    """Return marked-up text in one size and colour.

    >>> font("a", size=9, colour="#5b6875")
    '<FONT POINT-SIZE="9" COLOR="#5b6875">a</FONT>'
    """
    inner = f"<B>{text}</B>" if bold else text
    return f'<FONT POINT-SIZE="{size:g}" COLOR="{colour}">{inner}</FONT>'


def bar(
    score: float, high: float, base: float, width: int, *, height: int,
    fill: str, may: str, track: str, gap: str, tick: str,
) -> str:  # fmt: skip
    """Return a bar filled as far as the score, lightly as far as it may go, with a tick where the base score was.

    The tick is a gap in the fill where the score is at or past the base, and a mark on the track where it fell short.
    """
    filled, most = (min(max(round(width * end), 0), width) for end in (score, high))
    mark = min(max(round(width * base) - 1, 0), width - 2)
    parts = [(0, filled, fill), (filled, most, may), (most, width, track)]
    if abs(filled - (mark + 1)) > 1:
        ticked = mark, mark + 2, gap if mark < filled else tick
        before = [(start, min(end, mark), colour) for start, end, colour in parts]
        parts = [*before, ticked, *((max(start, mark + 2), end, colour) for start, end, colour in parts)]
    drawn = "".join(block(end - start, height, colour) for start, end, colour in parts if end > start)
    # Of a fixed size: on a card that letters of other fonts made wider, a bar must not come apart.
    return table(f"<TR>{drawn}</TR>", more=f' FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}" ALIGN="LEFT"')


def between(one: str, other: str) -> str:
    """Return the colour halfway between two; of colours that are no six digits, the second.

    >>> between("#3b4a5a", "#e1e6eb"), between("#3b4a5a", "silver")
    ('#8e98a2', 'silver')
    """
    try:
        pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    except ValueError:
        return other
    return "#" + "".join(f"{(mine + yours) // 2:02x}" for mine, yours in pairs)
