"""Maps that the tests of pictures share."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from argmap.model.document import Document
from argmap.scores import Scores


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

HOSTILE_TEXTS = {
    "bold": "<b>bold</b> & <script>alert(1)</script>",
    "closing": "</x></TABLE>> ]; n1 -> n2 [label=<",
    "ports": "a:b {record|field} \\N \\l \\G \\E \\",
    "quotes": "She said \"no\" and 'never' \\",
    "entities": "&amp; &#60; &lt; &nosuch; &#x1b;",
    "breaks": "first\nsecond\r\nthird\ttab",
    "control": "bell\x07 escape\x1b[31m null\x00 override\u202e end \ufffe",
    "hebrew": "הרחוב צריך להיות סגור לתנועה עוברת",
    "arabic": "يجب إغلاق الشارع أمام حركة المرور",
    "emoji": "Close it 🚧 now 👩\u200d🚒🇫🇷 please",
    "chinese": "米尔街应当对过境车辆关闭因为事故太多而且噪音太大了居民无法入睡",
    "long": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "comment": "--> <!-- ]]> <![CDATA[ %s {0} $HOME `id` /etc/passwd http://example.org",
}


@pytest.fixture
def mill_street() -> Document:
    return Document.from_tree(MILL_STREET)


@pytest.fixture
def mill_scores(mill_street: Document) -> Scores:
    return scores_of(mill_street, MILL_SCORES, MILL_FORCES)


@pytest.fixture
def hostile() -> Document:
    claims = {key: {"text": text} for key, text in HOSTILE_TEXTS.items()}
    relations = [{"premises": [key], "supports": "bold"} for key in ("closing", "hebrew", "emoji")]
    relations += [{"premises": [key], "rebuts": "closing", "scheme": "<i>x</i> \\N &amp;"} for key in ("ports", "long")]
    relations += [{"premises": [key], "rebuts": "hebrew"} for key in ("quotes", "entities")]
    tree = {
        "argmap": 1,
        "title": 'Hostile <b>title</b> \\G "quoted" & \\',
        "conclusion": "bold",
        "claims": claims,
        "relations": relations,
    }
    return Document.from_tree(tree)
