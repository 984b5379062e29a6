"""For each rule a small map with one planted fault, and its sound neighbour."""

from dataclasses import dataclass, field

HEAD = """\
argmap: 1
title: Should Mill Street be closed?
conclusion: close
"""
CLEAN = (
    HEAD
    + """\
documents:
  report: {title: Council safety report, file: report.txt}
sources:
  council: {name: The council, kind: group}
  shopkeeper: {name: A shopkeeper, kind: person}
claims:
  close:
    text: Mill Street should be closed to through traffic.
    prior: 0.2
    note: With both reasons and the objection, score 0.45.
    meta: {lint: {score: 0.45}}
  injuries:
    text: A closure would cut injuries by about a third.
    prior: 0.8
    said_by: [{source: council, act: asserts, at: {document: report, lines: 2-3, quote: injuries would fall}}]
  duty: {text: The council must adopt any cheap measure of safety., prior: 0.9}
  quiet: {text: Residents would sleep better., prior: 0.3, said_by: shopkeeper}
  vans: {text: Delivery vans would lose access to the kerb., prior: 0.6}
  bay: {text: A loading bay round the corner stands empty., prior: 0.5}
  why_now: {kind: question, text: Why has this waited ten years?}
relations:
  - {id: safety, premises: [injuries, duty], supports: close, strength: 0.8}
  - {id: nights, premises: quiet, supports: close, strength: 0.3, certain: false}
  - {id: deliveries, premises: vans, rebuts: close}
  - {id: room, premises: bay, undercuts: deliveries}
  - {premises: why_now, undercuts: safety}
"""
)
REPORT = "Safety report.\nThe number of injuries would\nfall by a “third” within a year.\n"


@dataclass(frozen=True)
class Planted:
    """A fault that one rule finds at one place, and the map without it."""

    rule: str
    place: str
    """The path of the finding."""
    faulty: str
    sound: str
    files: dict[str, str] = field(default_factory=dict)


def planted(rule: str, place: str, body: str, fault: str, cure: str, **files: str) -> Planted:
    """Make both maps of one text, in which the fault stands for the word FAULT."""
    texts = [HEAD + body.replace("FAULT", text) for text in (fault, cure)]
    if any(text.count("FAULT") for text in texts) or texts[0] == texts[1]:
        raise AssertionError(body)
    named = {name.replace("_", "."): text for name, text in files.items()}
    return Planted(rule, place, *texts, named)


PLANTED = [
    planted(
        "unsupported-conclusion",
        "$.claims.close",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6}
relations: [{premises: safer, FAULT: close, strength: 0.05}]
""",
        "rebuts",
        "supports",
    ),
    planted(
        "unconnected",
        "$.claims.lamps",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6}
  dark: {text: The street is dark., prior: 0.6}
  lamps: {text: The street needs lamps., prior: 0.4}
relations:
  - {premises: safer, supports: close}
  - {premises: dark, supports: lamps}
FAULT
""",
        "",
        "  - {premises: lamps, supports: close}",
    ),
    planted(
        "support-cycle",
        "$.claims.trust",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5}
  trust: {text: People trust the council., prior: 0.6}
  vote: {text: People vote for the council., prior: 0.6}
relations:
  - {premises: trust, supports: close}
  - {premises: vote, supports: trust}
FAULT
""",
        "  - {premises: trust, supports: vote}",
        "  - {premises: vote, supports: close}",
    ),
    planted(
        "self-undercut",
        "$.claims.counts",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6}
  counts: {text: They fell elsewhere., prior: 0.1}
  few: {text: Those were few streets., prior: 0.1}
relations:
  - {premises: safer, supports: close}
  - {id: elsewhere, premises: counts, supports: safer}
  - {premises: FAULT, undercuts: elsewhere}
  - {premises: few, supports: close, strength: 0.1}
""",
        "counts",
        "few",
    ),
    planted(
        "repeated-claim",
        "$.claims.again.text",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6}
  again: FAULT
relations:
  - {premises: safer, supports: close}
  - {premises: again, supports: close}
""",
        "{text: 'injuries  would fall', prior: 0.6}",
        "{text: injuries would fall, same_as: safer}",
    ),
    planted(
        "similar-claims",
        "$.claims.other.text",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5}
  vans: {text: Most delivery vans would find room round the corner., prior: 0.6}
  other: {text: FAULT, prior: 0.6}
relations:
  - {premises: vans, supports: close}
  - {premises: other, supports: close}
""",
        "Delivery vans would find room round the corner.",
        "No delivery vans would find room round the corner.",
    ),
    planted(
        "restated-support",
        "$.relations[0].premises[0]",
        """\
claims:
  close: {text: Mill Street should be closed to through traffic., prior: 0.5}
  ban: {text: FAULT, prior: 0.6}
relations: [{premises: ban, supports: close}]
""",
        "Through traffic - Mill Street should be closed to it.",
        "Through traffic is what hurts people.",
    ),
    planted(
        "similar-premises",
        "$.relations[0].premises[1]",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5}
  fewer: {text: A closure would cut injuries by a third., prior: 0.6}
  third: {text: FAULT, prior: 0.6}
