"""`Sending`: a map as one page to send, and as a widget in a notebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Unpack, overload

from argmap.basics.whole_files import write_whole
from argmap.display.cards.shown_labels import NO_LABELS, ShownLabels
from argmap.errors import ParameterError, Problem, RenderError
from argmap.showing.given_labels import Labels, given_labels

if TYPE_CHECKING:
    from argmap.analysis.compare.credences import Credences
    from argmap.answers.scores import Scores
    from argmap.display.widget import MapWidget
    from argmap.model.document import Document
    from argmap.scoring.how import How
    from argmap.scoring.reading import Reading
    from argmap.semantics import Semantics

LIMIT = 2000
"""The most claims of one page, unless `limit` says otherwise."""


class _Sent(Protocol):
    """What a page needs of a map."""

    @property
    def document(self) -> Document: ...
    @property
    def whole(self) -> Document | None: ...
    @property
    def file(self) -> str | None: ...
    @property
    def written(self) -> str | None: ...

    def under(self, **how: Unpack[How]) -> Reading: ...


class Sending:
    """The ways in which a map is handed to others."""

    @overload
    def to_html(
        self: _Sent,
        path: None = None,
        *,
        semantics: str | Semantics = "df_quad",
        labels: Labels = None,
        readers: Sequence[Credences] = (),
        chances: Scores | None = None,
        limit: int | None = LIMIT,
    ) -> str: ...
    @overload
    def to_html(
        self: _Sent,
        path: str | Path,
        *,
        semantics: str | Semantics = "df_quad",
        labels: Labels = None,
        readers: Sequence[Credences] = (),
        chances: Scores | None = None,
        limit: int | None = LIMIT,
    ) -> Path: ...

    def to_html(
        self: _Sent,
        path: str | Path | None = None,
        *,
        semantics: str | Semantics = "df_quad",
        labels: Labels = None,
        readers: Sequence[Credences] = (),
        chances: Scores | None = None,
        limit: int | None = LIMIT,
    ) -> str | Path:
        """Write the map as one page to open in a browser or to send, and return its path; without one, return its text.

        The page asks for nothing and needs no network: read it claim by claim, drag the ticks of base scores, strengths
        and reliabilities and see what moves, look at the picture and the outline, and take away a link, the changed map or
        a file of credences. It begins with the scores under `semantics`, and can show those under every other modular one.
        `labels` adds to every claim whether it is in, out or undecided: what `accept` returns, or one of `labellings`.
        `readers` are credences to see side by side; `chances`, what `score("probability")` gave, stand in the details of each claim as
        they are, since the page works out degrees alone. A map of more than `limit` claims is refused; `limit=None` insists.
        Raises `SemanticsError` for a semantics that needs Python, `RenderError` where the file cannot be written.

        >>> import argmap, pathlib, tempfile
        >>> m = argmap.loads("{argmap: 1, title: One, conclusion: one, claims: {one: A claim}}")
        >>> m.to_html()[:15]
        '<!doctype html>'
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     m.to_html(pathlib.Path(folder, "one.html")).name
        'one.html'
        """
        from argmap.display.page.page_html import page_html  # noqa: PLC0415 - what most calls do not need

        reading = _read(self, semantics, limit)
        shown = given_labels(labels, self.document)
        data = page_data(self, reading, readers, shown, chances)
        text = page_html(self.document, reading.named_scores, data, shown)
        if path is None:
            return text
        try:
            return write_whole(path, text.encode())
        except OSError as error:
            raise RenderError(Problem(f"the file cannot be written: {error.strerror}", file=str(path))) from None

    def widget(
        self: _Sent, *, semantics: str | Semantics = "df_quad", labels: Labels = None, limit: int | None = LIMIT
    ) -> MapWidget:
        """Return the same page as a widget for a notebook; it needs `argmap[widget]`.

        `w.what_if` holds what was changed there, as `{"prior": {...}, "strength": {...}, "reliability": {...}}`: set it and
        the page follows, `m.score(**w.what_if)` scores it. `labels` are shown as in `to_html`. `w.selected` is the claim in the middle, and `w.scores`
        are the scores of all claims, worked out by Python.

        >>> import argmap
        >>> w = argmap.loads("{argmap: 1, title: One, claims: {rain: {text: It rains, prior: 0.2}}}").widget()
        >>> w.what_if = {"prior": {"rain": 0.9}}
        >>> w.scores["rain"]
        0.9
        """
        from argmap.display.widget import map_widget  # noqa: PLC0415 - anywidget is an extra

        reading = _read(self, semantics, limit)

        def score(given: Mapping[str, Mapping[str, float]]) -> Mapping[str, float]:
            prior, strength, reliability = (given[name] for name in ("prior", "strength", "reliability"))
            asked = self.under(semantics=semantics, prior=prior, strength=strength, reliability=reliability)
            return dict(asked.named_scores)

        return map_widget(page_data(self, reading, (), given_labels(labels, self.document)), score)


def _read(sent: _Sent, semantics: str | Semantics, limit: int | None) -> Reading:
    """Read the map under a semantics that a page can show, all of it within a limit."""
    from argmap.display.page.rules_data import is_known  # noqa: PLC0415 - numpy is slow to load
    from argmap.errors import SemanticsError  # noqa: PLC0415

    reading = sent.under(semantics=semantics)
    count = len(sent.document.claims)
    if limit is not None and count > limit:
        hint = "Send a part of it, by focus() or tagged(), or pass a higher limit (limit=None for none)."
        raise RenderError(Problem(f"{count} claims are too many for one page (the limit is {limit})", hint=hint))
    if not count:
        raise ParameterError(Problem("the map has no claim to show", hint="Write at least one."))
    if not is_known(reading.rule):
        hint = "Take a published one, or a Modular of argmap's own parts."
        raise SemanticsError(Problem(f"a page cannot score by {reading.rule.name!r} by itself", hint=hint))
    return reading


def page_data(
    sent: _Sent,
    reading: Reading,
    readers: Sequence[Credences],
    labels: ShownLabels = NO_LABELS,
    chances: Scores | None = None,
) -> dict[str, Any]:
    """Return all that a page is given: contents, the network, its rules, and packed what it rarely needs."""
    import numpy as np  # noqa: PLC0415 - slow to load

    from argmap.display.page.chances_data import chances_data  # noqa: PLC0415
    from argmap.display.page.nodes_data import nodes_data, strengths  # noqa: PLC0415
    from argmap.display.page.packed_data import packed  # noqa: PLC0415
    from argmap.display.page.page_contents import content  # noqa: PLC0415 - as in to_html
    from argmap.display.page.rules_data import rules  # noqa: PLC0415

    document, whole = sent.document, sent.whole or sent.document
    network, rule = reading.network, reading.rule
    # A node for every relation and every source: each of their numbers can be changed.
    arrays = network.compiled_with(all_sources=True, nodes_for=np.arange(network.columns.relations))
    scores = reading.named_scores
    data: dict[str, Any] = {
        "argmap": 1,
        "title": document.title,
        "file": Path(sent.file or "map.yaml").name,
        "conclusion": [one for one in document.conclusion if one in document.claims],
        "rule": rule.name,
        "rules": rules(supports=arrays.has_supports(), most_rebuttals=arrays.most_rebuttals, first=reading.semantics),
        **content(document, strengths(arrays), labels),
        "net": nodes_data(arrays, document),
        "packed": packed(_rarely(sent, whole, reading, labels)),
    }
    if chances is not None:
        data["chances"] = chances_data(chances, document.claims)
    if scores.components:
        data["came"] = {key: round(score, 9) for key, score in scores.items() if key in document.claims}
    if labels.cards:
        data["labels"] = labels.rule
    taken = [key for part in (whole.claims, whole.relations, whole.sources) for key in part if key.startswith("added_")]
    if taken:
        data["taken"] = taken
    for one in readers:
        one.for_document(whole)
        numbers = {"prior": dict(one.prior), "strength": dict(one.strength), "reliability": dict(one.reliability)}
        data.setdefault("readers", []).append(
            {"name": one.name, **{key: part for key, part in numbers.items() if part}}
        )
    return data


def _rarely(sent: _Sent, whole: Document, reading: Reading, labels: ShownLabels) -> dict[str, Any]:
    """Return the text of the map with the places of its numbers, its picture, and an explanation of every score."""
    from argmap import formats  # noqa: PLC0415 - as in to_html
    from argmap.display.page.map_places import map_places  # noqa: PLC0415
    from argmap.formats.yaml.kept_comments import written_over  # noqa: PLC0415
    from argmap.formats.yaml.number_places import number_places  # noqa: PLC0415

    text = sent.written
    places = None if text is None else number_places(text)
    if places is None or places.document != whole:  # a map that was changed in Python comes with the text of before
        places = number_places(formats.writes(whole) if text is None else written_over(whole, text), whole)
    rooms = {name: room._asdict() for name, room in (("claims", places.claims), ("relations", places.relations))}
    return {
        "yaml": places.text,
        "edits": {key: edit if edit[2] or edit[3] else edit[:2] for key, edit in places.edits.items()},
        **rooms,
        "map": map_places(sent.document, labels),
        "why": dict(_explained(sent.document, reading)),
    }


def _explained(document: Document, reading: Reading) -> dict[str, str]:
    """Tell in words why each claim stands where it stands; nothing where the scores did not settle."""
    from argmap.analysis.explain.told_of_all import told_of_all  # noqa: PLC0415 - as in to_html

    return told_of_all(reading, document.claims) if reading.scores.converged else {}
