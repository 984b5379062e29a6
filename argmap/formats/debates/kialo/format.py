"""Kialo's export as text, read and written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from argmap.formats.debates.kialo.kialo_links import plain
from argmap.formats.debates.kialo.kialo_writing import kialo_text
from argmap.formats.features import features
from argmap.formats.format import MOST_PARTS, Likeness, ReadResult, Unsupported
from argmap.formats.gathered import Gathered
from argmap.formats.glimpse import Glimpse
from argmap.model.builder import given_fields
from argmap.model.document import Document
from argmap.model.ids import RelationType

TITLE = re.compile(r"Discussion (?:Title|Name):\s*(?P<title>.*)")
ENTRY = re.compile(r"(?P<number>(?:[0-9]+\.)+)(?:\s+(?:(?P<stance>Pro|Con)\s*:\s*)?(?P<text>.*))?", re.DOTALL)
_SEE = re.compile(r"->\s*See\s+(?P<number>[0-9]+(?:\.[0-9]+)*)\.?\s*")
_TYPES: dict[str | None, RelationType] = {"Pro": "support", "Con": "rebuttal", None: "support"}


@dataclass(slots=True)
class _Entry:
    """One numbered claim or link, with the lines that continue it."""

    number: str
    stance: str | None
    lines: list[str]
    line: int
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


class KialoFile:
    """Reads and writes the text that Kialo exports.

    A claim under another one is for it (Pro) or against it (Con). `-> See 1.2.` is a claim once more, under a second
    one. Links in a text become its url.

    >>> text = "Discussion Title: Rain\\n\\n1. Take an umbrella.\\n1.1. Pro: It rains."
    >>> list(KialoFile().read(text).document.relations)
    ['it_rains.supports.take_an_umbrella']
    """

    name = "kialo"
    title = "a Kialo export"
    suffixes: tuple[str, ...] = (".txt", ".kialo")
    writes = True
    says = features("map.title map.conclusion claim.url claim.meta relation.rebuttal")

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Tell it by its first line, or by numbers with Pro and Con."""
        if glimpse.starts("Discussion Title:", "Discussion Name:"):
            return Likeness.CERTAIN
        stances = sum(re.match(r"(?:[0-9]+\.){2,}\s+(?:Pro|Con)\s*:", line) is not None for line in glimpse.lines)
        return Likeness.LIKELY if stances and ENTRY.match(glimpse.lines[0]) else Likeness.NO

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read an export."""
        gathered = Gathered(source, limit=limit)
        entries = _entries(text.removeprefix("\ufeff"), gathered)
        if not entries:
            gathered.bad("there is no numbered claim", line=1, hint="An export has lines such as '1.1. Pro: text'.")
            return gathered.result()
        ends = _claims(entries, gathered)
        _relations(entries, ends, gathered)
        tops = [ends[number] for number in entries if "." not in number and number in ends]
        gathered.head(conclusion=list(dict.fromkeys(tops)))
        return gathered.result()

    def write(self, document: Document, *, unsupported: Unsupported = "raise") -> str:
        """Write a map as an export."""
        return kialo_text(document, self, unsupported)


def _entries(text: str, gathered: Gathered) -> dict[str, _Entry]:
    """Return the entries of a text by their numbers, without the last full stop."""
    entries: dict[str, _Entry] = {}
    last: _Entry | None = None
    for at, raw in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        line = raw.strip()
        found, titled = ENTRY.fullmatch(line), TITLE.fullmatch(line)
        if not line:
            continue
        if last is None and titled is not None:
            gathered.head(title=titled["title"].strip())
        elif found is not None and found["number"].rstrip(".") not in entries:
            top = found["number"].count(".") == 1
            stance, said = (None if top else found["stance"]), found["text"] or ""
            if top and found["stance"]:
                said = line[found.end("number") :].strip()
            last = _Entry(found["number"].rstrip("."), stance, [said], at)
            entries[last.number] = last
        elif last is None:
            gathered.note("a line before the first claim is not read", line=at)
        else:
            if found is not None:
                gathered.note("a line begins with a number that is taken, and is read as text", line=at)
            last.lines.append(line)
    return entries


def _claims(entries: dict[str, _Entry], gathered: Gathered) -> dict[str, str]:
    """Make the claims, and return which one each number means."""
    ends: dict[str, str] = {}
    links = _links(entries)
    for number, entry in entries.items():
        if links.get(number) is not None:
            continue
        if number in links:
            gathered.note("a link leads to no claim, and is read as one", line=entry.line)
        said, found = plain(entry.text)
        whole = len(found) == 1 and found[0][:2] == (0, len(said))
        ends[number] = gathered.claim(
            None, said if said.strip() else number, line=entry.line,
            **given_fields(
                url=found[0].url if found else None,
                meta={"kialo": {"links": [list(link) for link in found]}} if found and not whole else None,
            ),
        )  # fmt: skip
    return ends | {number: ends[end] for number, end in links.items() if end is not None}


def _links(entries: dict[str, _Entry]) -> dict[str, str | None]:
    """Return where each link leads in the end, over other links if need be; None where that is nowhere."""
    found = {number: _SEE.fullmatch(entry.text) for number, entry in entries.items()}
    sees = {number: see["number"] for number, see in found.items() if see is not None}
    ends: dict[str, str | None] = {}
    for number in sees:
        trail: dict[str, None] = {}
        here = number
        while here in sees and here not in ends and here not in trail:
            trail[here] = None
            here = sees[here]
        end = ends.get(here, here if here in entries and here not in trail else None)
        ends |= dict.fromkeys(trail, end)
    return ends


def _relations(entries: dict[str, _Entry], ends: dict[str, str], gathered: Gathered) -> None:
    for number, entry in entries.items():
        above = number.rpartition(".")[0]
        if not above:
            continue
        if above not in entries:
            gathered.note(
                "the number above this one is missing: the next one that is there takes its place", line=entry.line
            )
            while above and above not in entries:
                above = above.rpartition(".")[0]
        if not above:
            gathered.bad(f"there is no claim above {number}.", line=entry.line)
            continue
        if entry.stance is None:
            gathered.note("a claim is neither Pro nor Con, and is read as Pro", line=entry.line)
        gathered.relation(_TYPES[entry.stance], [ends[number]], ends[above], line=entry.line)
