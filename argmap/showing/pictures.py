"""`Pictures`: how a map is looked at: drawn, laid out for Graphviz, written as an outline, shown in a notebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict, overload

from argmap.answers.scores import Scores
from argmap.display.look import LIMIT, WIDTH, LayoutName, Look
from argmap.errors import ParameterError, Problem
from argmap.scoring.parts.views import around
from argmap.showing.given_labels import Labels, given_labels

if TYPE_CHECKING:
    import graphviz

    from argmap.display.cards.shown_labels import ShownLabels
    from argmap.display.comparison import Comparison
    from argmap.display.grouping import GroupBy
    from argmap.display.theme import Theme
    from argmap.model.document import Document

Shown = Scores | Literal[False] | None
"""What a picture shows: these scores, none at all (False), or those of `df_quad` (None)."""


class _More(TypedDict):
    look: Look
    hidden: Mapping[str, int]
    comparison: Comparison
    labels: ShownLabels
    limit: int | None
    timeout: float


class Pictures:
    """What a map shows itself with."""

    document: Document
    whole: Document | None
    scored: Scores | None

    if TYPE_CHECKING:

        def score(self, *, on_divergence: Literal["return"]) -> Scores:
            """Score every claim; here so that pictures know it."""

    def to_dot(
        self,
        scores: Shown = None,
        *,
        labels: Labels = None,
        theme: Theme | str = "light",
        layout: LayoutName = "page",
        width: float = WIDTH,
        group_by: GroupBy | None = None,
        overview: bool = False,
    ) -> str:
        """Return the map as DOT text; `scores=False` leaves the scores out, `labels=m.accept()` adds labels.

        The text holds the places of argmap's own layout, for a page of `width` points, and Graphviz draws it as it is.
        `layout="dot"` leaves the places to Graphviz.

        >>> import argmap
        >>> m = argmap.loads("{argmap: 1, title: One, claims: {one: A claim}}")
        >>> m.to_dot().splitlines()[0]
        'digraph argmap {'
        """
        from argmap.display.picture import dot_text  # noqa: PLC0415 - what draws is loaded when something is drawn

        look = Look(layout, width, theme, group_by, overview)
        return dot_text(
            self.document,
            self._shown(scores),
            look=look,
            hidden=self._hidden(self.document),
            labels=given_labels(labels, self.document),
        )

    def to_graphviz(
        self,
        scores: Shown = None,
        *,
        labels: Labels = None,
        theme: Theme | str = "light",
        layout: LayoutName = "page",
        width: float = WIDTH,
        group_by: GroupBy | None = None,
        overview: bool = False,
    ) -> graphviz.Source:
        """Return the DOT text wrapped in the graphviz package's `Source`.

        >>> import argmap
        >>> type(argmap.loads("{argmap: 1, title: One, claims: {one: A claim}}").to_graphviz()).__name__
        'Source'
        """
        import graphviz  # noqa: PLC0415 - not needed to import argmap

        return graphviz.Source(
            self.to_dot(
                scores, labels=labels, theme=theme, layout=layout, width=width, group_by=group_by, overview=overview
            )
        )

    @overload
    def render(
        self,
        path: None = None,
        *,
        scores: Shown = None,
        labels: Labels = None,
        theme: Theme | str = "auto",
        layout: LayoutName = "page",
        width: float = WIDTH,
        group_by: GroupBy | None = None,
        overview: bool = False,
        beside: Scores | None = None,
        names: tuple[str, str] | None = None,
        since: Pictures | None = None,
        format: str | None = None,
        limit: int | None = LIMIT,
        timeout: float = 60.0,
    ) -> bytes: ...

    @overload
    def render(
        self,
        path: str | Path,
        *,
        scores: Shown = None,
        labels: Labels = None,
        theme: Theme | str = "auto",
        layout: LayoutName = "page",
        width: float = WIDTH,
        group_by: GroupBy | None = None,
        overview: bool = False,
        beside: Scores | None = None,
        names: tuple[str, str] | None = None,
        since: Pictures | None = None,
        format: str | None = None,
        limit: int | None = LIMIT,
        timeout: float = 60.0,
    ) -> Path: ...

    def render(  # noqa: PLR0913 - ways to look at a map, most of which a call leaves out
        self,
        path: str | Path | None = None,
        *,
        scores: Shown = None,
        labels: Labels = None,
        theme: Theme | str = "auto",
        layout: LayoutName = "page",
        width: float = WIDTH,
        group_by: GroupBy | None = None,
        overview: bool = False,
        beside: Scores | None = None,
        names: tuple[str, str] | None = None,
        since: Pictures | None = None,
        format: str | None = None,  # noqa: A002 - the word that graphviz and its users have for it
        limit: int | None = LIMIT,
        timeout: float = 60.0,
    ) -> Path | bytes:
        """Draw the map into a file and return its path; the suffix names the format: svg, png or pdf.

        Without a path the picture itself is returned, as bytes, an SVG unless `format` says otherwise. No program is
        run: only a PDF, and `layout="dot"`, which places the cards in layers, need Graphviz. The page is laid out for
        `width` points. `theme` is auto (an SVG that turns dark where its reader's system is dark), light, dark, or a
        `Theme`. `labels` says of each claim whether it is in, out or undecided, by a word and a mark: what `accept` returns, or one of
        `labellings`; `scores=False` leaves the scores out. `group_by` puts the claims with the same first `tags` or `sources` into a titled frame; a premise from
        another frame is a small card that is named again there; an `overview` shows the groups alone, and how many steps lead from one into
        another. `beside` draws other scores of the map below its own,
        `names` says whose both are. `since` is an earlier version of the map: what was added, removed or changed since
        then is marked, and each score stands beside what it was. A map of more than `limit` claims is refused, since nobody could read it; `limit=None` insists. `timeout`
        bounds all the work of drawing, in seconds. Raises `RenderError` where a layout program is needed and missing,
        fails or writes what is no picture.

        >>> import argmap, pathlib, tempfile
        >>> m = argmap.loads("{argmap: 1, title: One, claims: {one: A claim}}")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     m.render(pathlib.Path(folder, "one.svg")).name
        'one.svg'
        >>> m.render()[:4]
        b'<svg'
        """
        from argmap.display.picture import draw, picture  # noqa: PLC0415 - as in to_dot

        look, shown = Look(layout, width, theme, group_by, overview), self._shown(scores)
        document, comparison = self._compared(shown, beside, names, since)
        more: _More = {
            "look": look, "hidden": self._hidden(self.document), "comparison": comparison,
            "labels": given_labels(labels, self.document), "limit": limit, "timeout": timeout,
        }  # fmt: skip
        if path is None:
            return picture(document, shown, format=format or "svg", **more)
        return draw(document, shown, path, format=format, **more)

    def _compared(
        self, shown: Scores | None, beside: Scores | None, names: tuple[str, str] | None, since: Pictures | None
    ) -> tuple[Document, Comparison]:
        """Return what is drawn, and what it is compared with."""
        from argmap.display.comparison import NOTHING, Comparison  # noqa: PLC0415 - as in to_dot

        if since is not None:
            return self._since(since, shown, beside, names or ("now", "before"))
        if beside is None:
            return self.document, NOTHING
        given: object = beside  # whatever a caller passes
        if not isinstance(given, Scores) or shown is None:
            hint = "Give what score() returns, and do not leave the map's own scores out."
            raise ParameterError(Problem("beside needs two sets of scores", path="beside", hint=hint))
        return self.document, Comparison(beside, names or ("these scores", "the others"))

    def _since(
        self, before: Pictures, shown: Scores | None, beside: Scores | None, names: tuple[str, str]
    ) -> tuple[Document, Comparison]:
        """Return both versions in one, and what was done to each thing."""
        from argmap.analysis.diff.both_versions import both_versions  # noqa: PLC0415 - loaded when it is asked
        from argmap.display.comparison import Comparison  # noqa: PLC0415 - as in to_dot

        given: object = before  # whatever a caller passes
        if not isinstance(given, Pictures):
            raise ParameterError(Problem(f"since is {before!r}", path="since", hint="Give the earlier map."))
        if self.whole is not None or before.whole is not None:
            hint = "Draw the whole of both, or ask argmap.diff for the edits in a table."
            raise ParameterError(Problem("parts of maps are no versions", path="since", hint=hint))
        document, edited, elsewhere = both_versions(before.document, self.document)
        if shown is not None and beside is None:
            beside = before._shown(None)
        return document, Comparison(beside, names, edited, elsewhere)

    def outline(
        self,
        scores: Shown = None,
        *,
        labels: Labels = None,
        width: int = 100,
        format: Literal["text", "md"] = "text",  # noqa: A002 - as in render
    ) -> str:
        """Return the map as an indented text that a screen reader can follow, in lines of at most `width` columns.

        With `format="md"` it is Markdown: lists in lists under headings, each claim and relation a line of any width.

        >>> import argmap
        >>> m = argmap.loads("{argmap: 1, title: One, claims: {one: A claim}}")
        >>> "A claim" in m.outline(), m.outline(format="md").splitlines()[0]
        (True, '# One')
        """
        from argmap.display.outline import outline, outline_markdown  # noqa: PLC0415 - as in to_dot

        given: object = format  # whatever a caller passes
        if given not in {"text", "md"}:
            raise ParameterError(Problem(f"format is {given!r}", path="format", hint="Say 'text' or 'md'."))
        shown, marks = self._shown(scores), given_labels(labels, self.document)
        if given == "md":
            return outline_markdown(self.document, shown, marks)
        return outline(self.document, shown, marks, width=width)

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> Mapping[str, str]:
        """Show a picture in a notebook; of a large map the part around its conclusion, and how to get the rest."""
        from argmap.display.notebook import CELL_WIDTH, bundle  # noqa: PLC0415 - as in to_dot
        from argmap.display.picture import picture  # noqa: PLC0415

        shown, scores = self._in_a_cell(), self._shown(None)

        def wanted(kind: str) -> bool:
            return (not include or kind in include) and kind not in (exclude or ())

        def svg() -> str:
            return picture(shown, scores, look=Look(width=CELL_WIDTH), hidden=self._hidden(shown)).decode()

        return bundle(shown, scores, whole=self.document, svg=svg, wanted=wanted)

    def __str__(self) -> str:
        from argmap.display.notebook import plain_text  # noqa: PLC0415 - as in to_dot

        return plain_text(self.document, self._shown(None), "")

    def _in_a_cell(self) -> Document:
        """Return the document, or where it is too large for a cell, what is nearest to its conclusions."""
        from argmap.display.notebook import CELL_LIMIT  # noqa: PLC0415 - as in to_dot

        document = self.document
        if len(document.claims) <= CELL_LIMIT:
            return document
        centres = document.conclusion[:CELL_LIMIT] or _best_connected(document)
        kept = set(centres)
        for steps in range(1, CELL_LIMIT):
            nearest = set().union(*(around(document, centre, up=0, down=steps) for centre in centres)) - kept
            if not nearest or (len(kept) + len(nearest) > CELL_LIMIT and steps > 1):
                break
            kept.update([claim_id for claim_id in document.claims if claim_id in nearest][: CELL_LIMIT - len(kept)])
        return document.subset(kept, title=document.title)

    def _hidden(self, part: Document) -> Mapping[str, int]:
        """Return how many reasons of each claim a part leaves out."""
        whole = self.whole or self.document
        if len(part.relations) == len(whole.relations):
            return {}
        return Counter(
            one.target for one in whole.relations.values() if one.id not in part.relations and one.target in part.claims
        )

    def _shown(self, scores: object) -> Scores | None:
        if scores is None:
            return self.score(on_divergence="return") if self.scored is None else self.scored
        if scores is False or isinstance(scores, Scores):
            return scores or None
        hint = "Give what score() returns, False for none, or nothing for those of df_quad."
        raise ParameterError(Problem(f"scores is {scores!r}", hint=hint))


def _best_connected(document: Document) -> list[str]:
    """Return the claim that most relations are aimed at, for a map without a conclusion."""
    aimed = Counter(one.target for one in document.relations.values() if one.target in document.claims)
    return [max(document.claims, key=lambda claim_id: aimed[claim_id])]
