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


def bar(score: float, base: float, width: int, *, height: int, fill: str, track: str, gap: str, tick: str) -> str:
    """Return a bar filled as far as the score, with a tick where the base score was.

    The tick is a gap in the fill where the score is at or past the base, and a mark on the track where it fell short.
    """
    filled = min(max(round(width * score), 0), width)
    mark = min(max(round(width * base) - 1, 0), width - 2)
    if abs(filled - (mark + 1)) <= 1:
        cells = [(filled, fill), (width - filled, track)]
    elif mark < filled:
        after = max(filled - mark - 2, 0)
        cells = [(mark, fill), (2, gap), (after, fill), (width - mark - 2 - after, track)]
    else:
        cells = [(filled, fill), (mark - filled, track), (2, tick), (width - mark - 2, track)]
    drawn = "".join(block(size, height, colour) for size, colour in cells if size > 0)
    # Of a fixed size: on a card that letters of other fonts made wider, a bar must not come apart.
    return table(f"<TR>{drawn}</TR>", more=f' FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}" ALIGN="LEFT"')
