"""The HTML of a page: one text that asks for nothing, runs no script but its own, and can be read without it."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import TYPE_CHECKING, Any

from argmap.display.cards.shown_labels import NO_LABELS, ShownLabels
from argmap.display.dot.quoting import plain
from argmap.display.page.bundle import script, style
from argmap.display.page.packed_data import as_json
from argmap.display.page.unscripted import outline_html

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.document import Document

_START = "render({model:null,el:document.getElementById('argmap')},JSON.parse(document.getElementById('argmap-data').textContent));"


def page_html(document: Document, scores: Scores, data: dict[str, Any], labels: ShownLabels = NO_LABELS) -> str:
    """Return a page: the outline for readers without script, the data, the styles and the script.

    Scripts and styles are allowed by what they are (their hashes), so nothing that a map says can become one; there is no
    request, no handler in an attribute and no style in one.

    >>> from argmap import loads
    >>> m = loads("{argmap: 1, title: One, claims: {a: A claim.}}")
    >>> "connect-src" in page_html(m.document, m.score(), {}), "default-src 'none'" in page_html(m.document, m.score(), {})
    (False, True)
    """
    sheet, code = style(), f'"use strict";(()=>{{{script()}{_START}}})();'
    policy = (
        f"default-src 'none'; script-src {_hash(code)}; style-src {_hash(sheet)}; base-uri 'none'; form-action 'none'"
    )
    title = escape(plain(document.title))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="color-scheme" content="light dark"><title>{title}</title><style>{sheet}</style></head>'
        f'<body><div id="argmap"><main class="unscripted">{outline_html(document, scores, labels)}</main></div>'
        f'<script type="application/json" id="argmap-data">{as_json(data)}</script><script>{code}</script></body></html>\n'
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
