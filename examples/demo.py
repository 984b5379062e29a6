"""Score and draw the map of a real debate, and write it as a page; `make demo` runs this.

Run it with a folder for the pictures and the page: python examples/demo.py build/demo
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import argmap

SEED = Path(__file__).parent.parent / "maps" / "anthropic-strategy.yaml"


def main(folder: Path) -> None:
    """Print the scores and the strongest objections, draw two views, write the page, and say where they are."""
    m = argmap.load(SEED)
    scores = m.score()
    print(m.title)
    print(f"{len(scores)} claims scored by {scores.semantics}: degrees of support from 0 to 1, not probabilities.")
    for claim_id in m.conclusion:
        text = m.document.claims[claim_id].text
        print(f"The conclusion, {text!r}, has {scores[claim_id]:.2f}; before any argument {scores.base[claim_id]:.2f}.")
    print()
    print(scores.table())
    print()
    # A gain is small where many premises are needed: an objection to one counts only as far as the others hold.
    stands = ", ".join(f"{scores[claim_id]:.2f}" for claim_id in m.conclusion)
    print(f"The five strongest objections, by whom, and what the conclusion, now at {stands}, would gain without each")
    print(m.objections(top=5).table)
    print()
    # All the cards in one picture would be a wall: two views are drawn, each with the scores of the whole map.
    around = m.focus(m.conclusion[0], up=0, down=1).render(folder / "conclusion.svg")
    dispute = m.tagged("dario-gpt3").render(folder / "dispute.png")
    print("Drawn around the conclusion:", os.path.relpath(around))
    print("Drawn of one dispute:       ", os.path.relpath(dispute))
    # The page holds the whole map: one reads it claim by claim, and moves any number to see what follows.
    page = m.to_html(folder / "strategy.html")
    print("All of it, to play with:    ", os.path.relpath(page))


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "build/demo")
    target.mkdir(parents=True, exist_ok=True)
    main(target)
