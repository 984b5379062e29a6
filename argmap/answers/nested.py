"""Lines at depths, as indented text, as a nested list in HTML, and in Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.answers.notebook_markup import list_style, sentences_in_html, words_in_html
from argmap.answers.room import room
from argmap.basics.text import markdown_text, one_line, short_names

_INDENT = "  "
_DEEPEST = 16
"""Deeper levels are told by a number: a chain of thousands of claims must not be indented thousandfold."""
_LEAST_ROOM = 40


@dataclass(frozen=True)
class Item:
    """A heading at a depth, and the sentences below it."""

    depth: int
    head: str
    sentences: tuple[str, ...] = ()


def as_text(items: Sequence[Item]) -> str:
    """Write the items indented, in lines that fit.

    >>> print(as_text([Item(0, "close 0.70", ("Starts at 0.50.",)), Item(1, "vans 0.40")]))
    close 0.70
      Starts at 0.50.
      - vans 0.40
    """
    return "\n".join(line for item in items for line in _lines(item))


def _lines(item: Item) -> Iterator[str]:
    depth = min(item.depth, _DEEPEST)
    mark = "" if not item.depth else "- " if item.depth <= _DEEPEST else f"- (level {item.depth}) "
    start = _INDENT * depth
    inner = start + _INDENT
    yield from _wrapped(mark + item.head, start, inner + _INDENT)
    for sentence in item.sentences:
        yield from _wrapped(sentence, inner, inner)


def _wrapped(words: str, first: str, rest: str) -> list[str]:
    columns = max(room().of_sentences, len(rest) + _LEAST_ROOM)
    return textwrap.wrap(
        short_names(one_line(words)),
        columns,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
        break_long_words=False,
    )


def as_html(items: Sequence[Item], notes: Sequence[str]) -> str:
    """Write the items as a nested list and the notes as paragraphs; nothing in them is markup.

    >>> '<li>&lt;b&gt;<ul' in as_html([Item(0, "<b>"), Item(1, "vans")], ["A note."])
    True
    """
    written: list[str] = []
    at = -1
    for item in items:
        deeper = min(item.depth, _DEEPEST)
        written += [f'<ul style="{list_style(deeper)}">'] if deeper > at else [*["</li></ul>"] * (at - deeper), "</li>"]
        at = deeper
        written.append(f"<li>{'<br>'.join(words_in_html(line) for line in (item.head, *item.sentences))}")
    written += ["</li></ul>"] * (at + 1)
    return "".join([*written, sentences_in_html(notes)])


def as_markdown(items: Sequence[Item], notes: Sequence[str]) -> str:
    """Write the items as a nested list and the notes as paragraphs; no letter of them is markup.

    >>> print(as_markdown([Item(0, "close *now*"), Item(1, "vans", ("Held.",))], ["A note."]))
    * close \\*now\\*
      * vans  Held.
    <BLANKLINE>
    A note.
    """
    listed = [
        f"{_INDENT * min(item.depth, _DEEPEST)}* {'  '.join(markdown_text(one_line(line)) for line in (item.head, *item.sentences))}"
        for item in items
    ]
    return "\n\n".join(["\n".join(listed), *(markdown_text(one_line(note)) for note in notes)])
