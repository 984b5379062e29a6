"""Small map files in JSON: the maps of the table of YAML; and texts that are refused."""

import json

from tests.formats import map_file_texts

TEXTS = {
    key: (json.dumps({"argmap": 1, "title": "Untitled", **tree}), tree, odd)
    for key, (_, tree, odd) in map_file_texts.TEXTS.items()
}
REFUSED = {"a list": ("[]", [("a map must be a mapping, not a list", 1)])}
