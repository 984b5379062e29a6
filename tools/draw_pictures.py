"""Draw the pictures of the README and the documentation from the maps; `make pictures` runs this."""

from __future__ import annotations

import re
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
TUTORIAL = ROOT / "docs" / "tutorial-command-line.md"


def main(folder: Path = IMAGES) -> None:
    """Draw the dispute, small enough to be shown whole, and a plot of every sort."""
    folder.mkdir(parents=True, exist_ok=True)
    print(argmap.load(ROOT / "maps" / "dario-gpt3.yaml").render(folder / "dispute.svg"))
    print(argmap.loads(tutorial_map()).render(folder / "library.svg"))
    for name, axes in plots():
        print(write_whole(folder / f"{name}.svg", as_bytes(axes, format="svg")))


def tutorial_map() -> str:
    """Follow the tutorial for the command line: its blocks of YAML, each put into the file."""
    text = ""
    for block in re.findall(r"^```yaml\n(.*?)^```$", TUTORIAL.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        text = put_in(text, block)
    return text


def put_in(text: str, block: str) -> str:
    r"""Let every part of a block take the place of the part with the same first word.

    >>> put_in("title: One\nclaims:\n  a: An apple.\n", "title: Two\nrelations:\n")
    'title: Two\nclaims:\n  a: An apple.\nrelations:\n'
    """
    found = [part for part in re.split(r"^(?=\w+:)", text + block, flags=re.MULTILINE) if part]
    return "".join({part.partition(":")[0]: part for part in found}.values())


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
