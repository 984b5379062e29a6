"""`.tgf`, the trivial graph format: a name a line, `#`, and pairs of names."""

from __future__ import annotations

import re

from argmap.formats.features import features
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.frameworks.attack_graph import AttackGraph, attacks_of
from argmap.formats.gathered import Gathered, foreign_names
from argmap.formats.glimpse import Glimpse
from argmap.model.document import Document
from argmap.model.ids import RelationType

_SIGNS: dict[str, RelationType] = {
    **dict.fromkeys(("-", "att", "attack", "attacks"), "rebuttal"),
    **dict.fromkeys(("+", "sup", "support", "supports"), "support"),
}
_PAIR = 2


class TgfFile:
    """Reads and writes attack graphs by name; a text may stand behind the name of an argument.

    >>> list(TgfFile().read("a\\nb It rains.\\n#\\na b\\n").document.claims.values())[1].text
    'It rains.'
    """

    name = "tgf"
    title = "an attack graph in .tgf"
    suffixes: tuple[str, ...] = (".tgf",)
    writes = True
    says = features("claim.id relation.rebuttal")

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Tell it by the line that parts arguments from attacks."""
        lines = [line.strip() for line in glimpse.lines]
        if lines.count("#") != 1:
            return Likeness.NO
        pairs = [line.split() for line in lines[lines.index("#") + 1 :]]
        fits = all(_PAIR <= len(pair) <= _PAIR + 1 for pair in pairs)
        return Likeness.NO if not fits else Likeness.LIKELY if glimpse.suffix == ".tgf" else Likeness.POSSIBLE

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read an attack graph."""
        gathered = Gathered(source, limit=limit)
        graph, edges = AttackGraph(gathered), False
        for at, raw in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), 1):
            words = raw.split()
            if words == ["#"] and not edges:
                edges = True
            elif words and not edges:
                graph.argument(words[0], raw.strip()[len(words[0]) :].strip() or None, line=at)
            elif len(words) == 1:
                gathered.bad("this is no attack", line=at, hint="An attack is two names.")
            elif words:
                sign = " ".join(words[_PAIR:]).lower()
                if sign and sign not in _SIGNS:
                    gathered.note("what stands behind an attack is not kept", line=at)
                graph.step(_SIGNS.get(sign, "rebuttal"), [words[0]], words[1], line=at)
        if not edges:
            gathered.note("the line # is missing: there are arguments and no attacks", line=1)
        return gathered.result()

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write an attack graph, each argument under the name that it had in such a file, or under its id."""
        names = foreign_names(document.claims.values())
        names = {key: name if name.split() == [name] != ["#"] else key for key, name in names.items()}
        document, attacks, losses = attacks_of(document, self, unsupported)
        lines = []
        for key, one in document.claims.items():
            text = " ".join(one.text.split())
            if text != one.text:
                losses.lost("line breaks and blanks", key)
            lines.append(names[key] if text == names[key] else f"{names[key]} {text}")
        losses.settle()
        return "\n".join([*lines, "#", *(f"{names[one.premises[0]]} {names[one.target]}" for one in attacks)]) + "\n"
