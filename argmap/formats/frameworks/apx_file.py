"""`.apx`, the facts of ASPARTIX and of the competitions of solvers: `arg(a).` `att(a,b).`"""

from __future__ import annotations

import re

from argmap.formats.features import features
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.frameworks.attack_graph import AttackGraph, attacks_of
from argmap.formats.frameworks.facts import Fact, facts, is_simple, told_apart
from argmap.formats.gathered import Gathered
from argmap.formats.glimpse import Glimpse
from argmap.model.document import Document
from argmap.model.ids import RelationType

_STEPS: dict[str, RelationType] = {"att": "rebuttal", "support": "support", "supp": "support", "sup": "support"}
_FITS = re.compile(r'[^"\r\n]+')
_LOOKS = re.compile(r"\s*(?:arg|att)\s*\(")
_PAIR = 2


class ApxFile:
    """Reads and writes attack graphs as facts; `att(r, b). mem(r, a).` is an attack of several together.

    >>> list(ApxFile().read("arg(a). arg(b). att(a,b).").document.relations)
    ['a.rebuts.b']
    """

    name = "apx"
    title = "an attack graph in .apx"
    suffixes: tuple[str, ...] = (".apx", ".af", ".asp", ".lp")
    writes = True
    says = features("relation.rebuttal relation.linked")

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Tell it by its facts."""
        lines = [line for line in glimpse.lines if not line.lstrip().startswith(("%", "#"))]
        if not lines or _LOOKS.match(lines[0]) is None or any("sup(" in line.replace(" ", "") for line in lines):
            return Likeness.NO
        first = lines[0].split(")")[0]
        return Likeness.NO if "arg" in first and "," in first and '"' not in first else Likeness.LIKELY

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read an attack graph."""
        gathered = Gathered(source, limit=limit)
        graph, steps, members = AttackGraph(gathered), list[Fact](), dict[str, list[str]]()
        for fact in facts(text.removeprefix("\ufeff"), gathered):
            if fact.name == "arg" and len(fact.arguments) == 1:
                graph.argument(fact.arguments[0], line=fact.line)
            elif fact.name in _STEPS and len(fact.arguments) == _PAIR:
                steps.append(fact)
            elif fact.name == "mem" and len(fact.arguments) == _PAIR:
                members.setdefault(fact.arguments[0], []).append(fact.arguments[1])
            elif fact.name in {"arg", "mem", *_STEPS}:
                gathered.bad(f"{fact.name} cannot have {len(fact.arguments)} arguments", line=fact.line)
            else:
                gathered.note(f"{fact.name} is not read", line=fact.line)
        for fact in steps:
            start, end = fact.arguments
            graph.step(_STEPS[fact.name], members.get(start, [start]), end, line=fact.line)
        return gathered.result()

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write an attack graph; names that are more than a word stand in quotes."""
        document, attacks, losses = attacks_of(document, self, unsupported)
        names, lost = told_apart(((one.id, one.text) for one in document.claims.values()), _FITS)
        if lost:
            losses.lost("texts that others have too, or with quotes or line breaks", *lost)
        losses.settle()
        names = {key: name if is_simple(name) else f'"{name}"' for key, name in names.items()}
        lines = [f"arg({name})." for name in names.values()]
        taken = set(names.values())
        number = 0
        for one in attacks:
            start = names[one.premises[0]]
            if one.linked:
                number += 1
                while (start := f"set{number}") in taken:
                    number += 1
            lines.append(f"att({start},{names[one.target]}).")
            lines.extend(f"mem({start},{names[key]})." for key in one.premises if one.linked)
        return "\n".join(lines) + "\n"
