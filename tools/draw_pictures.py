"""Draw the pictures of the README and the documentation from the maps; `make pictures` runs this."""

from __future__ import annotations

import sys
from pathlib import Path

import argmap

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"


def main(folder: Path = IMAGES) -> None:
    """Draw the dispute, small enough to be shown whole."""
    folder.mkdir(parents=True, exist_ok=True)
    print(argmap.load(ROOT / "maps" / "dario-gpt3.yaml").render(folder / "dispute.svg"))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
