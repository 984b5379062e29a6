"""The commands and their options, as typer reads them. What they do is in the files beside this one."""

from __future__ import annotations

from importlib.metadata import version as installed_version
from typing import Annotated

import typer

from argmap.asking import Questions
from argmap.assistant import serve
from argmap.cli import checking, converting, demonstrating, drawing, paging, scoring, starting
from argmap.cli.command import command
from argmap.cli.looking_over import lint
from argmap.cli.looking_up import quote
from argmap.cli.options import (
    AsOf,
    Asserted,
    CheckFormat,
    Down,
    Fix,
    Focus,
    Form,
    Format,
    Grouped,
    JoinBy,
    Json,
    Labels,
    Layout,
    Map,
    Maps,
    MinReliability,
    NoScores,
    Parameter,
    Prior,
    Reliability,
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
from argmap.cli.outcome import Outcome
from argmap.cli.solving import solve
from argmap.cli.two_map_files import agreement, diff, merge
from argmap.display.picture import WIDTH, Look

app = typer.Typer(
    name="argmap",
    help="Argument maps: check them, score them, draw them.\n\n"
    "Exit codes: 0 all well, 1 problems found, 2 wrong command. A map named - is read from stdin.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def _version(
    show: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
) -> None:
    if show:
        typer.echo(f"argmap {installed_version('argmap')}")
        raise typer.Exit


@app.command()
def check(maps: Maps, format: CheckFormat = Reported.text, json: Json = False) -> Outcome:
    """Read maps and report every problem, each with its line and column."""
    return checking.check(maps, json=json or format is Reported.json, github=format is Reported.github)


@app.command()
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
    top: Annotated[int | None, typer.Option("--top", min=1, help="Show only the best supported claims.")] = None,
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Score every claim of a map, from 0 (not supported at all) to 1 (fully)."""
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
    )
    return scoring.score(map_, settings, top=top, json=json, format=format)


@app.command()
def render(
    map_: Map,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; its suffix says svg, png, pdf or dot."),
    ] = None,
    format: Annotated[str | None, typer.Option("--format", metavar="NAME", help="svg, png, pdf or dot.")] = None,
    theme: Annotated[
        Theme, typer.Option("--theme", help="The colours; auto turns dark where the reader's system is dark.")
    ] = Theme.auto,
    layout: Annotated[
        Layout, typer.Option("--layout", help="Where cards stand: on a page, or in layers by Graphviz (dot).")
    ] = Layout.page,
    group_by: Annotated[
        Grouped | None, typer.Option("--group-by", help="Put claims into frames by their first tag or source.")
    ] = None,
    overview: Annotated[bool, typer.Option("--overview", help="Draw the groups alone, and the steps between.")] = False,
    width: Annotated[
        float, typer.Option("--width", help="The width that the page is laid out for, in points.")
    ] = WIDTH,
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
    whole: Annotated[bool, typer.Option("--whole", help="Draw a large map, however hard it is to read.")] = False,
    json: Json = False,
) -> Outcome:
    """Draw a map, or the part of it around a claim or under a tag."""
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


@app.command()
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
) -> Outcome:
    """Write a map as an indented text, the conclusion first."""
    settings = scoring.Settings(semantics=semantics, prior=prior, fix=fix)
    return drawing.outline(
        map_,
        drawing.View(focus, up, down, tag),
        settings,
        scored=not no_scores,
        labelled=drawing.Labelled(labels, asserted),
    )


@app.command()
def page(
    map_: Map,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; else the map's name with .html.")
    ] = None,
    focus: Focus = None,
    up: Up = 1,
    down: Down = 2,
    tag: Tag = [],
    semantics: Semantics = "df_quad",
    labels: Labels = None,
    asserted: Asserted = "leaves",
    reader: Annotated[
        list[str], typer.Option("--reader", metavar="FILE", help="Show a reader's credences beside the map's numbers.")
    ] = [],
    whole: Annotated[bool, typer.Option("--whole", help="Write a large map, however slow its page is.")] = False,
    json: Json = False,
) -> Outcome:
    """Write a map as one page to read, to play with and to send: it needs no network."""
    view = drawing.View(focus, up, down, tag)
    return paging.page(
        map_,
        output,
        view,
        drawing.Labelled(labels, asserted),
        semantics=semantics,
        readers=reader,
        whole=whole,
        json=json,
    )


@app.command()
def fmt(
    maps: Maps,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit with 1 if a file is untidy.")] = False,
    json: Json = False,
) -> Outcome:
    """Lay map files out in one style. Comments stay, and nothing else changes."""
    return checking.tidy(maps, check_only=check, json=json)


@app.command()
def convert(
    map_: Map,
    output: Annotated[str, typer.Argument(metavar="FILE", help="The file to write, or - for stdout.")],
    reading: Annotated[
        str | None, typer.Option("--from", metavar="FORMAT", help="The format of MAP, if need be.")
    ] = None,
    writing: Annotated[
        str | None, typer.Option("--to", metavar="FORMAT", help="The format of FILE, if need be.")
    ] = None,
    unsupported: Annotated[
        Unsupported, typer.Option("--unsupported", help="What to do about what FORMAT cannot say.")
    ] = Unsupported.refuse,
    option: Annotated[list[str], typer.Option("--option", metavar="NAME=VALUE", help="An option of a format.")] = [],
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,
    json: Json = False,
) -> Outcome:
    """Read a map in one format and write it in another."""
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


@app.command()
def formats(format: Form = Format.text, json: Json = False) -> Outcome:
    """List the formats that maps are read from and written in, and what each can say."""
    return converting.list_formats(json=json, format=format)


@app.command()
def new(
    path: Annotated[str, typer.Argument(metavar="FILE", help="The file to write, or - for stdout.")] = "map.yaml",
    title: Annotated[str, typer.Option("--title", help="The map's title.")] = "Should I take an umbrella?",
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,
    json: Json = False,
) -> Outcome:
    """Write a small map with comments, to start from."""
    return starting.new(path, title=title, force=force, json=json)


@app.command()
def demo(
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="Where the page and the pictures go.")
    ] = "argmap-demo",
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="Open the page where there is a display.")] = True,
) -> Outcome:
    """Show on one screen what argmap makes of the map of a real debate, and write its page and two pictures."""
    return demonstrating.demo(folder, open_page=open_page)


@app.command()
def maps(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="The map to write out; else all are listed.")
    ] = None,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is stdout.")] = "-",
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,
    json: Json = False,
) -> Outcome:
    """List the maps that come with argmap, or write one of them out."""
    return demonstrating.maps(name, output=output, force=force, json=json)


@app.command()
def mcp(
    seconds: Annotated[float, typer.Option("--seconds", help="So long an answer may take.")] = 20.0,
) -> Outcome:
    """Serve the tools of argmap to an assistant, by the Model Context Protocol over stdin and stdout."""
    serve(seconds=seconds)
    return Outcome()


@app.command()
def schema() -> Outcome:
    """Print the JSON Schema of a map file, for editors and checkers."""
    return starting.schema()


app.command(name="lint")(lint)
for _name, _question in vars(Questions).items():
    if callable(_question) and _name != "lint":  # lint takes several maps, and tells by its exit code what it found
        app.command(name=_name.replace("_", "-"))(command(_question))
for _other in (quote, diff, merge, agreement, solve):
    app.command()(_other)
