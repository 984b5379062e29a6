"""`Reporting`: a map as a report to send."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, Unpack, overload

from argmap.basics.whole_files import write_whole
from argmap.errors import ParameterError, Problem, RenderError, nearest_or_all

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.document import Document
    from argmap.scoring.how import How
    from argmap.scoring.reading import Reading
    from argmap.showing.pictures import Pictures
    from argmap.showing.report.report_parts import Section

ReportFormat = Literal["html", "md"]
SUFFIXES: Mapping[str, ReportFormat] = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md"}
READABLE = 30
"""Of a map with more claims than these, the picture shows its conclusion and what bears on it directly."""
_FEW = 150
"""A picture of more claims than these is left out: nobody could read it on a printed page."""


class _Reported(Protocol):
    """What a report needs of a map."""

    @property
    def document(self) -> Document: ...

    def under(self, **how: Unpack[How]) -> Reading: ...
    def focus(self, centre: str, *, up: int | None = 1, down: int | None = 2) -> Pictures: ...


class Reporting:
    """What a map is told with to those who will not open it."""

    @overload
    def report(
        self: _Reported,
        path: None = None,
        *,
        format: ReportFormat | None = None,
        page: str | None = None,
        picture: bool = True,
        top: int = 5,
        **how: Unpack[How],
    ) -> str: ...
    @overload
    def report(
        self: _Reported,
        path: str | Path,
        *,
        format: ReportFormat | None = None,
        page: str | None = None,
        picture: bool = True,
        top: int = 5,
        **how: Unpack[How],
    ) -> Path: ...

    def report(
        self: _Reported,
        path: str | Path | None = None,
        *,
        format: ReportFormat | None = None,  # noqa: A002 - as in render
        page: str | None = None,
        picture: bool = True,
        top: int = 5,
        **how: Unpack[How],
    ) -> str | Path:
        """Write a report of the map, and return its path; without one, return its text.

        It says in words where the conclusion stands, and has a picture, what it hangs on, what speaks against it, what is
        disputed and open, who says what, the documents, and a paragraph on method and limits; `top` rows of each table. The
        suffix says whether it is HTML (.html), one file without a script that prints well, or Markdown (.md), whose picture
        is written beside it as an SVG of the same name; `format` says it where there is no suffix. `page` is the address of a
        page of the map (`to_html`), to be linked: of the web, or of a file beside the report. `how` says how to score, as for every
        question. Raises `ParameterError` for another suffix or address, and `RenderError` where a file cannot be written.

        >>> import argmap, pathlib, tempfile
        >>> m = argmap.example("umbrella")
        >>> print(m.report(format="md").splitlines()[4])
        The conclusion, “Take an umbrella.”, stands at 0.48, from 0.10 before any argument. It hangs most on “The forecast says that it will rain.”: 0.10 if that were false, 0.64 if it were true.
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     m.report(pathlib.Path(folder, "umbrella.html")).name
        'umbrella.html'
        """
        content = report_files(self, path, format=format, page=page, picture=picture, top=top, how=how)
        if path is None:
            return content[None].decode()
        target = Path(path)
        for name, data in content.items():
            file = target if name is None else target.with_name(name)
            try:
                write_whole(file, data)
            except OSError as error:
                raise RenderError(Problem(f"the file cannot be written: {error.strerror}", file=str(file))) from None
        return target


def report_files(
    asked: Any,
    path: str | Path | None,
    *,
    format: ReportFormat | None,  # noqa: A002 - as in render
    page: str | None,
    picture: bool,
    top: int,
    how: Mapping[str, Any],
) -> dict[str | None, bytes]:
    """Return what `report` writes: the picture beside the report under its file's name, and the report itself under None.

    >>> import argmap
    >>> m = argmap.example("umbrella")
    >>> list(report_files(m, "umbrella.md", format=None, page=None, picture=True, top=5, how={}))
    ['umbrella.svg', None]
    """
    from argmap.showing.report.report_html import report_html  # noqa: PLC0415 - what most calls do not need
    from argmap.showing.report.report_markdown import report_markdown  # noqa: PLC0415
    from argmap.showing.report.report_parts import Drawn  # noqa: PLC0415

    kind, address, title = _kind(path, format), _address(page), asked.document.title
    sections = _sections(asked, how, _checked(top), picture=picture and (kind == "html" or path is not None))
    if kind == "html":
        return {None: report_html(title, sections, page=address).encode()}
    drawn = [part for section in sections for part in section.parts if isinstance(part, Drawn)]
    beside = f"{Path(path).stem}.svg" if path is not None and drawn else None
    text = report_markdown(title, sections, page=address, picture=beside).encode()
    return {None: text} if beside is None else {beside: drawn[0].svg.encode(), None: text}


def _kind(path: str | Path | None, given: object) -> ReportFormat:
    """Say in which format a report is: as it is said, else by the suffix; HTML where nothing says it."""
    known = ("html", "md")
    if given is None:
        suffix = "" if path is None else Path(path).suffix.lower()
        if path is None or suffix in SUFFIXES:
            return SUFFIXES.get(suffix, "html")
        raise ParameterError(Problem(f"a report cannot be {suffix or 'a file without a suffix'}", path="path",
                                     hint="Name a .html or .md file. A browser prints the HTML as a PDF."))  # fmt: skip
    if given not in known:
        raise ParameterError(Problem(f"format is {given!r}", path="format", hint=nearest_or_all(str(given), known)))
    return given  # type: ignore[return-value] # it is one of them


def _address(page: str | None) -> str | None:
    from argmap.showing.report.web_links import web_address  # noqa: PLC0415 - what most calls do not need

    if page is None or web_address(page) is not None:
        return page
    hint = "Give https://… or the name of a file beside the report."
    raise ParameterError(Problem(f"{page!r} is no address of a page", path="page", hint=hint))


def _checked(top: object) -> int:
    if isinstance(top, bool) or not isinstance(top, int) or top < 1:
        raise ParameterError(Problem(f"top is {top!r}", path="top", hint="Give a whole number from 1 on."))
    return top


def _sections(asked: Any, how: Mapping[str, Any], top: int, *, picture: bool) -> list[Section]:
    """Return all of a report, the picture after what is said in short."""
    from argmap.showing.report.report_contents import report_sections  # noqa: PLC0415 - numpy is slow to load
    from argmap.showing.report.report_parts import Section  # noqa: PLC0415

    scores: Scores = asked.under(**how).named_scores
    first, *rest = report_sections(asked.document, scores, asked, dict(how), top)
    drawn = _drawn(asked, scores) if picture else None
    return [first, *([] if drawn is None else [Section("The argument", (drawn,))]), *rest]


def _drawn(asked: Any, scores: Scores) -> Any:
    """Draw the map, or of a larger one its conclusion and what bears on it; None where that is too much for a page."""
    from argmap.showing.report.report_parts import Drawn  # noqa: PLC0415 - as above

    shown, caption = asked, "The whole map."
    if len(asked.document.claims) > READABLE:
        centre = next((key for key in asked.document.conclusion if key in asked.document.claims), None)
        if centre is None:
            return None
        shown = asked.focus(centre, up=0, down=1)
        caption = f"The conclusion and what bears on it directly, out of {len(asked.document.claims):,} claims."
    if not 0 < len(shown.document.claims) <= _FEW:
        return None
    svg = shown.render(scores=scores.within(shown.document), theme="light").decode()
    return Drawn(svg, caption)
