"""The text of one line of Argdown: emphasis, links, tags, mentions, shortcodes, escapes, comments and data."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from argmap.formats.argdown.argdown_parts import Comment
from argmap.formats.argdown.scan.argdown_data import read_data
from argmap.formats.argdown.scan.argdown_lines import blanks_end
from argmap.formats.argdown.scan.argdown_source import Source
from argmap.formats.argdown.scan.element_draft import Draft

_FREE = re.compile(r"[^\\@#*_\[\],.:;</>\-\r\n(){}]+")
_SPECIAL = re.compile(r"(?:\.[^\s]+?\.|:[^\s]+?:)[ \t]?")
_TAG = re.compile(r"#([a-zA-z0-9\-\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]+)[ \t]?")
_ESCAPE = re.compile(r"\\([^\r\n] *)")
_AFTER_END = re.compile(r"[ \t]|(?=[\n\r)}_.,!?;:*-])|$")
_REST = re.compile(r"[ \t]*(?=[\r\n]|$|//|/\*|<!--)")
_PAIR = re.compile(r"""(?:\s*"(?:[^"\\]|\\.)*"|\s*'(?:[^']|'')*'|[^:]*[\w"'])\s*:(\s|$)""", re.DOTALL)
"""A key of data; one in quotes may hold a colon."""
_BREAK = re.compile(r"\r\n|\r|\n")

_FIRST_KEY = 1000
"""So many characters are looked through for the first key of data."""

Read = Callable[[Draft, int], int]


