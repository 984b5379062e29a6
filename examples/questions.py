"""Questions asked of the map of a real debate: what it hangs on, what would change it, where two readers part.

Run it: python examples/questions.py
"""

from __future__ import annotations

from pathlib import Path

import argmap

MAPS = Path(__file__).parent.parent / "maps"


def heading(text: str) -> None:
    """Print a question."""
    print(f"\n{text}\n{'-' * len(text)}")


def main() -> None:
    """Ask."""
    m = argmap.load(MAPS / "anthropic-strategy.yaml")
    print(m)

    heading("Which of the seven premises does the strategy hang on?")
    premises = m.document.relations["seven_premises"].premises
    for row in m.cruxes(top=None):
        if row["id"] in premises:
            print(f"{row['swing']:+.2f}  {row['if_false']:.2f} to {row['if_true']:.2f}  {row['id']}")

    heading("Why does the conclusion stand where it stands?")
    print(m.explain(depth=1))

    heading("What if it were granted that the work on GPT-3 speaks against its leaders?")
    print(m.what_if(fix={"gpt3_bad_sign": 1.0}).words[0])

    heading("Two readers: about what do they differ, as far as the conclusion goes?")
    hopeful = argmap.Credences({"p5_net_gain": 0.9, "p6_keeps_course": 0.8, "p1_no_better_route": 0.9}, name="Hope")
    doubtful = argmap.Credences({"p5_net_gain": 0.2, "p6_keeps_course": 0.5, "p1_no_better_route": 0.6}, name="Doubt")
    print("\n".join(m.compare(hopeful, doubtful).words))

    heading("How far may the conclusion be off, if every prior is uncertain?")
    sample = m.sample(concentration=10, samples=2_000, seed=1)
    print(sample.words[0])


if __name__ == "__main__":
    main()
