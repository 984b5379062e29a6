"""Tables larger than the memory that is allowed; runs that are killed; databases that fail."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

import argmap
from argmap.sql.databases import DuckDatabase
from tests.sql.out_of_core import write_tables

PROGRAM = Path(__file__).with_name("out_of_core.py")


def run(folder, memory, stop=""):
    return subprocess.run([sys.executable, str(PROGRAM), str(folder), memory, stop], check=False, capture_output=True, text=True,
                          timeout=1500, env={**os.environ, "PYTHONPATH": str(PROGRAM.parents[2])})  # fmt: skip


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="/proc tells what memory is taken")
def test_a_third_of_the_data_is_memory_enough_and_a_run_that_is_killed_goes_on(rounds, tmp_path):
    megabytes = rounds(2_000)
    write_tables(tmp_path, megabytes)
    memory = f"{int(megabytes * 0.26)}MB"
    killed = run(tmp_path, memory, "level_3")
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert not (tmp_path / "scores.parquet").exists()
    taken = [json.loads((tmp_path / "taken.json").read_text())]
    ended = run(tmp_path, memory)
    assert ended.returncode == 0, ended.stderr
    taken.append(json.loads((tmp_path / "taken.json").read_text()))
    assert max(taken) <= megabytes / 3
    network = argmap.from_tables(tmp_path / "claims.parquet", tmp_path / "relations.parquet")
    expected = network.score().final
    table = parquet.read_table(tmp_path / "scores.parquet").sort_by("id")
    assert table.column("id").to_pylist() == list(network.ids)
    assert np.abs(np.array(table.column("score")) - expected).max() <= 1e-9
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


CHAIN = (
    pa.table({"id": np.arange(60), "prior": np.linspace(0.1, 0.9, 60)}),
    pa.table({"premise": np.concatenate([np.arange(59), [57]]), "target": np.concatenate([np.arange(1, 60), [50]]),
              "type": ["rebuttal", "support"] * 30}),
)  # fmt: skip


class Failing:
    """A database that fails at the statement of some number, once."""

    def __init__(self, at):
        self.inner, self.left = DuckDatabase(duckdb.connect()), at

    def keep(self, name, select):
        self.left -= 1
        if not self.left:
            raise OSError("the disk is full\nand more")
        self.inner.keep(name, select)

    def __getattr__(self, name):
        return getattr(self.inner, name)

    rows = property(lambda self: self.inner.rows)
    register = property(lambda self: self.inner.register)


def test_a_database_that_fails_says_how_to_go_on_and_goes_on():
    """At statements of every sort: of the fold, of levels, of a batch of levels, of circles, of the answer."""
    expected = argmap.from_tables(*CHAIN).score(on_divergence="return").final
    for at in (1, 4, 25, 61, 66):
        database = Failing(at)
        words = {"to": "scores", "database": database, "collect_below": 0}
        with pytest.raises(argmap.ArgmapError, match=r"the disk is full\. What was done .* resume=True") as caught:
            argmap.sql.score(*CHAIN, **words)
        assert "and more" not in str(caught.value)
        done = argmap.sql.score(*CHAIN, **words, resume=at > 1)
        found = {row["id"]: row["score"] for row in database.rows("SELECT * FROM scores").to_pylist()}
        assert max(abs(found[key] - score) for key, score in enumerate(expected)) <= 1e-9
        assert done.circles.number == 1


@pytest.mark.parametrize("how", [{"collect_below": 50}, {"collect_below": 0, "circles": "iterate"}])
def test_what_was_gathered_for_the_engine_is_not_taken_for_what_is_left_to_another_bound(how):
    """Statements 8 to 11 write what the engine found of all that was left; then the run fails once more, at a level."""
    expected = argmap.from_tables(*CHAIN).score(on_divergence="return").final
    for at in (8, 9, 10, 11):
        database = Failing(at)
        words = {"to": "scores", "database": database}
        with pytest.raises(argmap.ArgmapError, match="the disk is full"):
            argmap.sql.score(*CHAIN, **words, collect_below=1000)
        database.left = 4
        with pytest.raises(argmap.ArgmapError, match="the disk is full"):
            argmap.sql.score(*CHAIN, **words, **how, resume=True)
        argmap.sql.score(*CHAIN, **words, **how, resume=True)
        rows = database.rows("SELECT * FROM scores").to_pylist()
        assert len(rows) == len(expected)
        assert max(abs(row["score"] - expected[row["id"]]) for row in rows) <= 1e-9


def test_a_run_goes_on_with_the_same_tables_and_words_only(tmp_path):
    words = {"to": tmp_path / "scores.parquet", "folder": tmp_path / "work", "collect_below": 0}
    first = argmap.sql.score(*CHAIN, **words)
    first._work.database.connection.close()
    again = argmap.sql.score(*CHAIN, **words, resume=True)
    assert (again.levels, again.circles) == (first.levels, first.circles)
    again._work.database.connection.close()
    with pytest.raises(argmap.ParameterError, match="was another one"):
        argmap.sql.score(*CHAIN, **words, resume=True, semantics="euler")


def test_a_file_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(argmap.FormatError, match="cannot be written"):
        argmap.sql.score(*CHAIN, to=tmp_path / "nowhere" / "scores.parquet")


def test_an_interrupt_that_a_database_tells_is_an_interrupt():
    class Stopped(Failing):
        def keep(self, name, select):
            raise RuntimeError("Query interrupted")

    with pytest.raises(KeyboardInterrupt):
        argmap.sql.score(*CHAIN, to="scores", database=Stopped(1))
