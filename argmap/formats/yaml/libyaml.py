"""The events of libyaml, which reads YAML many times as fast as the parser that knows YAML 1.2 and tells what is wrong."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from typing import Any

_NOT_AGREED = re.compile("[\t\ufeff\x85\u2028\u2029]|^%", re.MULTILINE)
"""What libyaml takes in another way than YAML 1.2: tabs, marks and line breaks within a text, and the name of a version."""


class NotPlainError(Exception):
    """A text has what the careful parser has to look at: something is wrong with it, or the two would not agree on it."""


def libyaml_events(text: str) -> Iterator[Any]:
    """Yield the events of a text; raises `NotPlainError` before or in the course of it.

    >>> [type(event).__name__ for event in libyaml_events("[1]")][2:5]
    ['SequenceStartEvent', 'ScalarEvent', 'SequenceEndEvent']
    """
    with _plain(text) as loader:
        while (event := loader.get_event()) is not None:  # `yaml.parse` asks twice for each
            yield event


def libyaml_nodes(text: str) -> Any:
    """Return the root of a text as libyaml composes it: nodes with their marks, and no tags. Raises as `libyaml_events` does.

    >>> libyaml_nodes("[1, yes]").value[1].start_mark.column
    4
    """
    with _plain(text) as loader:
        for method in (
            "descend_resolver",
            "ascend_resolver",
            "resolve",
        ):  # a tag is worked out for each node, at some cost
            setattr(loader, method, _no_tag)
        return loader.get_single_node()


def _no_tag(*_: object) -> str:
    return ""


@contextlib.contextmanager
def _plain(text: str) -> Iterator[Any]:
    """Open a text that the two parsers agree on."""
    try:
        from yaml import CLoader, YAMLError  # noqa: PLC0415 - only files need it
    except ImportError:  # a PyYAML that was built without libyaml
        raise NotPlainError from None
    if _NOT_AGREED.search(text):
        raise NotPlainError
    try:
        loader = CLoader(text)
        try:
            yield loader
        finally:
            loader.dispose()
    except (YAMLError, ValueError, OverflowError) as error:
        raise NotPlainError from error