relations: [{premises: [fewer, third], supports: close}]
""",
        "A closure would surely cut injuries by a third.",
        "What cuts injuries by a third is worth its cost.",
    ),
    planted(
        "one-voice",
        "$.claims.close",
        """\
sources: {council: {name: The council}, shopkeeper: {name: A shopkeeper}}
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6, said_by: council}
  quiet: {text: Nights would be quiet., prior: 0.6, said_by: FAULT}
relations:
  - {premises: safer, supports: close}
  - {premises: quiet, supports: close}
""",
        "council",
        "shopkeeper",
    ),
    planted(
        "hearsay",
        "$.claims.safer",
        """\
sources: {council: {name: The council}, driver: {name: A driver, FAULT}}
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6, said_by: driver}
relations: [{premises: safer, supports: close}]
""",
        "via: council",
        "kind: person",
    ),
    planted(
        "default-prior",
        "$.claims.close",
        """\
claims:
  close: {text: Close Mill Street.FAULT}
  safer: {text: Injuries would fall., prior: 0.6}
relations: [{premises: safer, supports: close}]
""",
        "",
        ", prior: 0.5",
    ),
    planted(
        "uncertain-relation",
        "$.relations[0]",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6}
relations: [{premises: safer, supports: close, strength: FAULT, certain: false}]
""",
        "0.5",
        "0.1",
    ),
    planted(
        "unanswered-objection",
        "$.relations[1]",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6}
  vans: {text: Vans lose the kerb., prior: 0.6}
  bay: {text: A bay stands empty., prior: 0.6}
relations:
  - {premises: safer, supports: close}
  - {id: kerb, premises: vans, rebuts: close}
  - {premises: bay, FAULT}
""",
        "supports: close",
        "undercuts: kerb",
    ),
    planted(
        "stated-score",
        "$.claims.close.meta.lint.score",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5, meta: {lint: {score: FAULT}}}
  safer: {text: Injuries would fall., prior: 0.6}
relations: [{premises: safer, supports: close}]
""",
        "0.79",
        "0.8",
    ),
    planted(
        "stated-score",
        "$.claims.close.note",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5, note: "With all of it, score FAULT."}
  safer: {text: Injuries would fall., prior: 0.6}
relations: [{premises: safer, supports: close}]
""",
        "0.7",
        "0.8",
    ),
    planted(
        "missing-file",
        "$.documents.report.file",
        """\
documents: {report: {title: The report, file: FAULT}}
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6}
relations: [{premises: safer, supports: close}]
""",
        "raport.txt",
        "report.txt",
        report_txt=REPORT,
    ),
    planted(
        "misquotation",
        "$.claims.safer.said_by[0].at.quote",
        """\
documents: {report: {title: The report, file: report.txt}}
sources: {council: {name: The council}}
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer:
    text: Injuries would fall.
    prior: 0.6
    said_by: [{source: council, act: asserts, at: {document: report, quote: FAULT}}]
relations: [{premises: safer, supports: close}]
""",
        "'injuries would fall by a half'",
        "'injuries   would fall by a \"third\" ... year'",
        report_txt=REPORT,
    ),
    planted(
        "misquotation",
        "$.relations[0].said_by[0].reply_to.quote",
        """\
documents: {report: {title: The report, file: report.txt}}
sources: {council: {name: The council}}
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer: {text: Injuries would fall., prior: 0.6}
relations:
  - premises: safer
    supports: close
    said_by: [{source: council, act: asserts, reply_to: {document: report, lines: FAULT, quote: within a year}}]
""",
        "1-2",
        "2-3",
        report_txt=REPORT,
    ),
    planted(
        "misplaced-passage",
        "$.claims.safer.said_by[0].at.lines",
        """\
documents: {report: {title: The report, file: report.txt}}
sources: {council: {name: The council}}
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer:
    text: Injuries would fall.
    prior: 0.6
    said_by: [{source: council, act: asserts, at: {document: report, lines: FAULT}}]
relations: [{premises: safer, supports: close}]
""",
        "3-4",
        "2-3",
        report_txt=REPORT,
    ),
    planted(
        "misplaced-passage",
        "$.claims.safer.said_by[0].at.page",
        """\
documents: {book: {title: A book}}
sources: {council: {name: The council}}
claims:
  close: {text: Close Mill Street., prior: 0.5}
  safer:
    text: Injuries would fall.
    prior: 0.6
    said_by: [{source: council, act: asserts, at: {document: book, page: FAULT}}]
relations: [{premises: safer, supports: close}]
""",
        "114-112",
        "112-14",
    ),
    planted(
        "waiver",
        "$.claims.close.meta.lint.waive.support-cycle",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.5, meta: {lint: FAULT}}
  safer: {text: Injuries would fall., prior: 0.6}
relations: [{premises: safer, supports: close}]
""",
        "{waive: {support-cycle: No circle here.}}",
        "{}",
    ),
]
