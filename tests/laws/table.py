"""Which semantics obeys which law: what the property tests are run with, and what docs/laws.md shows."""

from tests.shared.examples import examples
from tests.shared.rules import REBUTTALS_ONLY, RULES

LAWS = {
    "stability": "Stability",
    "range": "Range",
    "order": "Names and order",
    "independence": "Independence",
    "balance": "Balance",
    "monotony": "Monotony",
    "duality": "Duality",
    "open-mindedness": "Open-mindedness",
    "silence": "Silence",
    "undercut": "Undercut",
    "reduction": "Reduction",
    "slopes": "Slopes",
}
"""The laws, with their headings on the page."""

BROKEN = {
    "stability": ("counting",),
    "independence": ("counting",),
    "balance": ("counting",),
    "monotony": ("counting",),
    "duality": ("euler", "euler_top"),
    "open-mindedness": ("sd_df_quad", "euler", "euler_top", "max_based", "counting"),
    "silence": ("counting",),
    "undercut": ("counting",),
}
"""The semantics that do not obey; a counterexample stands for each."""

WITHOUT_MEANING = {"duality": REBUTTALS_ONLY}
"""The semantics for which a law says nothing."""


def word(law, semantics):
    if semantics in BROKEN.get(law, ()):
        return "no"
    return "–" if semantics in WITHOUT_MEANING.get(law, ()) else "yes"


def obeying(law):
    return [semantics for semantics in RULES if word(law, semantics) == "yes"]


def breaking():
    return [(law, semantics) for law, broken in BROKEN.items() for semantics in broken]


def rendered():
    """The table as the page has it."""
    head = ["semantics", *(heading.lower() for heading in LAWS.values())]
    rows = [[f"`{semantics}`", *(word(law, semantics) for law in LAWS)] for semantics in RULES]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


of_every_semantics = examples(1000)
"""A law is tried on all semantics that obey it at once: each is drawn about ten times."""
