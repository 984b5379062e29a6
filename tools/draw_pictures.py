"""Draw the pictures of the README and the documentation from the maps; `make pictures` runs this."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import argmap
from argmap.basics.whole_files import write_whole
from argmap.plots import as_bytes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from argmap.maths.distributions import Distribution

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"


def main(folder: Path = IMAGES) -> None:
    """Draw the dispute, small enough to be shown whole, and a plot of every sort."""
    folder.mkdir(parents=True, exist_ok=True)
    print(argmap.load(ROOT / "maps" / "dario-gpt3.yaml").render(folder / "dispute.svg"))
    for name, axes in plots():
        print(write_whole(folder / f"{name}.svg", as_bytes(axes, format="svg")))


def plots() -> Iterator[tuple[str, Axes]]:
    """Draw what docs/questions/plots.md shows."""
    m = argmap.load(ROOT / "maps" / "anthropic-strategy.yaml")
    yield "cruxes", m.cruxes(top=7).plot(theme="light")
    priors: dict[str, Distribution] = {"p5_net_gain": argmap.Beta(5, 5), "p6_keeps_course": argmap.Uniform(0.2, 0.8)}
    yield "sample", m.sample(priors=priors, concentration=10).plot(theme="light")
    ann = argmap.Credences(
        {"makes_sense": 0.6, "p5_net_gain": 0.8, "p4_carries_over": 0.7, "p6_keeps_course": 0.7}, name="Ann"
    )
    ben = argmap.Credences(
        {"makes_sense": 0.3, "p5_net_gain": 0.2, "p4_carries_over": 0.4, "safety_culture": 0.2}, name="Ben"
    )
    yield "readers", m.compare(ann, ben).plot(theme="light")
    earth = argmap.load(ROOT / "maps" / "age-of-the-earth.yaml")
    yield "timeline", earth.timeline(target="young").plot(theme="light")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
