"""The commands and their options. What they do is in the files beside this one.

What a command does is loaded when it is called, and its options are made then: nobody calls two at once.
"""

from __future__ import annotations

from typing import Annotated

from argmap.cli.beginners import STARTING
from argmap.cli.outcome import Outcome
from argmap.cli.wording.option_marks import Argument, Option
from argmap.cli.wording.options import (
    AsOf,
    Asserted,
    CheckFormat,
    Circles,
    Down,
    Exact,
    Exactly,
    Fix,
    Focus,
    Form,
    Format,
    Given,
    Grouped,
    JoinBy,
    Json,
    Labels,
    Layout,
    Map,
    Maps,
    MinReliability,
    NoScores,
    OutlineAs,
    Parameter,
    Prior,
    Reliability,
    ReportAs,
    Reported,
    Samples,
    SeedOfWorlds,
    Semantics,
    Strength,
    Tag,
    Theme,
    Unsupported,
    Up,
)
from argmap.display.look import WIDTH, Look


def check(maps: Maps, format: CheckFormat = Reported.text, json: Json = False) -> Outcome:
    """Read maps and report every problem, each with its line and column."""
    from argmap.cli import checking  # noqa: PLC0415 - see above

    return checking.check(maps, json=json or format is Reported.json, github=format is Reported.github)


