"""Saved networks written anew with something changed, and with checksums that are right again."""

import json

import pyarrow as pa

from argmap.arrays.store.checksums import about_checksum, checksums

ALL_THERE_IS = """
argmap: 1
title: All there is
conclusion: c
sources: {s: {reliability: 0.5}, t: {via: s}}
claims:
  a: {text: A., said_by: [{source: t, act: asserts, date: 2024-05-01}, {source: s, act: denies}]}
  b: {text: B., prior: 0.9}
  c: C.
  why: {kind: question, text: Why?}
  d: {text: D., same_as: b}
relations:
  - {id: both, premises: [a, b], supports: c, strength: 0.8}
  - {premises: [c], undercuts: both}
  - {premises: [b], rebuts: a, said_by: {source: s, act: asserts, date: 2024-06-01}}
  - {premises: [c], undercuts: s}
"""
"""A map with all that there is to save: sources, days, a question, a restatement, linked and aimed-at steps."""


def contents(path):
    """Return the columns of a saved network by name, and what stands beside them."""
    with pa.ipc.open_file(path) as reader:
        batch = reader.get_batch(0)
        columns = {name: column.flatten() for name, column in zip(batch.schema.names, batch.columns, strict=True)}
        return columns, dict(reader.schema.metadata)


def rewritten(path, change, *, signed=True):
    """Save the file again with some of its columns or words changed; its checksums are then made anew, or not."""
    columns, words = contents(path)
    change(columns, words)
    if signed:  # what holds short strings is refused before any checksum is looked at
        sums = json.dumps(checksums({name: one for name, one in columns.items() if one.type != pa.string()})).encode()
        words |= {b"checksums": sums, b"checksum": about_checksum(words[b"about"], sums).encode()}
    lists = [pa.LargeListArray.from_arrays(pa.array([0, len(one)], pa.int64()), one) for one in columns.values()]
    batch = pa.RecordBatch.from_arrays(lists, names=list(columns))
    with pa.ipc.new_file(path, batch.schema.with_metadata(words)) as writer:
        writer.write_batch(batch)
