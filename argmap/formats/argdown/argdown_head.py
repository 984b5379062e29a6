"""What the front matter of Argdown says of a map as a whole: its title, and all that stands under `argmap`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.basics.frozen import freeze
from argmap.basics.shown import shown
from argmap.formats.argdown.argdown_fields import plain_text
from argmap.formats.argdown.argdown_parts import Reading
from argmap.formats.gathered import Gathered
from argmap.model.fields import is_word
from argmap.model.tree.index import mapping_at

CONSUMED = ("title", "argmap", "model")
"""What the front matter says of these is part of the map, or has done its work when the text is read."""
_HEAD = ("defaults", "note", "url", "tags")


@dataclass(slots=True)
class Head:
    """What holds for the map as a whole."""

    title: str
    own: dict[str, Any] = field(default_factory=dict)
    conclusion: list[str] | None = None
    """Titles; None where nothing is said."""
    meta: dict[str, Any] = field(default_factory=dict)

    def fields(self, named: Callable[[str], str | None], guess: list[str]) -> dict[str, Any]:
        """Return the fields of the map's head; `guess` is what it is about where nothing is said."""
        found = guess
        if self.conclusion is not None:
            found = list(dict.fromkeys(key for title in self.conclusion if (key := named(title)) is not None))
        return {"title": self.title, **self.own, "conclusion": found, "meta": self.meta}


def read_head(reading: Reading, gathered: Gathered, title: str | None) -> Head:
    """Read the front matter; sources and documents go to the map at once."""
    front = reading.front_matter
    own = mapping_at(front, "argmap")
    head = Head(_title(reading) or title or "Untitled")
    head.own = {key: own[key] for key in _HEAD if key in own}
    stated = own.get("conclusion")
    if isinstance(stated, str | list):
        head.conclusion = [stated] if isinstance(stated, str) else [str(one) for one in stated]
    for section, add in (("documents", gathered.reference), ("sources", gathered.source)):
        for key, entry in mapping_at(own, section).items():
            if is_word(key) and isinstance(entry, Mapping) and not {"line", "path"} & entry.keys():
                add(key, **entry)
            else:
                gathered.note(f"an entry of {section} is no mapping under an id, and is left out", path=f"$.{section}")
    head.meta = _meta(reading, own, gathered)
    return head


def _title(reading: Reading) -> str:
    """Return the title that is stated, else the heading that stands over all; empty where there is neither."""
    stated = reading.front_matter.get("title")
    if isinstance(stated, str | int | float) and str(stated).strip():
        return str(stated)
    headings = [section for section in reading.sections if section.mark is not None]
    top = [section for section in headings if section.level == min(one.level for one in headings[:1000])]
    return plain_text(top[0].title, top[0].ranges) if len(top) == 1 and top[0] is headings[0] else ""


def _meta(reading: Reading, own: Mapping[str, Any], gathered: Gathered) -> dict[str, Any]:
    """Keep the rest of the front matter, and comments."""
    rest = {key: value for key, value in reading.front_matter.items() if key not in CONSUMED}
    group = rest.get("group")
    if isinstance(group, Mapping) and "regroup" in group:
        rest["group"] = {key: value for key, value in group.items() if key != "regroup"}
        rest = rest if rest["group"] else {key: value for key, value in rest.items() if key != "group"}
    meta = dict(mapping_at(own, "meta"))
    if rest:
        meta["front_matter"] = rest
    if reading.comments:
        meta["comments"] = [comment.text for comment in reading.comments if comment.text]
    headings = [
        {"title": plain_text(one.title, one.ranges), "data": one.data}
        for one in reading.sections
        if one.data is not None
    ]
    if headings:
        meta["headings"] = headings
    kept = {}
    for key, value in meta.items():
        try:
            freeze({key: value})
        except ValueError as error:
            gathered.note(f"{shown(key)} of the front matter {error}, and is not kept", line=1)
        else:
            kept[key] = value
    return kept
