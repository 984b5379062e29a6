"""`tidy`: give a map file its usual layout; comments stay with what they stand at."""

from __future__ import annotations

from argmap.errors import FormatError, Problem
from argmap.formats.yaml.comments import comments_of
from argmap.formats.yaml.emit import emit
from argmap.formats.yaml.format import read_yaml

_ROUNDS = 3


def tidy(text: str, *, source: str = "<string>") -> str:
    """Lay a YAML map out anew: the same map and the same comments, keys in their usual order.

    A file with faults is refused with all of them. Tidying twice changes nothing more.

    >>> print(tidy("title: Umbrella\\nargmap: 1\\nclaims: {rain: It rains} # so far"))
    argmap: 1
    title: Umbrella
    <BLANKLINE>
    claims:  # so far
      rain: It rains
    <BLANKLINE>
    """
    # YAML takes every sort of line end for the same.
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    result, tree = read_yaml(text, source=source)
    new = emit(tree.value, comments_of(text, tree))
    for _ in range(_ROUNDS):
        again, tree = read_yaml(new, source=source)
        newer = emit(tree.value, comments_of(new, tree))
        if again.document != result.document:
            break
        if newer == new:
            return new
        new = newer
    raise FormatError(Problem("the file cannot be laid out anew without changing it", file=source))
