"""Maps with numbers that cannot all be right, each with its sound neighbour."""

from tests.lint.planted import planted

EXCLUSIONS = [
    planted(
        "excluding-priors",
        "$.relations[1].mutual",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.2}
  cheap: {text: It costs nothing., prior: 0.5}
  dear: {text: It costs a fortune., prior: 0.3}
  fair: {text: It costs what it is worth., prior: FAULT}
relations:
  - {premises: cheap, supports: close}
  - {premises: cheap, rebuts: dear, mutual: contrary}
  - {premises: dear, rebuts: fair, mutual: contrary}
  - {premises: fair, rebuts: cheap, mutual: contrary}
""",
        "0.3",
        "0.2",
    ),
    planted(
        "excluding-priors",
        "$.relations[2].mutual",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.2}
  cheap: {text: It costs nothing., prior: 0.5}
  dear: {text: It costs a fortune., prior: 0.5}
  fair: {text: It costs what it is worth., prior: FAULT}
relations:
  - {premises: cheap, supports: close}
  - {premises: cheap, rebuts: dear, mutual: contrary}
  - {premises: dear, rebuts: fair, mutual: contradictory}
""",
        "0.6",
        "0.5",
    ),
    planted(
        "stated-credence",
        "$.claims.close.meta.credence",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5, meta: {credence: FAULT}}
  safer: {text: Injuries would fall., prior: 0.6}
relations:
  - {premises: safer, supports: close}
""",
        "0.9",
        "0.78",
    ),
]
