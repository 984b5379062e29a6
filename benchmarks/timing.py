"""Times side by side, and times and memory of a process of its own."""

from __future__ import annotations

import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Times:
    """How long something took, in seconds."""

    median: float
    least: float


def interleaved(calls: Mapping[str, Callable[[], Any]], *, rounds: int = 21, seconds: float = 8.0) -> dict[str, Times]:
    """Time calls in turn, round by round, so that a noisy moment is noise for all.

    Each is called once before, so that nothing is compiled while the clock runs. Past so many seconds it ends, after
    three rounds at least. ARGMAP_BENCH_ROUNDS bounds the rounds of all, to try things out.
    """
    rounds = min(rounds, int(os.environ.get("ARGMAP_BENCH_ROUNDS", rounds)))
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for call in calls.values():
        call()
    gc.collect()
    gc.disable()
    end = time.perf_counter() + seconds
    try:
        for done in range(rounds):
            if done >= 3 and time.perf_counter() > end:
                break
            for name, call in calls.items():
                start = time.perf_counter()
                call()
                taken[name].append(time.perf_counter() - start)
    finally:
        gc.enable()
    return {name: Times(statistics.median(all_), min(all_)) for name, all_ in taken.items()}


def processor_seconds(call: Callable[[], object]) -> float:
    """Return how long the processor is at work on something here, all threads together: other programs do not count."""
    start = time.process_time()
    call()
    return time.process_time() - start


def in_a_process(task: str, *arguments: object) -> dict[str, Any]:
    """Run a task of `benchmarks.tasks` in a fresh process: what it prints, its seconds from outside, its peak memory."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.tasks", task, *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": _paths()},
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"the task {task} failed:\n{done.stderr}")
    return {**json.loads(done.stdout), "seconds": time.perf_counter() - start}


def _paths() -> str:
    return os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])


def peak_megabytes() -> float:
    """Return the most memory that this process ever had, in MB.

    Linux counts in `ru_maxrss` what the process that began this one had then; VmHWM counts this one alone.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        lines = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines() if ":" in line)
        if "VmHWM" in lines:
            return int(lines["VmHWM"].split()[0]) * 1024 / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def anonymous_megabytes() -> float:
    """Return how much memory this process has that no file holds, in MB; Linux alone tells."""
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines())
    return int(lines["RssAnon"].split()[0]) * 1024 / 1e6


class Watch:
    """The most anonymous memory that there was while something ran, beyond what there was at first, in MB."""

    def __enter__(self) -> Self:
        self._first, self.most, self._ended = anonymous_megabytes(), 0.0, threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        return self

    def _look(self) -> None:
        while not self._ended.wait(0.003):
            self.most = max(self.most, anonymous_megabytes() - self._first)

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()


def free_gigabytes() -> float | None:
    """Return how much memory could be had now, in GB; None where the system does not say."""
    table = Path("/proc/meminfo")
    if not table.is_file():
        return None
    lines = dict(line.split(":", 1) for line in table.read_text(encoding="utf-8").splitlines() if ":" in line)
    return int(lines["MemAvailable"].split()[0]) * 1024 / 1e9
