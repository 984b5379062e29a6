"""A map with a bit of everything: sources, dates, linked premises, backing, undercuts, questions, a circle."""

import argmap

STREET = """
argmap: 1
title: Should Mill Street be closed?
conclusion: close
documents: {report: {title: Safety report}}
sources:
  council: {name: The council}
  shop: {name: A shopkeeper, via: council, reliability: 0.6}
  school: {name: The school}
claims:
  close: {text: Close Mill Street., prior: 0.2}
  injuries:
    text: A closure would cut injuries.
    prior: 0.8
    said_by:
      - {source: council, act: asserts, at: {document: report, lines: 12-14}, date: 2024-05-01}
      - {source: school, act: reports, date: 2024-05-03}
  duty: {kind: premise, text: Cheap safety measures must be taken., implied: true}
  study: {kind: evidence, text: It did so elsewhere., prior: 0.9, said_by: council}
  vans:
    text: Vans would lose the kerb.
    prior: 0.6
    tags: [trade]
    said_by: [{source: shop, act: asserts, date: 2024-05-02}, {source: council, act: denies}]
  early: {text: Vans come early., said_by: council}
  lighting: {text: New lighting went up that year., prior: 0.4, said_by: shop}
  quiet: {text: The street would be quiet., prior: 0.3}
  pleasant: {text: The street would be pleasant., prior: 0.3}
  no_vans: {text: Deliveries would suffer., same_as: vans}
  why: {kind: question, text: Why now?, said_by: [{source: shop, act: asks}]}
  cost: {kind: question, text: What would it cost?, status: answered}
  aside: The street is old.
relations:
  - {id: safety, premises: [injuries, duty], supports: close, strength: 0.9}
  - {id: backing, premises: [study], supports: safety}
  - {id: lamps, premises: [lighting], undercuts: safety}
  - {id: trade, premises: [no_vans], rebuts: close}
  - {id: timing, premises: [early], rebuts: vans}
  - {id: calm, premises: [quiet], supports: pleasant}
  - {id: charm, premises: [pleasant], supports: quiet}
  - {id: nice, premises: [pleasant], supports: close, strength: 0.3}
  - {id: now, premises: [why], rebuts: injuries}
"""


def street():
    """Read it."""
    return argmap.loads(STREET)
