"""GSN in YAML, as gsn2x reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.formats.assurance.gsn_elements import PREFIXES, elements_of
from argmap.formats.assurance.gsn_steps import GsnSteps
from argmap.formats.assurance.gsn_writing import SAYS, gsn_text
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.gathered import Gathered
from argmap.formats.glimpse import Glimpse
from argmap.formats.json.json_object import keepable
from argmap.formats.yaml.foreign_yaml import yaml_mapping
from argmap.model.builder import given_fields
from argmap.model.document import Document


class GsnFile:
    """Reads and writes GSN in YAML.

    Goals and solutions are claims and evidence, a strategy is a step with linked premises, a challenge a rebuttal or, of
    a strategy or an edge, an undercut. Contexts, assumptions and justifications become notes.

    >>> text = "G1: {text: It is safe., supportedBy: [Sn1]}\\nSn1: {text: Tested.}"
    >>> list(GsnFile().read(text).document.relations)
    ['Sn1.supports.G1']
    """

    name = "gsn"
    title = "GSN in YAML"
    suffixes: tuple[str, ...] = (".yaml", ".yml", ".gsn")
    writes = True
    says = SAYS

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Tell it by the ids and attributes of its elements."""
        if "argmap" in glimpse.keys:
            return Likeness.NO
        if "nodeType:" in glimpse.head and "text:" in glimpse.head:  # which an id of any kind may have
            return Likeness.LIKELY
        if not any(key.startswith(tuple(PREFIXES)) for key in glimpse.keys):
            return Likeness.NO
        marks = ("supportedBy", "inContextOf", "undeveloped:", "challenges:")
        return Likeness.LIKELY if any(mark in glimpse.head for mark in marks) else Likeness.NO

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read a case; other files that it names are not opened."""
        gathered = Gathered(source, limit=limit)
        tree = yaml_mapping(text, source=source)
        steps = GsnSteps(elements_of(tree, gathered), gathered)
        module = tree.value.get("module")
        module = dict(module) if isinstance(module, Mapping) else {}
        if module.get("uses"):
            gathered.note("files that the case uses are not opened", path="$.module.uses")
        title = module.pop("name", None)
        kept: dict[str, Any] = {"module": module} if module else {}
        kept |= {"contexts": steps.contexts} if steps.contexts else {}
        if not keepable(kept):
            gathered.note("the module or a context is nested too deep to be kept", path="$")
            kept = {}
        gathered.head(
            **given_fields(title=str(title) if title else None, conclusion=steps.tops()),
            meta={"gsn": kept} if kept else {},
        )
        return gathered.result()

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write a case."""
        return gsn_text(document, self, unsupported)