class InlineReader:
    """Reads what stands in a line into a draft, sign by sign, in the order in which Argdown tries its signs."""

    def __init__(self, source: Source, shortcodes: Mapping[str, str]) -> None:
        self.source = source
        self.text = source.text
        self.shortcodes = shortcodes
        self.keep_tags = True
        self.comments: list[Comment] = []
        self.tags: dict[str, None] = {}
        self.mentions: list[tuple[str, str, int]] = []
        """What is mentioned: `[` or `<`, the title, and where."""
        self._signs: dict[str, Read] = {
            "\\": self._escape, ".": self._special, ":": self._special, "*": self._emphasis, "_": self._emphasis,
            "[": self._bracket, "<": self._angle, "#": self._tag, "@": self._mention, "/": self._slash, "{": self._brace,
        }  # fmt: skip

    def line(self, draft: Draft, at: int) -> int:
        """Read up to the end of the line into a draft, and return where that is."""
        text, size = self.text, len(self.text)
        at = blanks_end(text, at)
        while at < size:
            sign = text[at]
            if sign in "\r\n":
                break
            read = self._signs.get(sign)
            if read is not None:
                at = read(draft, at)
            elif free := _FREE.match(text, at):
                draft.add(free[0])
                at = free.end()
            else:
                at = self._letter(draft, at)
            if at < size and text[at] in " \t":
                at = blanks_end(text, at)
        draft.end = at
        return at

    def comment_end(self, at: int) -> int:
        """Return where a comment ends that begins here, -1 where none does."""
        text = self.text
        if text.startswith("//", at):
            end = self.source.line_end(at)
            return end if end < len(self.text) else self._unfinished(at)
        for opens, closes in (("/*", "*/"), ("<!--", "-->")):
            if text.startswith(opens, at):
                end = self.source.find(closes, at + len(opens))
                return end + len(closes) if end >= 0 else -1
        return -1

    def take_comment(self, at: int, end: int) -> None:
        """Keep a comment, without its signs."""
        text = self.text[at:end]
        inner = text[2:] if text[1] == "/" else text[2:-2] if text[1] == "*" else text[4:-3]
        self.comments.append(Comment(inner.strip(), self.source.mark(at)))

    def _unfinished(self, at: int) -> int:
        """Take two slashes in the last line for text, as Argdown does: for an address that is what they should be."""
        if self.text[at - 1 : at] != ":":
            self.source.warn(at, "a comment in the last line is read as text", "End the line: Argdown asks for it.")
        return -1

    def _letter(self, draft: Draft, at: int) -> int:
        """Take a sign for a letter, with one blank behind it."""
        end = at + 2 if self.text[at + 1 : at + 2] in {" ", "\t"} else at + 1
        draft.add(self.text[at:end])
        return end

    def _escape(self, draft: Draft, at: int) -> int:
        escape = _ESCAPE.match(self.text, at)
        if escape is None:
            return self._letter(draft, at)
        draft.add(escape[1])
        return escape.end()

    def _special(self, draft: Draft, at: int) -> int:
        special = _SPECIAL.match(self.text, at)
        if special is None:
            return self._letter(draft, at)
        symbol = self.shortcodes.get(special[0].strip())
        if symbol is None:
            draft.add(special[0])
        else:
            if self.text[at - 1 : at].isalnum() and special[0].strip()[1:-1].isalpha():
                message = f"{special[0].strip()!r} is read as the shortcode of {symbol}"
                self.source.warn(at, message, "If it is none, write a backslash before its first sign.")
            draft.add_range("special-char", symbol)
            draft.add(" " if special[0].endswith(" ") else "")
        return special.end()

    def _emphasis(self, draft: Draft, at: int) -> int:
        sign = self.text[at]
        signs = [sign * 2, sign] if self.text.startswith(sign * 2, at) else [sign]
        inner = draft.emphasised()
        if inner in signs and self.text[at - 1] not in " \t":
            after = _AFTER_END.match(self.text, at + len(inner or ""))
            if after:
                return self._end_emphasis(draft, after)
        for opened in signs:
            end = at + len(opened)
            if end < len(self.text) and not self.text[end].isspace():
                draft.open_emphasis(opened, at)
                return end
        return self._letter(draft, at)

    def _end_emphasis(self, draft: Draft, after: re.Match[str]) -> int:
        begun = draft.close_emphasis()
        if begun and self.text[begun - 1].isalnum():
            sign = self.text[begun]
            message = f"a {sign} in a word begins emphasis and is not part of the text"
            self.source.warn(begun, message, f"If it belongs to the word, write \\{sign}.")
        draft.add(" " if after[0] == " " else "")
        return after.end()

    def _bracket(self, draft: Draft, at: int) -> int:
        """Read a link; other brackets in a text are text, which Argdown's own tools refuse."""
        close = self.source.find("]", at + 1)
        if close > at + 1 and self.text.startswith("](", close):
            end = self.source.find(")", close + 2)
            if end > close + 2:
                draft.add_range("link", _joined(self.text[at + 1 : close]), self.text[close + 2 : end])
                draft.add(" " if self.text[end + 1 : end + 2] == " " else "")
                return end + 2 if self.text[end + 1 : end + 2] in {" ", "\t"} else end + 1
        return self._title_in_text(draft, at, "]")

    def _angle(self, draft: Draft, at: int) -> int:
        end = self.comment_end(at)
        if end >= 0:
            return self._comment(at, end)
        return self._title_in_text(draft, at, ">")

    def _title_in_text(self, draft: Draft, at: int, closes: str) -> int:
        if self.text[at + 1 : at + 2] not in {"-", ""} and self.source.in_line(closes, at + 2) >= 0:
            sign = self.text[at]
            message = f"a {sign} in a text is read as text"
            hint = f"Argdown's own tools take it for a title and stop: write \\{sign}, or @{sign} to mention something."
            self.source.warn(at, message, hint)
        return self._letter(draft, at)

    def _slash(self, draft: Draft, at: int) -> int:
        end = self.comment_end(at)
        return self._letter(draft, at) if end < 0 else self._comment(at, end)

    def _comment(self, at: int, end: int) -> int:
        if self.text[at - 1 : at] == ":" and self.text.startswith("//", at):
            message = f"a comment begins in the middle of an address: {self.text[at:end][:60]!r} is no part of the text"
            self.source.warn(at, message, "Write the address in brackets, [words](address), or as data, {url: ...}.")
        self.take_comment(at, end)
        return end

    def _tag(self, draft: Draft, at: int) -> int:
        tag = _TAG.match(self.text, at)
        if tag is not None:
            name, end = tag[1], tag.end()
        elif self.text.startswith("#(", at) and (close := self.source.find(")", at + 3)) >= 0:
            name, end = self.text[at + 2 : close], close + 1
            end += self.text[end : end + 1] in {" ", "\t"}
        else:
            return self._letter(draft, at)
        draft.tags[name] = None
        self.tags[name] = None
        if self.keep_tags:
            draft.add_range("tag", self.text[at:end], name)
        return end

    def _mention(self, draft: Draft, at: int) -> int:
        opens = self.text[at + 1 : at + 2]
        closes = {"[": "]", "<": ">"}.get(opens)
        close = self.source.in_line(closes, at + 3) if closes else -1
        if close < 0:
            return self._letter(draft, at)
        end = close + 1 + (self.text[close + 1 : close + 2] in {" ", "\t"})
        title = self.text[at + 2 : close]
        draft.add_range("statement-mention" if opens == "[" else "argument-mention", self.text[at:end], title)
        self.mentions.append((opens, title, at))
        return end

    def _brace(self, draft: Draft, at: int) -> int:
        """Read data, where it is some: what looks like a set in a text is text."""
        end = self.source.brace_end(at)
        if end < 0:
            self.source.warn(at, "a { that opens data is never closed, and is read as text", "Write \\{.")
            return self._letter(draft, at)
        last = _REST.match(self.text, end + 1) is not None
        if not _PAIR.match(self.text, at + 1, min(end, at + _FIRST_KEY)) and self.text[at + 1 : end].strip():
            message = "braces without key: value are read as text"
            self.source.warn(at, message, "Argdown's own tools take them for data: write \\{ and \\}.")
            return self._letter(draft, at)
        if not last:
            self.source.warn(at, "text or a tag stands behind data", "Write data last.")
        data = read_data(self.source, at, end)
        if data is not None:
            draft.data = {**(draft.data or {}), **data}
        return end + 1


def _joined(text: str) -> str:
    return _BREAK.sub(" ", text)
