"""From a map to the YAML of Carneades: supports as arguments, undercuts as their undercutters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.basics.frozen import thaw
from argmap.formats.features import features
from argmap.formats.gathered import foreign_names
from argmap.formats.losses import Losses, kept
from argmap.formats.yaml.foreign_yaml import plain_yaml
from argmap.model.ids import VERBS, relation_word

if TYPE_CHECKING:
    from argmap.formats.format import Format, Unsupported
    from argmap.model.document import Document

SAYS = features(
    "map.title map.meta claim.id claim.meta relation.id relation.linked relation.undercut relation.scheme relation.meta"
)


def carneades_text(document: Document, form: Format, unsupported: Unsupported) -> str:
    """Write a map as an argument graph."""
    document, losses = kept(document, form, unsupported), Losses(form, unsupported)
    own = _own(document.meta)
    about, bare = own.pop("meta", {}), own.pop("arguments", {})
    head = {"title": document.title} if document.title != "Untitled" else {}
    head |= about if isinstance(about, dict) else {}
    names = _plain_names(document)
    statements = {names[key]: _statement(one.text, one.meta) for key, one in document.claims.items()}
    arguments = _arguments(document, names, losses)
    arguments |= bare if isinstance(bare, dict) else {}
    for part in (document, *document.claims.values(), *document.relations.values()):
        if set(part.meta) - {"id", "carneades"}:
            losses.lost("meta, but for what was of Carneades")
    losses.settle()
    tree = {"meta": head, **own, "statements": statements, "arguments": arguments}
    return plain_yaml({key: value for key, value in tree.items() if value} or {"statements": {}})


def _plain_names(document: Document) -> dict[str, str]:
    """Return the terms that statements are called by; blanks in them do not count."""
    named = foreign_names(document.claims.values())
    return {key: name if name == "".join(name.split()) else key for key, name in named.items()}


def _statement(text: str, meta: Mapping[str, Any]) -> Any:
    own = _own(meta)
    return {"text": text, **own} if own else text


def _arguments(document: Document, names: dict[str, str], losses: Losses) -> dict[str, Any]:
    supports = [one for one in document.relations.values() if one.type == "support"]
    called = foreign_names(supports)
    found: dict[str, Any] = {}
    for one in supports:
        own = _own(one.meta)
        roles = own.pop("roles", None)
        premises: Any = [names[premise] for premise in one.premises]
        if isinstance(roles, list) and len(set(map(str, roles))) == len(premises):
            premises = dict(zip(map(str, roles), premises, strict=True))
        scheme = {"scheme": one.scheme} if one.scheme else {}
        found[called[one.id]] = {"conclusion": names[one.target], "premises": premises, **scheme, **own}
        if one.scheme == "":
            losses.lost("schemes without a name", one.id)
    for other in document.relations.values():
        if other.type != "undercut":
            continue
        argument = found.get(called.get(other.target, ""), {})
        plain = (
            other.id == relation_word(other.premises, VERBS["undercut"], other.target)
            and not other.meta
            and other.scheme is None
        )
        if other.linked or not plain or not argument or "undercutter" in argument:
            losses.lost("undercuts of several premises, a second one, or what else is said of one", other.id)
        if argument:
            argument.setdefault("undercutter", names[other.premises[0]])
    return found


def _own(meta: Mapping[str, Any]) -> dict[str, Any]:
    own = thaw(meta.get("carneades", {}))
    return own if isinstance(own, dict) else {}
