"""The arguments and options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from argmap.cli.wording.option_marks import Argument, Option


class Join(StrEnum):
    """How the scores of linked premises meet."""

    product = "product"
    min = "min"
    mean = "mean"


class Layout(StrEnum):
    """How the cards of a picture are placed."""

    page = "page"
    dot = "dot"


class Grouped(StrEnum):
    """What the claims of a picture are put into frames by."""

    tags = "tags"
    sources = "sources"


class Theme(StrEnum):
    """The colours of a picture."""

    auto = "auto"
    light = "light"
    dark = "dark"


class CirclesLeft(StrEnum):
    """What is done about circles under probability, beside refusing them."""

    undecided = "undecided"


class Exactly(StrEnum):
    """Whether chances are worked out exactly."""

    auto = "auto"
    yes = "yes"
    no = "no"


class Unsupported(StrEnum):
    """What to do about what a format cannot say."""

    refuse = "raise"
    warn = "warn"
    ignore = "ignore"


class Format(StrEnum):
    """How an answer is printed."""

    text = "text"
    md = "md"
    csv = "csv"
    json = "json"

    @classmethod
    def said(cls, format: Format, *, json: bool) -> Format:
        """Return the one that was asked for: `--json` is another word for `--format json`."""
        return cls.json if json else format

    @property
    def for_programs(self) -> bool:
        """Whether programs read it, which want every row and no word between."""
        return self in {Format.csv, Format.json}


class ReportAs(StrEnum):
    """What a report is written as."""

    html = "html"
    md = "md"


class OutlineAs(StrEnum):
    """What an outline is written as."""

    text = "text"
    md = "md"


class Shell(StrEnum):
    """A shell that completes words."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"


class Reported(StrEnum):
    """How problems are printed."""

    text = "text"
    github = "github"
    json = "json"


CheckFormat = Annotated[
    Reported, Option("--format", help="For people, for a workflow of GitHub, or JSON for editors and scripts.")
]
Map = Annotated[str, Argument(metavar="MAP", help="A map file, or - for stdin.")]
Maps = Annotated[list[str], Argument(metavar="MAP...", help="Map files, or - for stdin.")]
Json = Annotated[bool, Option("--json", help="Print JSON for scripts, as --format json does.")]
Semantics = Annotated[str, Option("--semantics", "-s", help="How scores are computed.")]
Prior = Annotated[list[str], Option("--prior", metavar="ID=NUMBER", help="Replace a claim's base score.")]
Fix = Annotated[list[str], Option("--fix", metavar="ID=NUMBER", help="Hold a claim's score, whatever bears on it.")]
Strength = Annotated[list[str], Option("--strength", metavar="ID=NUMBER", help="Replace a relation's strength.")]
Reliability = Annotated[list[str], Option("--reliability", metavar="ID=NUMBER", help="Replace a source's reliability.")]
MinReliability = Annotated[
    float | None, Option("--min-reliability", metavar="NUMBER", help="Drop the word of sources below this.")
]
AsOf = Annotated[str | None, Option("--as-of", metavar="DATE", help="Leave out what was said after this day.")]
JoinBy = Annotated[Join | None, Option("--join", help="How the scores of linked premises meet.")]
Parameter = Annotated[list[str], Option("--parameter", metavar="NAME=VALUE", help="Set a parameter of the semantics.")]
Focus = Annotated[str | None, Option("--focus", metavar="ID", help="Show what stands around this claim.")]
Up = Annotated[int, Option("--up", min=0, help="With --focus: steps towards the conclusion.")]
Down = Annotated[int, Option("--down", min=0, help="With --focus: steps into the reasons.")]
Tag = Annotated[list[str], Option("--tag", metavar="TAG", help="Show the claims that carry this tag.")]
Labels = Annotated[
    str | None,
    Option("--labels", metavar="NAME", help="Show which claims are in, out or undecided by this semantics."),
]
Asserted = Annotated[
    str, Option("--asserted", metavar="IDS", help="With --labels: leaves, all, none, or ids with commas.")
]
NoScores = Annotated[bool, Option("--no-scores", help="Leave the scores out.")]
Form = Annotated[
    Format,
    Option(
        "--format", help="Print words and a table, Markdown, or for programs the table as CSV or all of it as JSON."
    ),
]
Target = Annotated[
    str | None, Option("--target", metavar="ID", help="Ask about this claim; else the map's conclusion.")
]
Top = Annotated[
    int | None, Option("--top", min=1, help="Show so many rows only; else the first ones, and all with --json.")
]
Plot = Annotated[
    str | None,
    Option("--plot", metavar="FILE", help="Draw it into a file too: its suffix says png, svg or pdf."),
]
Samples = Annotated[int | None, Option("--samples", metavar="NUMBER", help="Under probability: draw so many worlds.")]
Given = Annotated[
    list[str],
    Option("--given", metavar="ID=yes|no", help="Under probability: look where this is so, or is not, alone."),
]
Circles = Annotated[
    CirclesLeft | None, Option("--circles", help="Under probability: leave what a circle leaves undecided so.")
]
Exact = Annotated[
    Exactly,
    Option("--exact", help="Under probability: work chances out as far as the map is narrow enough, always, or never."),
]
SeedOfWorlds = Annotated[
    int | None, Option("--seed", metavar="NUMBER", help="Under probability: what chance starts from.")
]
Seed = Annotated[int, Option("--seed", help="What chance starts from: the same number, the same result.")]
