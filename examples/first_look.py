"""A first look: load a map, score it, ask what it hangs on, and draw it.

Run it with a folder for the picture: python examples/first_look.py build
"""

from __future__ import annotations

import sys
from pathlib import Path

import argmap

MAPS = Path(__file__).parent.parent / "maps"


def main(folder: Path) -> None:
    """Print what the umbrella map says, and draw it into the folder."""
    m = argmap.load(MAPS / "umbrella.yaml")
    print(m)

    # Every claim gets a score from 0 to 1: how far it is supported, given what bears on it.
    scores = m.score()
    print(scores.table())

    # What if the forecast of rain were certain? `diff` shows only what moved.
    print()
    print("If the forecast of rain were certain:")
    print(scores.diff(m.score(fix={"rain": 1.0})))

    # Which objection costs the conclusion most?
    print()
    print("Objections:")
    print(m.objections())

    picture = m.render(folder / "umbrella.svg")
    print()
    print("Drawn:", picture.name)


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "build")
    target.mkdir(parents=True, exist_ok=True)
    main(target)
