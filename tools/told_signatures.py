"""Show docstrings in the reference as people read them: examples as code, types plainly, options with what they are for."""

from __future__ import annotations

import ast
import re
from typing import Any

import griffe

SESSION = re.compile(r"^>>> .*?(?=^\s*$|\Z)", re.MULTILINE | re.DOTALL)
HOW = {
    "How": "`how` are [the words of every question](shared-options.md): `fix=`, `prior=`, `semantics=` and others.",
    "Besides": "`how` are [the words of every question](shared-options.md) without `semantics=`: `fix=`, `prior=` and others.",
}


class ToldSignatures(griffe.Extension):
    """Change functions and docstrings as the documentation reads them; the code stays as it is."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Fence the sessions of one docstring, and say at its end what each option is for."""
        options = told_options(obj) if isinstance(obj, griffe.Function) else ""
        if obj.docstring:
            obj.docstring.value = SESSION.sub(fenced, obj.docstring.value) + options


def told_options(function: griffe.Function) -> str:
    """Take the words out of a signature, which then holds types alone, and return them as a list."""
    said = []
    for parameter in list(function.parameters):
        if parameter.name == "asked":  # what is asked: the map, or the network
            function.parameters._params.remove(parameter)  # noqa: SLF001 - griffe has no other door
            continue
        if parameter.name == "self":
            parameter.annotation = None
        parameter.annotation, words = taken_apart(parameter.annotation)
        if words:
            said.append(f"* `{parameter.name}`: {words}")
        elif parameter.name == "how" and (
            told := HOW.get(str(parameter.annotation).strip("'").rpartition("[")[2][:-1])
        ):
            said.append(f"* {told}")
    function.returns, _ = taken_apart(function.returns)
    return "\n\n" + "\n".join(said) if said else ""


def taken_apart(annotation: str | griffe.Expr | None) -> tuple[str | griffe.Expr | None, str]:
    """Part `Annotated[type, words]` into the type and the words."""
    if not isinstance(annotation, griffe.ExprSubscript) or str(annotation.left) != "Annotated":
        return annotation, ""
    inside = annotation.slice
    if not isinstance(inside, griffe.ExprTuple):
        return annotation, ""
    kind, words = inside.elements[:2]
    said = str(words)
    return kind, str(ast.literal_eval(said)) if said.startswith(("'", '"')) else ""


def fenced(session: re.Match[str]) -> str:
    r"""Put one session into a fence.

    >>> fenced(re.match(".*", ">>> 1 + 1"))
    '```pycon\n>>> 1 + 1\n```\n'
    """
    return f"```pycon\n{session[0].rstrip()}\n```\n"
