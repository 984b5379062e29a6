"""Maps that the tests of pictures share."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from argmap.answers.scores import Scores
from argmap.display.cards.cards import Cards
from argmap.display.dot.graph import build
from argmap.display.theme import LIGHT, Theme, named_theme
from argmap.model.document import Document


def cards_of(document: Document, scores: Scores | None = None, *, theme: Theme | str = LIGHT, **more: object) -> Cards:
    return Cards(document, scores, build(document), theme=named_theme(theme), **more)


def scores_of(document: Document, final: Mapping[str, float], forces: Mapping[str, float]) -> Scores:
    """Scores with numbers of our own, so that these tests hang on no semantics."""
    claims = [claim_id for claim_id, claim in document.claims.items() if claim.kind != "question"]
    return Scores(
        document=document,
        semantics="df_quad",
        final={claim_id: final.get(claim_id, document.prior_of(claim_id)) for claim_id in claims},
        base={claim_id: document.prior_of(claim_id) for claim_id in claims},
        relations=dict(forces),
        sources=dict.fromkeys(document.sources, 0.8),
        converged=True,
        iterations=1,
        residual=0.0,
        components=(),
    )


MILL_STREET = {
    "argmap": 1,
    "title": "Should Mill Street be closed to through traffic?",
    "conclusion": "close",
    "claims": {
        "close": "Mill Street should be closed to through traffic",
        "injuries": {"kind": "premise", "text": "A closure would cut injuries to people on foot by about a third"},
        "duty": {
            "kind": "premise",
            "text": "The council must adopt any safety measure whose cost is small",
            "prior": 0.9,
        },
        "customers": {"kind": "premise", "text": "Shops on the street would gain customers"},
        "diverted": "Diverted traffic would clog Station Road",
        "fell": {
            "kind": "evidence",
            "text": "Injuries fell 34% on four streets that were closed in 2021",
            "prior": 0.95,
        },
        "lighting": {"text": "Three of the four streets also got new lighting that year", "prior": 0.85},
        "quay_lane": {
            "kind": "evidence",
            "text": "On the fourth, Quay Lane, lighting was unchanged and injuries fell 29%",
            "prior": 0.9,
        },
        "footfall": {"kind": "evidence", "text": "Footfall on Quay Lane rose 18% within a year", "prior": 0.88},
        "vans": {"text": "Delivery vans would lose access to the kerb", "prior": 0.6},
        "early": {"kind": "premise", "text": "Vans keep access before 11:00 under the draft order", "prior": 0.92},
        "queues": {"kind": "evidence", "text": "The traffic model predicts queues 40% longer", "prior": 0.8},
        "habits": {"text": "The model assumes that nobody changes how they travel", "prior": 0.7},
        "short_trips": {"kind": "evidence", "text": "Half of the through trips are shorter than 2 km", "prior": 0.86},
    },
    "relations": [
        {"id": "safety", "premises": ["injuries", "duty"], "supports": "close"},
        {"id": "trade", "premises": ["customers"], "supports": "close"},
        {"id": "comparison", "premises": ["fell"], "supports": "injuries", "scheme": "from comparison"},
        {"id": "case", "premises": ["footfall"], "supports": "customers", "scheme": "from one case"},
        {"id": "model", "premises": ["queues"], "supports": "diverted", "scheme": "from a model"},
        {"id": "short", "premises": ["short_trips"], "supports": "habits"},
        {"id": "confounded", "premises": ["lighting"], "undercuts": "comparison"},
        {"id": "assumed", "premises": ["habits"], "undercuts": "model"},
        {"id": "clogged", "premises": ["diverted"], "rebuts": "close"},
        {"id": "unchanged", "premises": ["quay_lane"], "rebuts": "lighting"},
        {"id": "kerb", "premises": ["vans"], "rebuts": "customers"},
        {"id": "kept", "premises": ["early"], "rebuts": "vans"},
    ],
}
MILL_SCORES = {
    "close": 0.68,
    "injuries": 0.74,
    "customers": 0.61,
    "diverted": 0.44,
    "lighting": 0.37,
    "vans": 0.18,
    "habits": 0.83,
}
MILL_FORCES = {
    "safety": 0.67,
    "trade": 0.61,
    "comparison": 0.6,
    "case": 0.88,
    "model": 0.14,
    "short": 0.86,
    "confounded": 0.37,
    "assumed": 0.83,
    "clogged": 0.44,
    "unchanged": 0.9,
    "kerb": 0.18,
    "kept": 0.92,
}


@pytest.fixture
def mill_street() -> Document:
    return Document.from_tree(MILL_STREET)


@pytest.fixture
def mill_scores(mill_street: Document) -> Scores:
    return scores_of(mill_street, MILL_SCORES, MILL_FORCES)
