"""D2, a language of diagrams: a map is written in it, and not read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from argmap.formats.features import features
from argmap.formats.format import Likeness, Unsupported, WriteOnly
from argmap.formats.glimpse import Glimpse
from argmap.formats.losses import kept
from argmap.model.document import Document
from argmap.model.relations import AnyRelation, Rebuttal

TITLE = " title"
"""The key of the title: no id begins with a blank."""
_RESERVED = frozenset(
    [
        "classes",
        "class",
        "vars",
        "direction",
        "label",
        "shape",
        "icon",
        "constraint",
        "tooltip",
        "link",
        "near",
        "style",
        "width",
        "height",
        "top",
        "left",
        "layers",
        "steps",
        "scenarios",
        "source-arrowhead",
        "target-arrowhead",
        "grid-rows",
        "grid-columns",
        "grid-gap",
        "vertical-gap",
        "horizontal-gap",
        "filled",
    ]
)
_CLASSES = """\
classes: {
  premise: {style.stroke-dash: 3}
  evidence: {shape: page}
  question: {shape: hexagon}
  support: {style.stroke: green}
  rebuttal: {style.stroke: red}
  undercut: {style.stroke: orange; style.stroke-dash: 3}
  inference: {shape: circle; width: 16; height: 16}
}
direction: up"""


class D2(WriteOnly):
    """Writes diagrams in D2; steps with several premises, and those that others aim at, are small circles.

    >>> from argmap.model.document import Document
    >>> one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"rain": "Rain.", "take": "Take it."},
    ...     "relations": [{"premises": ["rain"], "supports": "take"}]})
    >>> D2().write(one).splitlines()[-1]
    '"rain" -> "take": {class: support}'
    """

    name = "d2"
    title = "D2"
    suffixes = (".d2",)
    writes = True
    says = features(
        "map.title claim.id claim.kind claim.question relation.id relation.linked relation.rebuttal relation.undercut "
        "relation.mutual relation.backing relation.on_undercut relation.on_rebuttal relation.strength relation.certain"
    )

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Go by the suffix alone."""
        return Likeness.LIKELY if glimpse.suffix == ".d2" else Likeness.NO

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write a diagram; every text stands in quotes, in which no letter of it is markup."""
        document = kept(document, self, unsupported)
        aimed = {one.target for one in document.relations.values()}
        lines = (
            []
            if document.title == "Untitled"
            else [f"{_key(TITLE)}: {_quoted(document.title)} {{near: top-center; shape: text}}"]
        )
        lines.append(_CLASSES)
        for claim in document.claims.values():
            kind = "" if claim.kind == "claim" else f" {{class: {claim.kind}}}"
            lines.append(f"{_key(claim.id)}: {_quoted(claim.text)}{kind}")
        joints = [one.id for one in document.relations.values() if one.linked or one.id in aimed]
        lines.extend(f'{_key(joint)}: "" {{class: inference}}' for joint in joints)
        lines.extend(line for one in document.relations.values() for line in _links(one, aimed))
        return "\n".join(lines) + "\n"


def _links(one: AnyRelation, aimed: set[str]) -> Iterator[str]:
    mutual = one.mutual if isinstance(one, Rebuttal) else None
    said: list[str] = [mutual] if mutual is not None else []
    said += ["uncertain"] if not one.certain else []
    said += [] if one.strength is None else [repr(one.strength)]
    arrow = "<->" if mutual is not None else "->"
    label = f"{_quoted(', '.join(said))} " if said else ""
    start = one.premises[0]
    if one.linked or one.id in aimed:
        start = one.id
        for premise in one.premises:
            yield f"{_key(premise)} -- {_key(one.id)}"
    yield f"{_key(start)} {arrow} {_key(one.target)}: {label}{{class: {one.type}}}"


def _key(name: str) -> str:
    """Write a name in quotes, apart from the words that D2 keeps for itself."""
    return _quoted(f"{name} (id)" if name.lower() in _RESERVED else name)


def _quoted(text: str) -> str:
    """Write a text in quotes, as JSON does, with the sign for a variable escaped.

    >>> _quoted('a ${b} "c"')
    '"a \\\\${b} \\\\"c\\\\""'
    """
    return json.dumps(text, ensure_ascii=False).replace("$", "\\$")
