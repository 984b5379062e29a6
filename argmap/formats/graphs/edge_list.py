"""Lists of edges in CSV: a row for each premise and target, as spreadsheets have them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from argmap.errors import FormatError, Problem
from argmap.formats.features import features
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.gathered import Gathered, foreign_names
from argmap.formats.glimpse import Glimpse
from argmap.formats.graphs.interpreted import DefaultSign, Direction, Interpreted, check_direction
from argmap.formats.graphs.node_fields import edge_words
from argmap.formats.graphs.records import Drawn, Edge, Node
from argmap.formats.graphs.vocabulary import sense_of, spelt
from argmap.formats.losses import Losses, kept
from argmap.model.document import Document

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "source": ("source", "from", "premise", "start", "source_id", "from_id", "child", "attacker", "reason"),
    "target": ("target", "to", "conclusion", "end", "target_id", "to_id", "parent", "claim"),
    "type": ("type", "relation_type", "sign", "label", "edge_type", "kind", "stance", "polarity"),
    "strength": ("strength", "weight", "confidence"),
    "relation": ("relation", "group", "argument", "id"),
    "source_text": ("source_text", "premise_text", "from_text", "text"),
    "target_text": ("target_text", "conclusion_text", "to_text"),
    "source_prior": ("source_prior", "premise_prior", "prior"),
}
_WRITTEN = ("source", "target", "type", "strength", "relation", "source_text", "source_prior")
_DELIMITERS = (",", ";", "\t", "|")
_SUFFIXES = (".csv", ".tsv")
_THREE = 3


class EdgeList:
    """Reads and writes a table with the columns source, target and type, and more where there is more to say.

    Rows with one `relation`, one target and one type are premises that are needed together. A row without a target adds
    a claim. A target may be a `relation`, which the row then backs or undercuts.

    >>> list(EdgeList().read("source,target,type\\nrain,take,support\\n").document.relations)
    ['rain.supports.take']
    """

    name = "edges"
    title = "a list of edges in CSV"
    suffixes = _SUFFIXES
    writes = True
    says = features(
        "claim.id claim.prior relation.id relation.linked relation.rebuttal relation.undercut relation.mutual relation.backing "
        "relation.on_undercut relation.on_rebuttal relation.strength"
    )

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Look for a head that names the two ends, or for three columns of which the last says for or against."""
        if not glimpse.lines:
            return Likeness.NO
        delimiter = _delimiter(glimpse.lines[0])
        first = [cell.strip().strip('"') for cell in glimpse.lines[0].split(delimiter)]
        if {"source", "target"} <= set(_named(first)):
            return Likeness.LIKELY
        three = len(first) >= _THREE and sense_of(first[2])[0] is not None
        return Likeness.POSSIBLE if three and delimiter in glimpse.lines[0] else Likeness.NO

    def read(
        self,
        text: str,
        *,
        source: str = "<string>",
        limit: int | None = MOST_PARTS,
        default_sign: DefaultSign | None = None,
        direction: Direction = "to_target",
    ) -> ReadResult:
        """Read a map; `default_sign` says how a row counts that says nothing, `direction` where edges run to."""
        check_direction(direction, default_sign)
        gathered = Gathered(source, limit=limit)
        drawn = _drawn(text, gathered, source)
        Interpreted(drawn, gathered, default_sign=default_sign, direction=direction).gather()
        return gathered.result()

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write a row for each premise of each relation, and one for each claim by itself; lines end in a line feed."""
        document = kept(document, self, unsupported)
        losses = Losses(self, unsupported)
        for claim in document.claims.values():
            if any(letter in claim.text for letter in "\r\0"):
                losses.lost("carriage returns", claim.id)
        losses.settle()
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(_WRITTEN)
        writer.writerows(_rows(document))
        return out.getvalue().replace("\r", "").replace("\0", "")


def _rows(document: Document) -> Iterator[tuple[Any, ...]]:
    names = foreign_names([*document.claims.values(), *document.relations.values()])
    for claim in document.claims.values():
        prior = "" if getattr(claim, "prior", None) is None else repr(getattr(claim, "prior"))  # noqa: B009 - no question is left
        yield names[claim.id], "", "", "", "", claim.text, prior
    for one in document.relations.values():
        strength = "" if one.strength is None else repr(one.strength)
        sort = getattr(one, "mutual", None) or one.type
        for premise in one.premises:
            yield names[premise], names[one.target], sort, strength, names[one.id], "", ""


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


def _named(head: list[str]) -> dict[str, int]:
    """Return which column is which."""
    words = [spelt(cell) for cell in head]
    found: dict[str, int] = {}
    for name, known in _COLUMNS.items():
        at = next(
            (words.index(word) for word in known if word in words and words.index(word) not in found.values()), None
        )
        if at is not None:
            found[name] = at
    return found


def _drawn(text: str, gathered: Gathered, source: str) -> Drawn:
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(
        io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")), delimiter=_delimiter(first)
    )
    drawn = Drawn()
    columns: dict[str, int] | None = None
    texts: dict[str, Node] = {}
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if columns is None:
                columns = _named(row)
                if {"source", "target"} <= columns.keys():
                    _note_columns(row, columns, gathered)
                    continue
                columns = {"source": 0, "target": 1, "type": 2}  # a list without a head
            _take(row, columns, reader.line_num, drawn, texts, gathered)
    except csv.Error as error:
        raise FormatError(Problem(f"this is no CSV ({error})", file=source, line=reader.line_num)) from None
    if columns is None:
        hint = "Its first line names the columns: source, target and type."
        raise FormatError(Problem("the file is empty", file=source, line=1, column=1, hint=hint))
    steps = {edge.name for edge in drawn.edges}
    for edge in drawn.edges:
        if edge.end not in steps:
            _name(edge.end, "", {}, edge.line or 1, drawn, texts)
    for node in drawn.nodes:
        node.text = node.text or node.name
    return drawn


def _note_columns(row: list[str], columns: Mapping[str, int], gathered: Gathered) -> None:
    for at, cell in enumerate(row):
        if at not in columns.values() and cell.strip():
            gathered.note(f"the column {cell.strip()[:60]!r} is not kept", line=1)


def _take(
    row: list[str], columns: Mapping[str, int], line: int, drawn: Drawn, texts: dict[str, Node], gathered: Gathered
) -> None:
    """Take one row: a claim, or an edge; its texts are those of the claims at its ends."""
    cells = {name: row[at] if at < len(row) else "" for name, at in columns.items()}
    start, end = cells["source"].strip(), cells["target"].strip()
    if not start:
        gathered.bad("a row names no source", line=line, hint="Say which claim it starts from.")
        return
    priors = {"prior": cells["source_prior"].strip()} if cells.get("source_prior", "").strip() else {}
    _name(start, cells.get("source_text", ""), priors, line, drawn, texts)
    if not end:
        return
    if cells.get("target_text", "").strip():
        _name(end, cells["target_text"], {}, line, drawn, texts)
    fields = {key: cells[key].strip() for key in ("type", "strength", "relation") if cells.get(key, "").strip()}
    name = fields.get("relation")
    drawn.edges.append(Edge((start,), end, name, edge_words({"type": fields.pop("type", None)}), fields, line=line))


def _name(name: str, text: str, fields: dict[str, str], line: int, drawn: Drawn, texts: dict[str, Node]) -> None:
    """Add a claim, or what a later row says of it."""
    if name not in texts:
        texts[name] = Node(name, "", {}, line=line)
        drawn.nodes.append(texts[name])
    node = texts[name]
    node.text = node.text or text
    node.fields = {**fields, **node.fields}
