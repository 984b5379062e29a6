"""Tables in files, a batch of rows at a time, so that no more of them than that is held in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from argmap.basics.whole_files import checked_path
from argmap.columns.arrow import pyarrow
from argmap.columns.tables.frames import Frame
from argmap.columns.tables.table_files import SUFFIXES, WORDS, csv_options, reading, refuse_uneven

ROWS = 1 << 17
"""So many rows are read at once, where the file leaves that open."""


def frames_of(whole: Frame) -> Iterator[Frame]:
    """Yield the rows of a table in a file as tables of their own, which say where they stand in it.

    >>> import pyarrow.parquet, tempfile
    >>> from argmap.columns.tables.frames import open_frame
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "claims.parquet")
    ...     pyarrow.parquet.write_table(pyarrow.table({"id": ["rain", "take"]}), path)
    ...     [frame.read("id").to_pylist() for frame in frames_of(open_frame("claims", path, (), ("id",)))]
    [['rain', 'take']]
    """
    path = Path(whole.file or "")
    kind = SUFFIXES[path.suffix.lower()]
    names = [name for name in whole.names if name not in whole.others]
    passed = 0
    batches = {"csv": _csv, "parquet": _parquet, "arrow": _arrow}[kind](checked_path(path), names)
    while (batch := reading(path, lambda _: next(batches, None))("")) is not None:
        yield replace(whole.after(passed), read=_reader(batch))
        passed += len(batch)


def _reader(batch: Any) -> Any:
    return lambda name: pyarrow().chunked_array([batch.column(name)])


def _parquet(path: Path, names: list[str]) -> Iterator[Any]:
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - slow to load

    words = [name for name in WORDS if name in names]
    with ParquetFile(path, read_dictionary=words, pre_buffer=False) as file:
        yield from file.iter_batches(ROWS, columns=names)


def _arrow(path: Path, names: list[str]) -> Iterator[Any]:
    pa = pyarrow()
    from pyarrow import ipc  # noqa: PLC0415 - as in _parquet

    with pa.memory_map(str(path)) as source:
        try:
            reader = ipc.open_file(source)
            batches = (reader.get_batch(at) for at in range(reader.num_record_batches))
        except pa.ArrowInvalid:
            source.seek(0)
            batches = iter(ipc.open_stream(source))
        for batch in batches:
            some = batch.select(names)
            some.validate(full=True)  # as where a whole table is read: before anything relies on where texts begin
            for begin in range(0, len(some), ROWS):
                yield some.slice(begin, ROWS)


def _csv(path: Path, names: list[str]) -> Iterator[Any]:
    from pyarrow import csv as arrow_csv  # noqa: PLC0415 - as in _parquet

    uneven: list[Any] = []
    options = csv_options(path, dict.fromkeys(names, pyarrow().large_string()), uneven)
    with closing(arrow_csv.open_csv(path, **options)) as batches:
        yield from batches
    refuse_uneven(uneven)
