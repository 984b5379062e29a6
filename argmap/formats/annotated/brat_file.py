"""brat: standoff annotations of texts, with the labels of persuasive essays, abstracts of trials and forum threads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from argmap.formats.features import features
from argmap.formats.format import MOST_PARTS, Likeness, ReadOnly, ReadResult
from argmap.formats.gathered import Gathered
from argmap.formats.glimpse import Glimpse
from argmap.model.builder import given_fields
from argmap.model.ids import RelationType

_SPAN = re.compile(r"(?P<label>\S+) (?P<spans>[0-9]+ [0-9]+(?:;[0-9]+ [0-9]+)*)")
_RELATION = re.compile(r"(?P<label>\S+) Arg1:(?P<from>\S+) Arg2:(?P<to>\S+)")
_ATTRIBUTE = re.compile(r"(?P<label>\S+) (?P<of>\S+)(?: (?P<value>.+))?")
_FIRST = re.compile(r"T[0-9]+\t\S+ [0-9]+ [0-9]+(?:;[0-9]+ [0-9]+)*\t")
_SIGNS: dict[str, RelationType] = {
    **dict.fromkeys(("support", "supports", "agreement", "partialagreement"), "support"),
    **dict.fromkeys(
        ("attack", "attacks", "partialattack", "rebuttal", "rebuttalattack", "disagreement", "partialdisagreement"),
        "rebuttal",
    ),
    **dict.fromkeys(("undercutter", "undercutterattack", "undercut"), "undercut"),
}
_RESTATE = {"restatement", "semanticallysame", "same"}
_KINDS = {"premise": "premise", "claim": None, "majorclaim": None, "evidence": "evidence"}


@dataclass(slots=True)
class _Span:
    """One annotated stretch of the text."""

    name: str
    label: str
    text: str
    spans: list[list[int]]
    line: int
    tags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    stance: str | None = None


class BratFile(ReadOnly):
    """Reads the annotations; the text itself, which lies beside them, is not opened.

    Of several major claims the later ones restate the first. A stance joins a claim to it: For supports, Against rebuts.

    >>> text = "T1\\tClaim 0 9\\tIt rains.\\nT2\\tPremise 10 15\\tDrops\\nR1\\tsupports Arg1:T2 Arg2:T1"
    >>> list(BratFile().read(text).document.relations)
    ['R1']
    """

    name = "brat"
    title = "brat annotations"
    suffixes: tuple[str, ...] = (".ann",)
    says = features(
        "map.conclusion claim.id claim.kind claim.same_as claim.tags claim.note claim.meta relation.id"
        " relation.rebuttal relation.undercut relation.on_undercut relation.on_rebuttal relation.tags"
    )

    def recognises(self, glimpse: Glimpse) -> Likeness:
        """Tell it by its stretches."""
        return Likeness.CERTAIN if any(_FIRST.match(line) for line in glimpse.lines[:20]) else Likeness.NO

    def read(self, text: str, *, source: str = "<string>", limit: int | None = MOST_PARTS) -> ReadResult:
        """Read annotations."""
        gathered = Gathered(source, limit=limit)
        if "\x00" in text[:4000]:
            hint = "It is a fork that macOS leaves behind: read the file without ._ in its name."
            gathered.bad("this is no text, and holds no annotations", line=1, hint=hint)
            return gathered.result()
        reading = _Reading(text.removeprefix("\ufeff"), gathered)
        gathered.head(conclusion=reading.tops)
        return gathered.result()


def _plain(label: str) -> str:
    return re.sub(r"[-_\s]", "", label).lower()


class _Reading:
    """The claims and relations while they are made."""

    def __init__(self, text: str, gathered: Gathered) -> None:
        self.gathered = gathered
        self.spans: dict[str, _Span] = {}
        self.relations: list[tuple[str, str, str, str, int]] = []
        self.restated: dict[str, str] = {}
        later = []
        for at, name, body in self._lines(text):
            if name[0] == "T":
                self._span(at, name, body)
            elif name[0] == "R":
                self._relation(at, name, body)
            elif name[0] in "AM#":
                later.append((at, name, body))
            else:
                gathered.note("events, equivalences and normalisations are not read", line=at)
        for at, name, body in later:
            self._attribute(at, name, body)
        majors = [one for one in self.spans.values() if _plain(one.label) == "majorclaim"]
        self.restated |= {one.name: majors[0].name for one in majors[1:] if one.name not in self.restated}
        for one in self.spans.values():
            self._claim(one)
        self.tops = [word for one in majors[:1] if (word := gathered.word(one.name)) is not None]
        self._stances(majors[0].name if majors else None)
        self._steps()

    def _lines(self, text: str) -> Iterator[tuple[int, str, str]]:
        for at, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
            name, tab, body = line.partition("\t")
            if tab and name:
                yield at, name, body
            elif line.strip():
                self.gathered.note("a line is no annotation, and is not read", line=at)

    def _span(self, at: int, name: str, body: str) -> None:
        head, _, text = body.partition("\t")
        found = _SPAN.fullmatch(head.strip())
        if found is None or name in self.spans:
            self.gathered.note("a stretch without a place, or with the id of another one, is not read", line=at)
            return
        spans = [[int(end[:15]) for end in one.split()] for one in found["spans"].split(";")]
        self.spans[name] = _Span(name, found["label"], text.strip(), spans, at)

    def _relation(self, at: int, name: str, body: str) -> None:
        found = _RELATION.fullmatch(body.strip())
        if found is None:
            self.gathered.note("a relation without two ends is not read", line=at)
        elif _plain(found["label"]) in _RESTATE and found["from"] in self.spans and found["to"] in self.spans:
            self._restate(found["from"], found["to"], at)
        else:
            self.relations.append((name, found["label"], found["from"], found["to"], at))

    def _restate(self, start: str, end: str, at: int) -> None:
        here = end
        while here in self.restated:
            here = self.restated[here]
        if start in self.restated or here == start:
            self.gathered.note("a claim that restates several, or itself over others, restates the first", line=at)
        else:
            self.restated[start] = here

    def _attribute(self, at: int, name: str, body: str) -> None:
        head, _, words = body.partition("\t")
        found = _ATTRIBUTE.fullmatch(head.strip())
        span = self.spans.get(found["of"]) if found is not None else None
        if found is None or span is None:
            self.gathered.note("an attribute or note of what is no stretch is not read", line=at)
        elif name[0] == "#":
            span.notes.append(words.strip() or found["label"])
        elif found["label"] == "Stance" and found["value"] in {"For", "Against"}:
            span.stance = found["value"]
        else:
            span.tags.append(found["label"] if found["value"] is None else f"{found['label']}: {found['value']}")

    def _claim(self, one: _Span) -> None:
        plain = _plain(one.label)
        tags = [*([] if plain in _KINDS else [one.label]), *one.tags]
        again = self.restated.get(one.name)
        self.gathered.claim(
            one.name, one.text, line=one.line,
            **given_fields(
                kind=_KINDS.get(plain), tags=tags, note="\n".join(one.notes) or None, same_as=again,
                meta={"brat": {"spans": one.spans}},
            ),
        )  # fmt: skip

    def _stances(self, major: str | None) -> None:
        for one in self.spans.values():
            if one.stance is None:
                continue
            if major is None or one.name == major:
                self.gathered.note("a stance has no major claim that it is about", line=one.line)
            else:
                sort: RelationType = "support" if one.stance == "For" else "rebuttal"
                self.gathered.relation(sort, [one.name], major, line=one.line)

    def _steps(self) -> None:
        """Read the relations: an undercut aims at a relation, or at the step that starts from what it names."""
        names = {name for name, *_ in self.relations}
        starts: dict[str, str] = {}
        read: list[tuple[str, RelationType, str, str, int, list[str]]] = []
        for name, label, start, end, at in self.relations:
            sort = _SIGNS.get(_plain(label))
            if sort is None or start not in self.spans or (end not in self.spans and end not in names):
                what = f"{label} is no relation that is known, and is not read" if sort is None else "an end is missing"
                self.gathered.note(what, line=at)
                continue
            tags = [label] if "partial" in label.lower() else []
            read.append((name, sort, start, end, at, tags))
            if sort != "undercut":
                starts.setdefault(start, name)
        known = {name for name, *_ in read}
        for name, sort, start, end, at, tags in read:
            target = starts.get(end, end) if sort == "undercut" else end
            if target in names and target not in known:
                self.gathered.note("an end is missing", line=at)
            else:
                self.gathered.relation(sort, [start], target, name=name, line=at, **given_fields(tags=tags))