def score(
    map_: Map,
    semantics: Semantics = "df_quad",
    prior: Prior = [],
    fix: Fix = [],
    strength: Strength = [],
    reliability: Reliability = [],
    min_reliability: MinReliability = None,
    as_of: AsOf = None,
    join: JoinBy = None,
    parameter: Parameter = [],
    samples: Samples = None,
    seed: SeedOfWorlds = None,
    given: Given = [],
    circles: Circles = None,
    exact: Exact = Exactly.auto,
    top: Annotated[int | None, Option("--top", min=1, help="Show only the best supported claims.")] = None,
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Score every claim of a map, from 0 (not supported at all) to 1 (fully)."""
    from argmap.cli import scoring  # noqa: PLC0415 - see above

    settings = scoring.Settings(
        semantics=semantics,
        prior=prior,
        fix=fix,
        strength=strength,
        reliability=reliability,
        min_reliability=min_reliability,
        as_of=as_of,
        join=None if join is None else join.value,
        parameter=parameter,
        samples=samples,
        seed=seed,
        given=given,
        circles=None if circles is None else circles.value,
        exact={Exactly.yes: True, Exactly.no: False}.get(exact),
    )
    return scoring.score(map_, settings, top=top, format=Format.said(format, json=json))


def render(
    map_: Map,
    output: Annotated[
        str | None,
        Option("--output", "-o", metavar="FILE", help="Where to; its suffix says svg, png, pdf or dot."),
    ] = None,
    format: Annotated[str | None, Option("--format", metavar="NAME", help="svg, png, pdf or dot.")] = None,
    theme: Annotated[
        Theme, Option("--theme", help="The colours; auto turns dark where the reader's system is dark.")
    ] = Theme.auto,
    layout: Annotated[
        Layout, Option("--layout", help="Where cards stand: on a page, or in layers by Graphviz (dot).")
    ] = Layout.page,
    group_by: Annotated[
        Grouped | None, Option("--group-by", help="Put claims into frames by their first tag or source.")
    ] = None,
    overview: Annotated[bool, Option("--overview", help="Draw the groups alone, and the steps between.")] = False,
    width: Annotated[float, Option("--width", help="The width that the page is laid out for, in points.")] = WIDTH,
    focus: Focus = None,
    up: Up = 1,
    down: Down = 2,
    tag: Tag = [],
    semantics: Semantics = "df_quad",
    prior: Prior = [],
    fix: Fix = [],
    no_scores: NoScores = False,
    labels: Labels = None,
    asserted: Asserted = "leaves",
    whole: Annotated[bool, Option("--whole", help="Draw a large map, however hard it is to read.")] = False,
    json: Json = False,
) -> Outcome:
    """Draw a map, or the part of it around a claim or under a tag."""
    from argmap.cli import drawing, scoring  # noqa: PLC0415 - see above

    return drawing.render(
        map_,
        output,
        drawing.View(focus, up, down, tag),
        scoring.Settings(semantics=semantics, prior=prior, fix=fix),
        format=format,
        look=Look(
            "dot" if layout is Layout.dot else "page",
            width,
            theme.value,
            None if group_by is None else group_by.value,
            overview,
        ),
        scored=not no_scores,
        labelled=drawing.Labelled(labels, asserted),
        whole=whole,
        json=json,
    )


def outline(
    map_: Map,
    focus: Focus = None,
    up: Up = 1,
    down: Down = 2,
    tag: Tag = [],
    semantics: Semantics = "df_quad",
    prior: Prior = [],
    fix: Fix = [],
    no_scores: NoScores = False,
    labels: Labels = None,
    asserted: Asserted = "leaves",
    format: Annotated[OutlineAs, Option("--format", help="Plain text, or Markdown.")] = OutlineAs.text,
) -> Outcome:
    """Write a map as an indented text, the conclusion first."""
    from argmap.cli import drawing, scoring  # noqa: PLC0415 - see above

    settings = scoring.Settings(semantics=semantics, prior=prior, fix=fix)
    return drawing.outline(
        map_,
        drawing.View(focus, up, down, tag),
        settings,
        scored=not no_scores,
        labelled=drawing.Labelled(labels, asserted),
        format=format.value,
    )


def page(
    map_: Map,
    output: Annotated[
        str | None, Option("--output", "-o", metavar="FILE", help="Where to; else the map's name with .html.")
    ] = None,
    focus: Focus = None,
    up: Up = 1,
    down: Down = 2,
    tag: Tag = [],
    semantics: Semantics = "df_quad",
    labels: Labels = None,
    asserted: Asserted = "leaves",
    reader: Annotated[
        list[str], Option("--reader", metavar="FILE", help="Show a reader's credences beside the map's numbers.")
    ] = [],
    chances: Annotated[bool, Option("--chances", help="Send the chance of each claim along, by probability.")] = False,
    whole: Annotated[bool, Option("--whole", help="Write a large map, however slow its page is.")] = False,
    json: Json = False,
) -> Outcome:
    """Write a map as one page to read, to play with and to send: it needs no network."""
    from argmap.cli import drawing, paging  # noqa: PLC0415 - see above

    view = drawing.View(focus, up, down, tag)
    return paging.page(
        map_,
        output,
        view,
        drawing.Labelled(labels, asserted),
        semantics=semantics,
        readers=reader,
        chances=chances,
        whole=whole,
        json=json,
    )


def report(
    map_: Map,
    output: Annotated[
        str | None,
        Option("--output", "-o", metavar="FILE", help="Where to: .html, or .md with its picture beside it."),
    ] = None,
    format: Annotated[ReportAs | None, Option("--format", help="html or md, where no suffix says it.")] = None,
    page: Annotated[
        str | None, Option("--page", metavar="URL", help="Link this page of the map, or file beside the report.")
    ] = None,
    no_picture: Annotated[bool, Option("--no-picture", help="Leave the picture out.")] = False,
    top: Annotated[int, Option("--top", min=1, help="Show so many rows of each table.")] = 5,
    semantics: Semantics = "df_quad",
    prior: Prior = [],
    fix: Fix = [],
    json: Json = False,
) -> Outcome:
    """Tell a map as a report to send: the conclusion, what it hangs on, disputes, questions, sources, limits."""
    from argmap.cli import paging  # noqa: PLC0415 - see above
    from argmap.cli.wording.pairs import numbers  # noqa: PLC0415

    how = {"semantics": semantics, "prior": numbers("--prior", prior) or None, "fix": numbers("--fix", fix) or None}
    return paging.report(
        map_,
        output,
        how,
        format=None if format is None else format.value,
        page=page,
        picture=not no_picture,
        top=top,
        json=json,
    )


def fmt(
    maps: Maps,
    check: Annotated[bool, Option("--check", help="Write nothing; exit with 1 if a file is untidy.")] = False,
    json: Json = False,
) -> Outcome:
    """Lay map files out in one style. Comments stay, and nothing else changes."""
    from argmap.cli import checking  # noqa: PLC0415 - see above

    return checking.tidy(maps, check_only=check, json=json)


def convert(
    map_: Map,
    output: Annotated[str, Argument(metavar="FILE", help="The file to write, or - for stdout.")],
    reading: Annotated[str | None, Option("--from", metavar="FORMAT", help="The format of MAP, if need be.")] = None,
    writing: Annotated[str | None, Option("--to", metavar="FORMAT", help="The format of FILE, if need be.")] = None,
    unsupported: Annotated[
        Unsupported, Option("--unsupported", help="What to do about what FORMAT cannot say.")
    ] = Unsupported.refuse,
    option: Annotated[list[str], Option("--option", metavar="NAME=VALUE", help="An option of a format.")] = [],
    force: Annotated[bool, Option("--force", help="Overwrite a file that is there.")] = False,
    json: Json = False,
) -> Outcome:
    """Read a map in one format and write it in another."""
    from argmap.cli import converting  # noqa: PLC0415 - see above

    return converting.convert(
        map_,
        output,
        reading=reading,
        writing=writing,
        unsupported=unsupported.value,
        options=option,
        force=force,
        json=json,
    )


def formats(format: Form = Format.text, json: Json = False) -> Outcome:
    """List the formats that maps are read from and written in, and what each can say."""
    from argmap.cli import converting  # noqa: PLC0415 - see above

    return converting.list_formats(Format.said(format, json=json))


def watch(
    map_: Annotated[str, Argument(metavar="MAP", help="The map file to watch.")],
    output: Annotated[
        str | None,
        Option("--output", "-o", metavar="FILE", help="Where the page goes; else the map's name with .html."),
    ] = None,
    semantics: Semantics = "df_quad",
    serve: Annotated[
        bool, Option("--serve", help="Show the page to this machine, and load it anew by itself.")
    ] = False,
    port: Annotated[int, Option("--port", min=0, max=65535, help="With --serve: where; else any that is free.")] = 0,
) -> Outcome:
    """Check and score a map and write its page, again whenever it is saved, until Ctrl-C."""
    from argmap.cli.interactive import watching  # noqa: PLC0415 - see above

    return watching.watch(map_, output, semantics=semantics, serve=serve, port=port)


def tags(map_: Map, format: Form = Format.text, json: Json = False) -> Outcome:
    """List the tags of a map, and how many claims, relations, sources and documents carry each."""
    from argmap.analysis.stats.tag_counts import tag_counts  # noqa: PLC0415 - see above
    from argmap.cli.answering import answered, opened  # noqa: PLC0415

    asked, notes = opened(map_)
    return answered(map_, tag_counts(asked.document), format=Format.said(format, json=json), notes=notes)


OWN = (check, score, render, outline, page, watch, tags, report, fmt, convert, formats, *STARTING)
"""The commands that are declared here, in the order in which they are listed."""
