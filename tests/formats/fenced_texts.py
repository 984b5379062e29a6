"""Small documents with Argdown in fences: what each says, and what is noted; and texts that are refused."""

import json

BODY = "[A]: a\n  - [B]: b"
MAP = {"conclusion": "A", "claims": {"A": "a", "B": "b"}, "relations": [{"premises": ["B"], "rebuts": "A"}]}
STREETS = {"title": "Streets", **MAP}
FIRST = "only the first fence is read"


def fenced(opening, closing="```", body=BODY):
    return f"{opening}\n{body}\n{closing}\n"


def notebook(*cells):
    listed = [{"cell_type": sort, "metadata": {}, "source": source} for sort, source in cells]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": listed})


TEXTS = {
    "a fence": (fenced("```argdown"), MAP, []),
    "a map": (fenced("```argdown-map"), MAP, []),
    "a blank before the name": (fenced("``` argdown"), MAP, []),
    "tildes": (fenced("~~~argdown", "~~~"), MAP, []),
    "four signs": (fenced("````argdown", "````"), MAP, []),
    "a capital": (fenced("```Argdown"), MAP, []),
    "a class with options": (fenced('```{.argdown-map mode="web-component"}'), MAP, []),
    "Quarto": (fenced("```{argdown}"), MAP, []),
    "no name": (fenced("```"), MAP, []),
    "never closed": (f"```argdown\n{BODY}", MAP, []),
    "a heading above": (f"# Streets\n\n{fenced('```argdown')}", STREETS, []),
    "text around": (f"Before.\n\n{fenced('```argdown')}\nAfter.\n", MAP, []),
    "front matter of the page": (f"---\nlayout: post\n---\n\n{fenced('```argdown')}", MAP, []),
    "a fence of another language first": (f"```python\n[X]: y\n```\n\n{fenced('```argdown')}", MAP, []),
    "in a list": ("* x\n\n    ```argdown\n    [A]: a\n      - [B]: b\n    ```\n", MAP, []),
    "line ends of Windows": (fenced("```argdown").replace("\n", "\r\n"), MAP, []),
    "front matter in the fence": (
        fenced("```argdown", body="===\ntitle: Own\n===\n\n[A]: a"), {"title": "Own", "claims": {"A": "a"}}, [],
    ),
    "two fences": (fenced("```argdown") + "\n" + fenced("```argdown", body="[C]: c"), MAP, [(FIRST, 7, 1)]),
    "a sign at the edge": (fenced("```argdown", body="[A]: a\n- [B]: b"), MAP, [("a relation is not indented", 3, 1)]),
    "a notebook": (notebook(("code", "print()"), ("markdown", ["# Streets\n", "\n", *fenced("```argdown").splitlines(keepends=True)])), STREETS, []),
    "a cell that is one text": (notebook(("raw", fenced("```argdown"))), MAP, []),
    "a cell with magic": (notebook(("code", ["%%argdown\n", *BODY.splitlines(keepends=True)])), MAP, []),
}  # fmt: skip
REFUSED = {
    "no fence": ("# Only words", [("there is no fence of Argdown", 1)]),
    "another language": ("```python\nx\n```\n", [("there is no fence of Argdown", 1)]),
}
