"""Titles that nobody defines and that differ from a known one by a letter: mistakes that Argdown never tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.formats.argdown.argdown_parts import Argument, Statement
from argmap.formats.argdown.scan.argdown_source import Source

_SHORTEST = 4
"""Shorter titles differ by a letter on purpose."""
_LONGEST = 80


def warn_unknown(
    statements: Mapping[str, Statement],
    arguments: Mapping[str, Argument],
    mentions: Iterable[tuple[str, str, int]],
    source: Source,
) -> None:
    """Warn of references and mentions that nothing defines; with the title that is likely meant."""
    for known, (opens, closes) in ((statements, "[]"), (arguments, "<>")):
        defined = {title for title, one in known.items() if _is_defined(one)}
        unknown = {title: one.members[0].mark.offset for title, one in known.items() if title not in defined}
        _warn_of_case(known, opens, closes, source)
        named = {title: at for sign, title, at in reversed(list(mentions)) if sign == opens and title not in known}
        meant = _near({**named, **unknown}, [*defined, *unknown])
        for title, at in unknown.items():
            if title in meant:
                message = (
                    f"{opens}{title}{closes} has no text, and {opens}{meant[title]}{closes} has nearly the same title"
                )
                source.warn(at, message, "Titles are told apart by every letter.")
        for title, at in named.items():
            hint = f"Did you mean {opens}{meant[title]}{closes}?" if title in meant else None
            source.warn(at, f"{opens}{title}{closes} is mentioned and is nowhere", hint)


def _warn_of_case(
    known: Mapping[str, Statement] | Mapping[str, Argument], opens: str, closes: str, source: Source
) -> None:
    """Warn of two titles, both with a text, that differ in capital letters alone."""
    first: dict[str, str] = {}
    for title, one in known.items():
        other = first.setdefault(title.casefold(), title) if _is_defined(one) else title
        if other != title:
            message = f"{opens}{title}{closes} and {opens}{other}{closes} differ in capital letters alone"
            source.warn(one.members[0].mark.offset, message, "They are two different titles.")


def _is_defined(one: Statement | Argument) -> bool:
    return any(not member.reference for member in one.members) or (isinstance(one, Argument) and bool(one.pcs))


def _near(wanted: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """Pair each wanted title with another known one that differs by one letter, or only in case.

    Both are compared by what is left when one letter goes, so that this takes as long as the titles are long.
    """
    looked_for = [title for title in wanted if _SHORTEST <= len(title) <= _LONGEST]
    if not looked_for:
        return {}
    left: dict[str, str] = {}
    for title in known:
        if _SHORTEST <= len(title) <= _LONGEST:
            for rest in _rests(title):
                left.setdefault(rest, title)
    found = {}
    for title in looked_for:
        for rest in _rests(title):
            other = left.get(rest)
            if other is not None and other != title and not _on_purpose(title, other):
                found[title] = other
                break
    return found


def _rests(title: str) -> list[str]:
    """Return a title in small letters, and what is left where one of them goes; digits differ on purpose."""
    low = title.casefold()
    return [low, *(low[:place] + low[place + 1 :] for place, letter in enumerate(low) if not letter.isdigit())]


def _on_purpose(title: str, other: str) -> bool:
    """Say whether two titles differ in a digit, or in a letter that is a word, as numbered ones do."""
    low, other_low = title.casefold(), other.casefold()
    if _odd_part(low, other_low).isdigit() or _odd_part(other_low, low).isdigit():
        return True
    apart = {*low.split()} ^ {*other_low.split()}
    return bool(apart) and all(len(word) == 1 for word in apart)


def _odd_part(title: str, other: str) -> str:
    """Return the letters of a title between what it begins and what it ends with as the other does."""
    start = 0
    while start < min(len(title), len(other)) and title[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(title), len(other)) - start and title[-1 - end] == other[-1 - end]:
        end += 1
    return title[start : len(title) - end]
