"""The commands that one starts with: a first map, what is shipped, and what editors and assistants need.

As in `app`, what a command does is loaded when it is called.
"""

from __future__ import annotations

from typing import Annotated

from argmap.cli.outcome import Outcome
from argmap.cli.wording.option_marks import Argument, Option
from argmap.cli.wording.options import Json


def new(
    path: Annotated[str, Argument(metavar="FILE", help="The file to write, or - for stdout.")] = "map.yaml",
    title: Annotated[str, Option("--title", help="The map's title.")] = "Should I take an umbrella?",
    force: Annotated[bool, Option("--force", help="Overwrite a file that is there.")] = False,
    no_schema: Annotated[
        bool, Option("--no-schema", help="Write no schema beside it, by which editors complete its keys.")
    ] = False,
    json: Json = False,
) -> Outcome:
    """Write a small map with comments, to start from, and beside it the schema by which editors know its keys."""
    from argmap.cli import starting  # noqa: PLC0415 - see above

    return starting.new(path, title=title, force=force, with_schema=not no_schema, json=json)


def demo(
    folder: Annotated[str, Argument(metavar="FOLDER", help="Where the page and the pictures go.")] = "argmap-demo",
    open_page: Annotated[bool, Option("--open/--no-open", help="Open the page where there is a display.")] = True,
) -> Outcome:
    """Show on one screen what argmap makes of the map of a real debate, and write its page and two pictures."""
    from argmap.cli import demonstrating  # noqa: PLC0415 - see above

    return demonstrating.demo(folder, open_page=open_page)


def maps(
    name: Annotated[str | None, Argument(metavar="NAME", help="The map to write out; else all are listed.")] = None,
    output: Annotated[str, Option("--output", "-o", metavar="FILE", help="Where to; - is stdout.")] = "-",
    force: Annotated[bool, Option("--force", help="Overwrite a file that is there.")] = False,
    json: Json = False,
) -> Outcome:
    """List the maps that come with argmap, or write one of them out."""
    from argmap.cli import demonstrating  # noqa: PLC0415 - see above

    return demonstrating.maps(name, output=output, force=force, json=json)


def prompt() -> Outcome:
    """Print one page that teaches a language model, or anybody, to draft a map from a text."""
    from argmap.cli import prompting  # noqa: PLC0415 - see above

    return prompting.prompt()


def mcp(
    seconds: Annotated[float, Option("--seconds", help="So long an answer may take.")] = 20.0,
) -> Outcome:
    """Serve the tools of argmap to an assistant, by the Model Context Protocol over stdin and stdout."""
    from argmap.assistant import serve  # noqa: PLC0415 - see above

    serve(seconds=seconds)
    return Outcome()


def schema(
    strict: Annotated[
        bool,
        Option("--strict", help="For structured output: every key required, lists in place of mappings by id."),
    ] = False,
    lean: Annotated[bool, Option("--lean", help="With --strict: without what no draft needs.")] = False,
) -> Outcome:
    """Print the JSON Schema of a map file, for editors, checkers and language models."""
    from argmap.cli import starting  # noqa: PLC0415 - see above

    return starting.schema(strict=strict, lean=lean)


STARTING = (new, demo, maps, prompt, mcp, schema)
"""In the order in which they are listed."""
