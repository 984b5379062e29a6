"""Maps out of files, texts and graphs of any format, and back; and those that come with argmap."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap import formats
from argmap.basics.text import counted
from argmap.basics.warned import warn
from argmap.errors import ParameterError, Problem, SpeedWarning, nearest_or_all
from argmap.formats.choices.told import OnOddities, tell
from argmap.map import ArgumentMap
from argmap.model.document import Document

if TYPE_CHECKING:
    import networkx as nx

LARGE = 100_000
"""Of so many claims and relations a network is the better form."""


def load(
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - the word that everybody has for it
    warnings: OnOddities = "warn",
    limit: int | None = formats.MOST_PARTS,
    **options: Any,
) -> ArgumentMap:
    """Read a map from a file of any format; its suffix and what is in it tell which, unless `format` does.

    What cannot be read is raised all at once, with line and column: a `FormatError` where the file cannot be understood,
    a `MapError` where what it says contradicts itself. What was odd, or could not be kept, stands in `m.warnings`;
    `warnings` says whether an `UnreadWarning` tells of it, too (`warn`), or a `FormatError` is raised (`raise`), or
    neither (`ignore`). `limit` is the most claims and relations that are read; None lifts it, and the limit of 50 MB.
    `options` are those of the format: `argmap.formats()` lists them.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "one.yaml")
    ...     length = path.write_text("{argmap: 1, title: One, claims: {one: A claim.}}")
    ...     load(path)
    <ArgumentMap 'One': 1 claim, 0 relations>
    """
    found = formats.read_file(path, limited=limit is not None)
    chosen = formats.format_of(found.text, source=str(path), name=format)
    name = chosen.format.name
    result = formats.reads(found.text, format=name, source=str(path), limit=limit, **options)
    odd = (*found.warnings, *chosen.warnings, *result.warnings)
    tell(odd, warnings)
    _advise(result.document)
    return ArgumentMap(result.document, file=str(path), written=found.text if name == "yaml" else None, warnings=odd)


def _advise(document: Document) -> None:
    """Say once how a map is held that is too large to be held as objects."""
    parts = len(document.claims) + len(document.relations)
    if parts > LARGE:
        message = f"this map has {counted(len(document.claims), 'claim')}: m.network is the form for maps of that size, and its save() keeps it in a file that loads in no time"
        warn(message, SpeedWarning)


def loads(
    text: str,
    *,
    format: str | None = None,  # noqa: A002 - as in load
    warnings: OnOddities = "warn",
    limit: int | None = formats.MOST_PARTS,
    **options: Any,
) -> ArgumentMap:
    """Read a map from a text; it takes and raises what `load` does.

    >>> loads("{argmap: 1, title: One, claims: {one: A claim.}}")
    <ArgumentMap 'One': 1 claim, 0 relations>
    """
    result = formats.reads(text, format=format, limit=limit, **options)
    tell(result.warnings, warnings)
    return ArgumentMap(result.document, warnings=result.warnings)


def dumps(
    m: ArgumentMap,
    *,
    format: str = "yaml",  # noqa: A002 - as in load
    unsupported: formats.Unsupported = "raise",
    **options: Any,
) -> str:
    """Write a map as text in a format.

    What the format cannot say is raised as an `UnsupportedError` that names each loss; `unsupported="warn"` leaves it
    out and warns (`UnsupportedWarning`), `"ignore"` leaves it out. `options` are those of the format.

    >>> print(dumps(loads("{argmap: 1, title: One, claims: {one: A claim.}}")))
    argmap: 1
    title: One
    <BLANKLINE>
    claims:
      one: A claim.
    <BLANKLINE>
    """
    return formats.writes(m.document, format=format, unsupported=unsupported, **options)


def from_networkx(graph: nx.Graph[Any]) -> ArgumentMap:
    """Read a map from a networkx graph: one that `to_networkx` made, or any graph with signed edges.

    Raises `MapError` with all that is wrong in it, `ParameterError` for what is no graph. What it holds beside what argmap
    reads is named in an `UnreadWarning`.

    >>> import networkx as nx
    >>> graph = nx.DiGraph()
    >>> graph.add_edge("rain", "umbrella", sign=1)
    >>> from_networkx(graph)
    <ArgumentMap 'Untitled': 2 claims, 1 relation>
    """
    from argmap.formats.graphs import networkx  # noqa: PLC0415 - only graphs need it

    return ArgumentMap(networkx.from_networkx(graph))


def shipped() -> dict[str, Path]:
    """Return the file of every map that comes with argmap, by its name.

    >>> list(shipped())
    ['age-of-the-earth', 'anthropic-strategy', 'dario-gpt3', 'pascals-wager', 'umbrella']
    """
    package = Path(__file__).parent
    # A wheel has the maps inside the package; a checkout has them beside it.
    folder = next(one for one in (package / "maps", package.parent / "maps") if one.is_dir())
    return {one.stem: one for one in sorted(folder.glob("*.yaml"))}


def example(name: str) -> ArgumentMap:
    """Load one of the maps that come with argmap; `argmap maps` lists them.

    Raises a `ParameterError` if none has that name.

    >>> example("umbrella")
    <ArgumentMap 'Umbrella': 4 claims, 2 relations>
    >>> example("anthropic")
    Traceback (most recent call last):
    argmap.errors.ParameterError: name: no map named 'anthropic' comes with argmap. Did you mean 'anthropic-strategy'?
    """
    return load(shipped_file(name, path="name"))


def shipped_file(name: str, *, path: str | None = None) -> Path:
    """Return the file of a map that comes with argmap; where there is none, `path` is the argument that named it.

    >>> shipped_file("umbrella").name
    'umbrella.yaml'
    """
    there = shipped()
    if name not in there:
        hint = nearest_or_all(name, there)
        raise ParameterError(Problem(f"no map named {name!r} comes with argmap", path=path, hint=hint))
    return there[name]
