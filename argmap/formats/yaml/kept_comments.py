"""Write a document that was changed in Python, with the comments of the file that it came from."""

from __future__ import annotations

from typing import Any

from argmap.errors import ArgmapError
from argmap.formats.yaml.comments import Comments, comments_of
from argmap.formats.yaml.emit import emit
from argmap.formats.yaml.format import read_yaml
from argmap.model.document import Document
from argmap.model.tree.finding import Location


def written_over(document: Document, before: str) -> str:
    """Return the document as YAML, with the comments of an earlier text that belong to what is still there.

    A comment belongs to the entry that it stands above or behind; it goes with the entry. What stands at the top and at
    the end of the file stays.

    >>> before = "argmap: 1\\ntitle: T\\nclaims:\\n  # so they say\\n  rain: It rains\\n  # who knows\\n  wind: It blows\\n"
    >>> print(written_over(read_yaml(before, source="")[0].document.subset(["rain"]), before))
    argmap: 1
    title: T
    <BLANKLINE>
    claims:
      # so they say
      rain: It rains
    <BLANKLINE>
    """
    text = before.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        result, tree = read_yaml(text, source="<string>")
    except ArgmapError:
        return emit(document.to_tree())
    now = document.to_tree()
    return emit(now, _moved(comments_of(text, tree), result.document, document, now))


def _moved(comments: Comments, before: Document, after: Document, tree: Any) -> Comments:
    """Put comments where what they belong to stands now; relations are told apart by their ids, not by their places."""
    place = {key: at for at, key in enumerate(after.relations)}
    now = {at: place[key] for at, key in enumerate(before.relations) if key in place}

    def there(location: Location) -> Location | None:
        if location[:1] == ("relations",) and len(location) > 1:
            if location[1] not in now:
                return None
            location = ("relations", now[location[1]], *location[2:])  # type: ignore[index] # places are numbers
        return location if _is_in(tree, location) else None

    return Comments(
        top=comments.top,
        end=comments.end,
        before={new: lines for old, lines in comments.before.items() if (new := there(old)) is not None},
        behind={new: line for old, line in comments.behind.items() if (new := there(old)) is not None},
        spaced={new for old in comments.spaced if (new := there(old)) is not None},
        inside={new for old in comments.inside if (new := there(old)) is not None},
    )


def _is_in(tree: Any, location: Location) -> bool:
    for step in location:
        try:
            tree = None if isinstance(tree, str) else tree[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True
