"""`.bag`, quantitative bipolar frameworks: `arg(a, 0.5).` `att(a, b).` `sup(a, b).`"""

from __future__ import annotations

import re

from argmap.formats.features import features
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.frameworks.attack_graph import AttackGraph, once_each
from argmap.formats.frameworks.facts import Fact, facts, told_apart
from argmap.formats.gathered import Gathered
from argmap.formats.glimpse import Glimpse
from argmap.formats.losses import Losses, kept
from argmap.model.document import Document
from argmap.model.ids import RelationType

_STEPS: dict[str, RelationType] = {"att": "rebuttal", "sup": "support"}
_FITS = re.compile(r'[^\s(),"%]+')
_NUMBER = re.compile(r"[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?|[0-9]+\.")
_LOOKS = re.compile(r"\s*arg\s*\([^(),]+,[^(),]+\)\s*\.?")
_PAIR = 2


class BagFile:
    """Reads and writes bipolar frameworks with base scores.

    >>> BagFile().read("arg(a, 0.7)\\narg(b, 0.1)\\nsup(a, b)").document.claims["a"].prior
    0.7
    """

    name = "bag"
    title = "a bipolar framework in .bag"
    suffixes: tuple[str, ...] = (".bag",)
    writes = True
    says = features("claim.prior relation.rebuttal")

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Tell it by arguments with base scores."""
        lines = [line for line in glimpse.lines if not line.lstrip().startswith("%")]
        return Likeness.LIKELY if lines and _LOOKS.match(lines[0]) else Likeness.NO

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read a framework; blanks within a name do not count."""
        gathered = Gathered(source, limit=limit)
        graph, steps = AttackGraph(gathered), list[Fact]()
        for fact in facts(text.removeprefix("\ufeff"), gathered):
            names = ["".join(one.split()) for one in fact.arguments]
            if fact.name == "arg" and len(names) == 1:
                gathered.note("an argument has no base score", line=fact.line)
                graph.argument(names[0], line=fact.line)
            elif fact.name == "arg" and len(names) == _PAIR:
                base = float(names[1]) if _NUMBER.fullmatch(names[1]) else -1.0
                if 0 <= base <= 1:
                    graph.argument(names[0], line=fact.line, prior=base)
                else:
                    gathered.bad(f"the base score of {names[0]} is no number from 0 to 1", line=fact.line)
            elif fact.name in _STEPS and len(names) == _PAIR:
                steps.append(fact._replace(arguments=tuple(names)))
            elif fact.name in {"arg", *_STEPS}:
                gathered.bad(f"{fact.name} cannot have {len(names)} arguments", line=fact.line)
            else:
                gathered.note(f"{fact.name} is not read", line=fact.line)
        for fact in steps:
            graph.step(_STEPS[fact.name], [fact.arguments[0]], fact.arguments[1], line=fact.line)
        return gathered.result()

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write a framework; a claim without a prior has the map's."""
        document, losses = kept(document, self, unsupported), Losses(self, unsupported)
        names, lost = told_apart(((one.id, one.text) for one in document.claims.values()), _FITS)
        if lost:
            losses.lost("texts of more than a word, or that others have too", *lost)
        steps = once_each(document.relations.values(), losses)
        losses.settle()
        lines = [f"arg({name}, {document.prior_of(key)!r})." for key, name in names.items()]
        for one in steps:
            verb = "sup" if one.type == "support" else "att"
            lines.append(f"{verb}({names[one.premises[0]]}, {names[one.target]}).")
        return "\n".join(lines) + "\n"
