import re
from pathlib import Path

import jsonschema

from argmap import formats

PAGE = Path(__file__).resolve().parents[2] / "docs" / "map-file.md"
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_page_are_maps():
    assert EXAMPLES
    for text in EXAMPLES:
        document = formats.reads(text).document
        jsonschema.Draft202012Validator(formats.json_schema()).validate(document.to_tree())
        assert formats.reads(formats.tidy(text)).document == document
        assert "# one id or a list" in formats.tidy(text)
