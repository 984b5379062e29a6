"""Sentences and tables as HTML that a notebook shows alike whether it trusts it or not.

Where a notebook is not trusted, style sheets, classes' rules and scripts are gone, and of a style only plain properties
are left: each cell says by itself where it stands. Colours are those of the notebook, light or dark.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from argmap.basics.text import NAME, one_line, short_name

_SENTENCE = "margin:0 0 6px;max-width:900px"
_TABLE = "margin:4px 0 8px;border-collapse:collapse"
_CELL = "padding:4px 10px;vertical-align:top"
_SENTENCES = "min-width:160px"
"""Columns of sentences are not squeezed by those beside them."""
_LONG = 40
"""More letters than these in a cell are a sentence."""
_SHORT_WORD = 24
"""Longer words may be broken: after a mark within, or where there is none after so many letters."""
_LONG_WORD = re.compile(rf"\S{{{_SHORT_WORD + 1},}}")
_BREAKS = re.compile(rf"[^_.\-/>,]{{{_SHORT_WORD}}}|[_.\-/>,]+")
_BREAK = "\x00"
"""Stands for a place where a line may break until the text is escaped; no line of ours holds it."""


def sentences_in_html(sentences: Iterable[str]) -> str:
    """Write each sentence as a paragraph; nothing in it is markup.

    >>> sentences_in_html(["<b>"])
    '<p style="margin:0 0 6px;max-width:900px">&lt;b&gt;</p>'
    """
    return "".join(f'<p style="{_SENTENCE}">{words_in_html(line)}</p>' for line in sentences)


def words_in_html(text: str) -> str:
    """Write a text on one line: long ids are shortened, and said in full where one points at them.

    >>> words_in_html("rain & an_id_that_is_made_of_many_words")
    'rain &amp; an_<wbr>id_<wbr>that_<wbr>is_<wbr>made_<wbr>of_<wbr>many_<wbr>words'
    """
    written, end = [], 0
    line = one_line(text)
    for found in NAME.finditer(line):
        short = f'<span title="{html.escape(found[0])}">{_breakable(short_name(found[0]))}</span>'
        written += [_breakable(line[end : found.start()]), short]
        end = found.end()
    return "".join([*written, _breakable(line[end:])])


def _breakable(line: str) -> str:
    """Escape a text, and let its long words be broken."""
    marked = _LONG_WORD.sub(lambda word: _BREAKS.sub(rf"\g<0>{_BREAK}", word[0]), line)
    return html.escape(marked).replace(_BREAK, "<wbr>")


def list_style(depth: int) -> str:
    """Return the style of a list at a depth: with bullets, also where a page has none of its own.

    >>> list_style(0)
    'list-style-type:disc;margin:0 0 6px;padding:0 0 0 20px'
    """
    bullet = ("disc", "circle", "square")[min(depth, 2)]
    return f"list-style-type:{bullet};margin:0 0 6px;padding:0 0 0 20px"


def table_in_html(heads: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool], title: str = "") -> str:
    """Write a table: words at the left, numbers at the right, as `numeric` says for each column.

    >>> '<td style="text-align:right;' in table_in_html(["id", "score"], [["rain", "0.70"]], [False, True])
    True
    """
    styles = [f"text-align:{'right' if number else 'left'};{_CELL}" for number in numeric]
    body = [style + _room(place, rows, number=numeric[place]) for place, style in enumerate(styles)]
    head = "".join(_cell("th", style, words) for style, words in zip(styles, heads, strict=True))
    lines = ["".join(_cell("td", style, words) for style, words in zip(body, row, strict=True)) for row in rows]
    caption = f'<caption style="text-align:left">{words_in_html(title)}</caption>' if title else ""
    written = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table style="{_TABLE}">{caption}<thead><tr>{head}</tr></thead><tbody>{written}</tbody></table>'


def _room(place: int, rows: Sequence[Sequence[str]], *, number: bool) -> str:
    """Say what a column may not be squeezed to."""
    if number:
        return ";white-space:nowrap"
    return f";{_SENTENCES}" if any(len(row[place]) > _LONG for row in rows) else ""


def _cell(tag: str, style: str, words: str) -> str:
    return f'<{tag} style="{style}">{words_in_html(words)}</{tag}>'
