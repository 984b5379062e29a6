"""Rows of tables, and the map that they stand for."""

import csv

import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet
from hypothesis import strategies as st

from argmap.model import Document

VERBS = {"support": "supports", "rebuttal": "rebuts", "undercut": "undercuts"}
CLAIMS = {"id": pa.string(), "text": pa.string(), "kind": pa.string(), "prior": pa.float64()}
RELATIONS = {
    "premise": pa.string(), "target": pa.string(), "type": pa.string(), "strength": pa.float64(), "relation": pa.string(),
}  # fmt: skip

words = st.from_regex(r"[a-z_][a-z0-9_.\-é]{0,5}", fullmatch=True)
degrees = st.sampled_from([0.0, 0.25, 0.5, 0.8, 1.0])


@st.composite
def tables(draw):
    """Rows of claims and relations that a map may have, rows of linked premises anywhere."""
    names = draw(st.lists(words, unique=True, min_size=2, max_size=9))
    cut = draw(st.integers(2, len(names)))
    ids, free = names[:cut], names[cut:]
    kinds = {one: draw(st.sampled_from(["claim", "premise", "evidence", "question"])) for one in ids}
    kinds[ids[0]] = "claim"
    texts = st.sampled_from(["A sentence.", "Two,\nlines", '"quoted"', "é", "x" * 50])
    claims = [{"id": one, "text": draw(texts), "kind": kind, "prior": draw(degrees)} for one, kind in kinds.items()]
    scored = [one for one in ids if kinds[one] != "question"]
    relations = []
    for place in range(draw(st.integers(0, 6))):
        sort = draw(st.sampled_from([*VERBS] if free else ["support", "rebuttal"]))
        name = free[place] if place < len(free) else None
        targets = {"support": [*ids, *free], "rebuttal": scored, "undercut": free}[sort]
        premises = st.lists(st.sampled_from(scored if sort == "support" else ids), unique=True, min_size=1, max_size=3)
        entry = {"target": draw(st.sampled_from(targets)), "type": sort, "strength": draw(degrees), "relation": name}
        relations.append([{"premise": one, **entry} for one in draw(premises)[: 3 if name else 1]])
    rows = [row for rows in relations for row in rows]
    return claims, draw(st.permutations(closed(rows, set(ids))))


def closed(rows, ids):
    """Drop what aims at a relation that is not there, until nothing does."""
    while True:
        known = ids | {row["relation"] for row in rows}
        left = [row for row in rows if row["target"] in known]
        if len(left) == len(rows):
            return left
        rows = left


def document_of(claims, relations, join="product"):
    """The same map, written as a map file is."""
    entries = {}
    for place, row in enumerate(relations):
        key = row["relation"] or place
        entry = entries.setdefault(
            key, {"premises": [], VERBS[row["type"]]: row["target"], "strength": row["strength"]}
        )
        entry["premises"].append(row["premise"])
        if row["relation"]:
            entry["id"] = row["relation"]
    fields = [{key: value for key, value in row.items() if key != "id"} for row in claims]
    for one in fields:
        if one["kind"] == "question":
            del one["prior"]
    return Document.from_tree({
        "argmap": 1, "title": "Untitled", "defaults": {"join": join},
        "claims": {row["id"]: one for row, one in zip(claims, fields, strict=True)}, "relations": list(entries.values()),
    })  # fmt: skip


def arrow(rows, schema):
    return pa.Table.from_pylist(rows, schema=pa.schema(schema))


def as_csv(rows, schema, path, delimiter=","):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*schema], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def as_parquet(rows, schema, path):
    pyarrow.parquet.write_table(arrow(rows, schema), path, row_group_size=2)
    return path


def as_feather(rows, schema, path):
    pyarrow.feather.write_feather(arrow(rows, schema), str(path), chunksize=2)
    return path


def as_stream(rows, schema, path):
    table = arrow(rows, schema)
    with pa.ipc.new_stream(path, table.schema) as writer:
        writer.write_table(table)
    return path


class Capsule:
    """A table of unknown make that speaks the Arrow PyCapsule interface."""

    def __init__(self, table):
        self._table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self._table.__arrow_c_stream__(requested_schema)


class CapsuleOfOne:
    """A single batch of unknown make that speaks the Arrow PyCapsule interface."""

    def __init__(self, batch):
        self._batch = batch

    def __arrow_c_array__(self, requested_schema=None):
        return self._batch.__arrow_c_array__(requested_schema)


MAKES = {
    "csv": lambda rows, schema, folder: as_csv(rows, schema, folder / f"{len(schema)}.csv"),
    "tsv": lambda rows, schema, folder: str(as_csv(rows, schema, folder / f"{len(schema)}.tsv", "\t")),
    "parquet": lambda rows, schema, folder: as_parquet(rows, schema, folder / f"{len(schema)}.parquet"),
    "feather": lambda rows, schema, folder: as_feather(rows, schema, folder / f"{len(schema)}.feather"),
    "arrow": lambda rows, schema, folder: as_stream(rows, schema, folder / f"{len(schema)}.arrow"),
    "table": lambda rows, schema, folder: arrow(rows, schema),
    "batch": lambda rows, schema, folder: pa.RecordBatch.from_pylist(rows, schema=pa.schema(schema)),
    "reader": lambda rows, schema, folder: arrow(rows, schema).to_reader(),
    "capsule": lambda rows, schema, folder: Capsule(arrow(rows, schema)),
    "row": lambda rows, schema, folder: CapsuleOfOne(pa.RecordBatch.from_pylist(rows, schema=pa.schema(schema))),
    "narwhals": lambda rows, schema, folder: nw.from_native(pl.from_arrow(arrow(rows, schema)).lazy()),
    "dictionary": lambda rows, schema, folder: coded(arrow(rows, schema)),
    "pandas": lambda rows, schema, folder: pd.DataFrame(rows, columns=[*schema]),
    "category": lambda rows, schema, folder: pd.DataFrame(rows, columns=[*schema]).astype(
        dict.fromkeys([name for name, kind in schema.items() if kind == pa.string()], "category")
    ),
    "polars": lambda rows, schema, folder: pl.from_arrow(arrow(rows, schema)),
    "lazy": lambda rows, schema, folder: pl.from_arrow(arrow(rows, schema)).lazy(),
}


def coded(table):
    """The same with every column of texts as codes, in two chunks with codes of their own."""
    half = len(table) // 2
    return pa.concat_tables([
        pa.table({
            name: column.combine_chunks().dictionary_encode() if column.type == pa.string() else column
            for name, column in zip(part.column_names, part.columns, strict=True)
        })
        for part in (table[:half], table[half:])
    ])  # fmt: skip
