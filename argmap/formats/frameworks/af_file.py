"""`.af`, the attack graphs of the competitions of solvers since 2023: numbers, and pairs of them."""

from __future__ import annotations

import re

from argmap.formats.features import features
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.frameworks.attack_graph import AttackGraph, attacks_of
from argmap.formats.gathered import Gathered
from argmap.formats.glimpse import Glimpse
from argmap.model.document import Document

_HEAD = re.compile(r"p\s+af\s+(?P<number>[0-9]{1,12})")
_PAIR = re.compile(r"(?P<from>[0-9]{1,12})\s+(?P<to>[0-9]{1,12})")

_MOST_BARE, _MOST_EACH = 10_000, 10
"""A few digits in the head can ask for all the memory there is: more arguments than this want an attack, or a name, for ten of them."""


class AfFile:
    """Reads and writes attack graphs by number; `# name` lines behind the head are the names of the arguments.

    >>> list(AfFile().read("p af 2\\n1 2\\n").document.relations)
    ['_1.rebuts._2']
    """

    name = "af"
    title = "an attack graph in .af"
    suffixes: tuple[str, ...] = (".af",)
    writes = True
    says = features("relation.rebuttal")

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Tell it by its head."""
        lines = [line for line in glimpse.lines if not line.startswith("#")]
        return Likeness.CERTAIN if lines and _HEAD.fullmatch(lines[0]) else Likeness.NO

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read an attack graph."""
        gathered = Gathered(source, limit=limit)
        lines = _Lines(text.removeprefix("\ufeff"), gathered)
        if lines.number is None:
            gathered.bad("the head is missing", line=1, hint="The file begins with p af and a number.")
        elif limit is not None and lines.number > limit:
            hint = "limit=None reads them all the same."
            gathered.bad(f"there are more than {limit:,} arguments", line=1, hint=hint)
        elif (
            limit is not None
            and lines.number > _MOST_BARE
            and lines.number > _MOST_EACH * (len(lines.pairs) + len(lines.names))
        ):
            hint = "If that is meant, limit=None reads it all the same."
            gathered.bad(f"there are {lines.number:,} arguments and hardly any attacks", line=1, hint=hint)
        else:
            _fill(AttackGraph(gathered), lines, lines.number)
        return gathered.result()

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write an attack graph; the texts of the claims go into comments."""
        document, attacks, losses = attacks_of(document, self, unsupported)
        number = {key: str(at) for at, key in enumerate(document.claims, 1)}
        texts = {key: " ".join(one.text.split()) for key, one in document.claims.items()}
        folded = [key for key, text in texts.items() if text != document.claims[key].text]
        if folded:
            losses.lost("line breaks and blanks", *folded)
        losses.settle()
        named = [] if texts == number else [f"# {text}" for text in texts.values()]
        pairs = [f"{number[one.premises[0]]} {number[one.target]}" for one in attacks]
        return "\n".join([f"p af {len(number)}", *named, *pairs]) + "\n"


class _Lines:
    """The head, the names and the attacks of a text."""

    def __init__(self, text: str, gathered: Gathered) -> None:
        self.number: int | None = None
        self.names: list[str] = []
        self.pairs: list[tuple[int, int, int]] = []
        """The line of each attack, and the numbers of both ends."""
        for at, raw in enumerate(re.split(r"\r\n|\r|\n", text), 1):
            line = raw.strip()
            if line.startswith("#"):
                self.names += [line[1:].strip()] if self.number is not None and not self.pairs else []
            elif self.number is None and line:
                head = _HEAD.fullmatch(line)
                if head is None:
                    return
                self.number = int(head["number"])
            elif line:
                pair = _PAIR.fullmatch(line)
                if pair is None:
                    gathered.bad("this is no attack", line=at, hint="An attack is two numbers.")
                else:
                    self.pairs.append((at, int(pair["from"]), int(pair["to"])))


def _fill(graph: AttackGraph, lines: _Lines, number: int) -> None:
    named = len(lines.names) == number and all(lines.names)
    if lines.names and not named:
        graph.gathered.note(
            "there are comments behind the head, and not one for each argument: they are no names", line=2
        )
    plain = named and len(set(lines.names)) == number
    called = lines.names if plain else [str(at) for at in range(1, number + 1)]
    for at, name in enumerate(called):
        graph.argument(name, lines.names[at] if named else None, line=1)
    for at, start, end in lines.pairs:
        if min(start, end) >= 1 and max(start, end) <= number:
            graph.step("rebuttal", [called[start - 1]], called[end - 1], line=at)
        else:
            graph.gathered.bad(f"there are arguments 1 to {number} only", line=at)
