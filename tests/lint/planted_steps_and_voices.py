"""Planted faults of steps that share a premise or close a circle, of who says what, and of numbers at the ends."""

from tests.lint.planted import planted

STEPS_AND_VOICES = [
    planted(
        "hidden-circle",
        "$.claims.close",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6}
  lamps: {text: The lamps are new., prior: 0.1}
  few: {text: They are few., prior: 0.3}
  quiet: {text: Nights would be quiet., prior: 0.6}
relations:
  - {id: step, premises: safer, supports: close}
  - {id: light, premises: lamps, undercuts: step}
  - {premises: few, undercuts: light}
  - {premises: quiet, supports: close}
  - {premises: FAULT, supports: few}
""",
        "close",
        "quiet",
    ),
    planted(
        "double-count",
        "$.relations[1].premises[1]",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6}
  duty: {text: What is safe must be done., prior: 0.6}
  quiet: {text: Nights would be quiet., prior: 0.6}
  sleep: {text: People need their sleep., prior: 0.6}
relations:
  - {premises: [safer, duty], supports: close}
  - {premises: [quiet, FAULT], supports: close}
  - {premises: sleep, supports: duty}
""",
        "duty",
        "sleep",
    ),
    planted(
        "double-count",
        "$.relations[2].premises[0]",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6}
  lamps: {text: The lamps are new., prior: 0.1}
  few: {text: Those were few streets., prior: 0.1}
relations:
  - {id: step, premises: safer, supports: close}
  - {premises: lamps, undercuts: step, strength: 0.1}
  - {premises: FAULT, undercuts: step, strength: 0.1}
  - {premises: few, supports: close, strength: 0.1}
""",
        "lamps",
        "few",
    ),
    planted(
        "for-and-against",
        "$.relations[1].premises[0]",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.1}
  vans: {text: Vans lose the kerb., prior: 0.1}
relations:
  - {premises: safer, supports: close}
  - {premises: FAULT, rebuts: close, strength: 0.1}
  - {premises: vans, rebuts: safer, strength: 0.1}
""",
        "safer",
        "vans",
    ),
    planted(
        "for-and-against",
        "$.relations[2].premises[0]",
        """\
sources: {council: {name: The council}}
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6, said_by: council}
  counted: {text: They have counted before., prior: 0.1}
  erred: {text: They have erred before., prior: 0.1}
relations:
  - {premises: safer, supports: close}
  - {premises: counted, undercuts: council, strength: 0.1}
  - {premises: FAULT, supports: council}
  - {premises: erred, rebuts: safer, strength: 0.1}
""",
        "counted",
        "erred",
    ),
    planted(
        "backed-by-itself",
        "$.sources.council",
        """\
sources: {council: {name: The council, reliability: 0.5}, shopkeeper: {name: A shopkeeper}}
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6, said_by: council}
  honest: {text: The council counts with care., prior: 0.6, said_by: FAULT}
relations:
  - {premises: safer, supports: close}
  - {premises: honest, supports: council}
""",
        "council",
        "[shopkeeper, council]",
    ),
    planted(
        "backed-by-itself",
        "$.sources.council",
        """\
sources: {council: {name: The council, reliability: 0.5}, clerk: {name: A clerk, FAULT}}
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6, said_by: council}
  honest: {text: The council counts with care., prior: 0.1, said_by: clerk}
relations:
  - {premises: safer, supports: close}
  - {premises: honest, supports: council, strength: 0.1}
""",
        "via: council",
        "kind: person",
    ),
    planted(
        "asserts-and-denies",
        "$.claims.safer.said_by[1].act",
        """\
sources: {council: {name: The council}}
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer:
    text: Injuries would fall.
    prior: 0.6
    said_by: [{source: council, act: FAULT}, {source: council, act: denies}]
relations: [{premises: safer, supports: close}]
""",
        "asserts",
        "reports",
    ),
    planted(
        "taken-back",
        "$.claims.safer.said_by[0].act",
        """\
sources: {council: {name: The council}}
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer:
    text: Injuries would fall.
    prior: 0.6
    said_by:
      - {source: council, act: asserts, date: FAULT}
      - {source: council, act: retracts, date: 2024-05-01}
relations: [{premises: safer, supports: close}]
""",
        "2024-04-01",
        "2024-06-01",
    ),
    planted(
        "early-attribution",
        "$.claims.safer.said_by[0].date",
        """\
documents: {report: {title: The report, date: 2024-05-01}}
sources: {council: {name: The council}}
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer:
    text: Injuries would fall.
    prior: 0.6
    said_by: [{source: council, act: asserts, at: {document: report}, date: FAULT}]
relations: [{premises: safer, supports: close}]
""",
        "2024-04-30",
        "2024-05-01",
    ),
    planted(
        "early-attribution",
        "$.relations[0].said_by[0].date",
        """\
documents: {report: {title: The report, date: 2024-05-01}, letter: {title: A letter, date: 2024-04-01}}
sources: {council: {name: The council}}
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6}
relations:
  - premises: safer
    supports: close
    said_by:
      - {source: council, act: asserts, at: {document: letter}, reply_to: {document: FAULT}, date: 2024-04-02}
""",
        "report",
        "letter",
    ),
    planted(
        "settled-prior",
        "$.claims.close.prior",
        """\
claims:
  close: {text: Close Mill Street., prior: FAULT}
  safer: {text: Injuries would fall., prior: 1}
relations: [{premises: safer, supports: close}]
""",
        "0",
        "0.01",
    ),
    planted(
        "settled-prior",
        "$.defaults.prior",
        """\
defaults: {prior: FAULT}
claims:
  close: Close Mill Street.
  safer: {text: Injuries would fall., prior: 0.9}
relations: [{premises: safer, supports: close}]
""",
        "0",
        "0.01",
    ),
    planted(
        "no-strength",
        "$.relations[1].strength",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6}
  quiet: {text: Nights would be quiet., prior: 0.6}
  sleep: {text: People need their sleep., prior: 0.6}
relations:
  - {premises: safer, supports: close}
  - {id: nights, premises: quiet, supports: close, strength: 0}
  - {premises: sleep, supports: FAULT}
""",
        "close",
        "nights",
    ),
]
