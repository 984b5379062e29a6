"""The line between premises and a conclusion: dashes, with the names of rules and with data where it has some."""

from __future__ import annotations

import re

from argmap.formats.argdown.scan.argdown_data import read_data
from argmap.formats.argdown.scan.argdown_lines import BLANK_REST, BREAKS, NUMBER_LINE, ONE_BREAK
from argmap.formats.argdown.scan.element_draft import Draft
from argmap.formats.argdown.scan.inline_text import InlineReader

_PIECE = re.compile(r"(?P<end>-{2,})|(?P<rule>[^\r\n{},\\/<.:-]+)|\\(?P<escaped>[^\r\n] *)|(?P<sign>[^\r\n])")
_CLOSED = 4
"""Two dashes begin an inference and two end it: so many in a row are one without rules."""


def read_inference(inline: InlineReader, draft: Draft, at: int) -> int:
    """Read an inference that begins with dashes, up to the end of its last line."""
    source, text = inline.source, inline.text
    end = at
    while text.startswith("-", end):
        end += 1
    if BLANK_REST.match(text, end):
        if end - at >= _CLOSED:
            return end
        below = ONE_BREAK.match(text, end)
        if below is None or NUMBER_LINE.match(text, below.end()):
            source.warn(at, "the line between premises and conclusion has too few dashes", "Write four.")
            return end
    if end - at == _CLOSED - 1:
        source.warn(at, "an inference begins with three dashes", "Write two: Argdown's own tools stop here.")
    if end - at >= _CLOSED:
        source.warn(end, "text stands behind the dashes of an inference", "It is read as the name of the rule.")
    return _rules(inline, draft, end, at)


def _rules(inline: InlineReader, draft: Draft, at: int, start: int) -> int:
    """Read names of rules and data up to the dashes that end the inference."""
    source, text, size = inline.source, inline.text, len(inline.text)
    rules = [""]
    closed = False
    while at < size:
        breaks = BREAKS.match(text, at)
        if breaks:
            one = ONE_BREAK.match(text, at)
            if closed or NUMBER_LINE.match(text, breaks.end()) or (one and breaks.end() > one.end()):
                break
            rules[-1] += " "
            at = breaks.end()
            continue
        closed_here, at = _piece(inline, draft, at, rules)
        closed = closed or closed_here
    if not closed:
        source.warn(start, "an inference is not closed", "Write two dashes below the rule.")
    draft.rules = [" ".join(rule.split()) for rule in rules]
    draft.end = at
    return at


def _piece(inline: InlineReader, draft: Draft, at: int, rules: list[str]) -> tuple[bool, int]:
    """Read one piece; say whether it ends the inference, and where it ends."""
    source, text = inline.source, inline.text
    end = inline.comment_end(at)
    if end >= 0:
        inline.take_comment(at, end)
        return False, end
    if text[at] == "{" and (close := source.brace_end(at)) >= 0:
        data = read_data(source, at, close)
        draft.data = {**(draft.data or {}), **(data or {})} or None
        return False, close + 1
    piece = _PIECE.match(text, at)
    if piece is None or piece["sign"] == ",":
        rules.append("")
        return False, at + 1
    if piece["end"]:
        return True, piece.end()
    rules[-1] += piece["rule"] or piece["escaped"] or piece["sign"]
    return False, piece.end()
