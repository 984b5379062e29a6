"""`argmap completion`: the script by which a shell completes commands, options and ids, and the words that it asks for."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from enum import EnumType
from pathlib import Path
from typing import Annotated, Any

import typer

from argmap.cli.called import SQL, every_command
from argmap.cli.outcome import Outcome
from argmap.cli.wording.by_typer import app_for
from argmap.cli.wording.option_marks import Argument
from argmap.cli.wording.options import Shell
from argmap.errors import ArgmapError

MOST_BYTES, MOST_WORDS = 500_000, 500
"""A larger map is not read for completion, and no more words than these are given: a shell waits for them."""
_SAFE = re.compile(r"[\w.@:+-]+")
"""What is given to a shell; a tag with blanks, say, is not."""

SCRIPTS = {
    "bash": """\
# Completion of argmap for bash. Put this into ~/.bashrc:  eval "$(argmap completion bash)"
_argmap() {
    local word
    COMPREPLY=()
    while IFS= read -r word; do
        COMPREPLY+=("$word")
        case "$word" in *=) compopt -o nospace 2>/dev/null ;; esac
    done < <(argmap completion bash -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _argmap argmap
""",
    "zsh": """\
# Completion of argmap for zsh. Put this into ~/.zshrc, after compinit:  eval "$(argmap completion zsh)"
_argmap() {
    local -a found pairs others
    found=("${(@f)$(argmap completion zsh -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    found=(${found:#})
    if (( ! $#found )); then
        _files
        return
    fi
    pairs=(${(M)found:#*=})
    others=(${found:#*=})
    (( $#pairs )) && compadd -S '' -- $pairs
    (( $#others )) && compadd -- $others
}
compdef _argmap argmap
""",
    "fish": """\
# Completion of argmap for fish. Put this into ~/.config/fish/config.fish:  argmap completion fish | source
function __argmap_complete
    set -l words (commandline -opc)
    set -l found (argmap completion fish -- $words[2..-1] (commandline -ct) 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c argmap -f -a '(__argmap_complete)'
""",
}


def completion(
    shell: Annotated[Shell, Argument(metavar="SHELL", help="bash, zsh or fish.")],
    words: Annotated[
        list[str] | None,
        Argument(metavar="[-- WORD...]", help="What the script asks: complete the last of these."),
    ] = None,
) -> Outcome:
    """Print the script by which a shell completes commands, options and the ids of a map."""
    if not words:
        return Outcome(SCRIPTS[shell.value])
    given = _joined(words) if shell is Shell.bash else [*words]
    found = sorted({word for word in completions([*map(_unquoted, given)]) if _SAFE.fullmatch(word.removesuffix("="))})
    # bash takes what stands after = for a word of its own
    head = "" if shell is Shell.bash or not _is_assigned(given[-1]) else f"{given[-1].partition('=')[0]}="
    return Outcome("".join(f"{head}{word}\n" for word in found[:MOST_WORDS]).encode())


def completions(words: Sequence[str]) -> Iterator[str]:
    """Give what may stand in place of the last word; nothing where a file may.

    >>> list(completions(["cru"]))
    ['cruxes']
    >>> list(completions(["cruxes", "map.yaml", "--ta"]))
    ['--target']
    """
    command, *before, last = ["", *words] if len(words) == 1 else words
    if len(words) == 1:
        return _beginning([*every_command(), SQL, "--help", "--version"], last)
    if command not in every_command():
        return iter(())
    made: Any = typer.main.get_command(app_for([command]))
    parameters = made.commands[command].params
    valued = {
        name: one
        for one in parameters
        for name in one.opts
        if name.startswith("-") and not getattr(one, "is_flag", False)
    }
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    option = valued.get(last.partition("=")[0]) if _is_assigned(last) else None
    if option is not None:
        return _beginning(_values(option, _positional(before, valued)), last.partition("=")[2])
    if last.startswith("-"):
        return _beginning((name for one in parameters for name in one.opts if name.startswith("--")), last)
    if before and before[-1] in valued:
        return _beginning(_values(valued[before[-1]], _positional(before[:-1], valued)), last)
    placed = _positional(before, valued)
    argument = arguments[min(len(placed), len(arguments) - 1)] if arguments else None
    return _beginning(() if argument is None else _values(argument, placed), last)


def _values(parameter: Any, placed: Sequence[str]) -> Iterable[str]:
    """Give what an option or an argument may be: one of a choice, or an id in the map named before."""
    choices = _choices(parameter)
    if choices:
        return choices
    name, metavar = parameter.name, parameter.metavar or ""
    if name == "semantics":
        from argmap.semantics.registry import semantics_names  # noqa: PLC0415 - loaded when it is asked for

        return semantics_names()
    if name == "tag":
        return {tag for claim in _parts(placed, "claims").values() for tag in claim.tags}
    if name in {"strength", "reliability"}:
        return [f"{key}=" for key in _parts(placed, {"strength": "relations", "reliability": "sources"}[name])]
    if name == "source":
        return _parts(placed, "sources")
    if metavar.startswith("ID=") and name != "same":
        return [f"{key}=" for key in _parts(placed, "claims")]
    return _parts(placed, "claims") if metavar in {"CLAIM", "ID"} else ()


def _choices(parameter: Any) -> list[str]:
    """Return the words of a choice; where typer keeps them depends on its version."""
    kind = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
    known = kind if isinstance(kind, EnumType) else getattr(getattr(parameter, "type", None), "choices", ())
    return [str(getattr(one, "value", one)) for one in known]


def _parts(placed: Sequence[str], name: str) -> dict[str, Any]:
    """Return parts of the map that the line names first; none of a map that is large, unsound or no plain file."""
    from argmap import formats  # noqa: PLC0415 - loaded when it is asked for

    try:
        file = Path(placed[0]).expanduser()
        if not file.is_file() or file.stat().st_size > MOST_BYTES:
            return {}
        return dict(getattr(formats.read(file).document, name))
    except (ArgmapError, OSError, ValueError, IndexError):
        return {}


def _positional(words: Sequence[str], valued: dict[str, Any]) -> list[str]:
    """Return the words that are neither options nor their values."""
    return [
        word
        for place, word in enumerate(words)
        if not word.startswith("-") and not (place and words[place - 1] in valued)
    ]


def _beginning(words: Iterable[str], start: str) -> Iterator[str]:
    return (word for word in words if word.startswith(start))


def _is_assigned(word: str) -> bool:
    return word.startswith("--") and "=" in word


def _joined(words: Sequence[str]) -> list[str]:
    """Put together what bash takes apart at = and :.

    >>> _joined(["score", "--prior", "rain", "=", "0.5", "--target", "=", "ra"])
    ['score', '--prior', 'rain=0.5', '--target=ra']
    """
    joined: list[str] = []
    glued = False
    for word in words:
        if joined and (glued or word in {"=", ":"}):
            joined[-1] += word
        else:
            joined.append(word)
        glued = word in {"=", ":"}
    return joined


def _unquoted(word: str) -> str:
    """Take a word as the shell will: without its quotes and backslashes."""
    for end in ("", '"', "'"):
        try:
            return "".join(shlex.split(word + end))
        except ValueError:
            continue
    return word
