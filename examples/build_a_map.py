"""Write a map by hand: claims, reasons that are needed together, an objection, an undercut, and who says what.

Run it with a folder for the files: python examples/build_a_map.py build
"""

from __future__ import annotations

import sys
from pathlib import Path

import argmap


def mill_street() -> argmap.ArgumentMap:
    """Should a street be closed to through traffic?"""
    b = argmap.MapBuilder("Should Mill Street be closed to through traffic?", conclusion="close")
    b.source("The council", id="council", kind="group")
    b.source("A shopkeeper", id="shopkeeper", kind="person", reliability=0.6)

    close = b.claim("Mill Street should be closed to through traffic.", id="close", prior=0.2)
    injuries = b.premise("A closure would cut injuries by about a third.", id="injuries", said_by="council")
    duty = b.premise("Cheap measures that save people from harm must be taken.", id="duty", prior=0.9)
    vans = b.claim("Delivery vans would lose the kerb.", id="vans", said_by="shopkeeper")
    lighting = b.evidence("Most streets in the study got new lights that year.", id="lighting", prior=0.4)

    # Two premises in one relation are needed together; an undercut denies the step and grants them.
    safety = b.support([injuries, duty], close, id="safety", strength=0.9)
    b.undercut(lighting, safety, id="confounded")
    b.rebut(vans, close, id="deliveries", strength=0.5)
    return b.build()


def main(folder: Path) -> None:
    """Print the map as an outline, save it, and load it again."""
    m = mill_street()
    print(m.outline())

    path = folder / "mill-street.yaml"
    m.save(path)
    assert argmap.load(path) == m  # noqa: S101 - this is what the example shows
    print("Saved and read again:", path.name)


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "build")
    target.mkdir(parents=True, exist_ok=True)
    main(target)
