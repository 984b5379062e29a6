"""Small maps in strict JSON: the maps of the table of YAML, those in the words of others aside; and texts that are refused."""

import json

from argmap.formats.json.strict_writing import strict_of
from argmap.model import Document
from tests.formats import map_file_texts

TEXTS = {
    key: (json.dumps(strict_of(Document.from_tree({"argmap": 1, "title": "Untitled", **tree}))), tree, [])
    for key, (_, tree, odd) in map_file_texts.TEXTS.items()
    if not odd
}
REFUSED = {
    "a list": ("[]", [("a strict map is an object with the key 'argmap_strict'", 1)]),
    "no JSON": ('{"argmap_strict": 1,', [("a key in double quotes must stand here", 1)]),
    "a key twice": ('{"argmap_strict": 1, "title": "A", "title": "B"}', [("the key 'title' is repeated", 1)]),
    "a claim by its id": (
        '{"argmap_strict": 1, "title": "A",\n "claims": {"a": "A."}}',
        [("claims must be a list, not a mapping", "$.claims")],
    ),
    "an id twice": (
        '{"argmap_strict": 1, "title": "A",\n "claims": [{"id": "a", "text": "A."}, {"id": "a", "text": "B."}]}',
        [("the id 'a' comes twice in claims", "$.claims[1].id")],
    ),
}
