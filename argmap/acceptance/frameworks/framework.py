"""`Framework`: an abstract argumentation framework, arguments and who attacks whom (Dung 1995)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NoReturn, TypeVar

from argmap.acceptance.frameworks.attacks import Attacks
from argmap.acceptance.frameworks.extension_names import Extensions, checked_semantics
from argmap.acceptance.frameworks.extensions import ExtensionSearch
from argmap.basics.text import counted
from argmap.errors import ParameterError, Problem, TimeLimitError, UnknownIdError, short

if TYPE_CHECKING:
    from collections.abc import Collection

Item = TypeVar("Item")


class Framework:
    """Arguments by name, and attacks from one to another. It never changes.

    Names are text; a name or an attack that comes twice counts once, and an argument may attack itself. An attack of or
    on an argument that is not named raises `UnknownIdError`.

    >>> f = Framework(["a", "b", "c"], [("a", "b"), ("b", "a"), ("b", "c")])
    >>> f
    <Framework: 3 arguments, 3 attacks>
    >>> f.grounded(), sorted(sorted(one) for one in f.extensions("preferred"))
    (frozenset(), [['a', 'c'], ['b']])
    >>> f.credulous("c", "preferred"), f.sceptical("c", "preferred"), sorted(f.counterexample("c", "preferred"))
    (True, False, ['b'])

    The semantics are conflict-free, naive, admissible, grounded, complete, preferred, stable, semi-stable, stage, ideal,
    eager, cf2 and stage2. All but grounded may have to search; with `argmap[sat]` that is done by a SAT solver, and
    without it only where few arguments hang together undecided. `timeout` bounds a question, in seconds from when it is asked;
    when they are up `TimeLimitError` is raised. The `result` of that error is what had been found: how many extensions
    (`count`, `extensions`), or what every extension holds (`some`).
    """

    __slots__ = ("_graph", "_place", "arguments")

    arguments: tuple[str, ...]
    """Their names, each once, in the order given."""

    def __init__(self, arguments: Iterable[str], attacks: Iterable[tuple[str, str]] = ()) -> None:
        place: dict[str, int] = {}
        for name in _listed(arguments, "arguments"):
            if not isinstance(name, str):
                raise ParameterError(Problem(f"the argument {name!r} is not text", path="arguments"))
            place.setdefault(name, len(place))
        self._place = place
        self.arguments = tuple(place)
        self._graph = Attacks.of(len(place), self._numbered(attacks))

    def _numbered(self, attacks: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
        place = self._place
        listed = _listed(attacks, "attacks")
        try:
            return [(place[source], place[target]) for source, target in listed]
        except (KeyError, TypeError, ValueError):
            self._refuse(listed)

    def _refuse(self, attacks: Iterable[object]) -> NoReturn:
        unknown: dict[str, None] = {}
        for attack in attacks:
            if not isinstance(attack, tuple | list) or len(attack) != 2:  # noqa: PLR2004 - a pair
                message = f"an attack is a pair of arguments, not {attack!r}"
                raise ParameterError(Problem(message, path="attacks", hint="Write (attacker, target)."))
            wrong = next((name for name in attack if not isinstance(name, str)), None)
            if wrong is not None:
                raise ParameterError(Problem(f"the argument {short(wrong)} of an attack is not text", path="attacks"))
            unknown.update((name, None) for name in attack if name not in self._place)
        raise UnknownIdError.from_ids(unknown, self.arguments, said="an attack names an unknown argument")

    @property
    def attacks(self) -> tuple[tuple[str, str], ...]:
        """The attacks, each once: attacker and target, in the order of the attackers.

        >>> Framework("ab", [("b", "a"), ("b", "a")]).attacks
        (('b', 'a'),)
        """
        names = self.arguments
        return tuple((names[one], names[to]) for one, targets in enumerate(self._graph.attacked) for to in targets)

    def attackers(self, argument: str) -> tuple[str, ...]:
        """Return what attacks an argument.

        >>> Framework("abc", [("a", "c"), ("b", "c")]).attackers("c")
        ('a', 'b')
        """
        return tuple(self.arguments[one] for one in self._graph.attackers[self._number(argument)])

    def attacked(self, argument: str) -> tuple[str, ...]:
        """Return what an argument attacks.

        >>> Framework("abc", [("a", "c"), ("b", "c")]).attacked("a")
        ('c',)
        """
        return tuple(self.arguments[one] for one in self._graph.attacked[self._number(argument)])

    def grounded(self) -> frozenset[str]:
        """Return the grounded extension, in time that grows with the attacks.

        >>> sorted(Framework("abc", [("a", "b"), ("b", "c")]).grounded())
        ['a', 'c']
        """
        return self._named(ExtensionSearch(self._graph, "grounded").certain)

    def extensions(self, semantics: Extensions, *, timeout: float | None = None) -> Iterator[frozenset[str]]:
        """Go through all extensions, each once; they are searched as they are asked for.

        >>> next(Framework("ab", [("a", "b"), ("b", "a")]).extensions("stable")) in ({"a"}, {"b"})
        True
        """
        return map(self._named, self._search(semantics, timeout).every())

    def some(self, semantics: Extensions, *, timeout: float | None = None) -> frozenset[str] | None:
        """Return one extension; None where there is none, which only stable extensions can lack.

        >>> Framework("a", [("a", "a")]).some("stable"), Framework("a", [("a", "a")]).some("stage")
        (None, frozenset())
        """
        try:
            found = self._search(semantics, timeout).some()
        except TimeLimitError as error:
            raise TimeLimitError(*error.problems, result=self._named(error.result)) from None
        return None if found is None else self._named(found)

    def count(self, semantics: Extensions, *, timeout: float | None = None) -> int:
        """Return how many extensions there are, exactly, however many; a product over the parts that hang together.

        >>> pairs = [(f"{sort}{number}", f"{other}{number}") for number in range(100) for sort, other in ("ab", "ba")]
        >>> Framework([one for one, _ in pairs], pairs).count("preferred") == 2**100
        True
        """
        return self._search(semantics, timeout).count()

    def credulous(self, argument: str, semantics: Extensions, *, timeout: float | None = None) -> bool:
        """Say whether some extension holds an argument.

        >>> Framework("ab", [("a", "b"), ("b", "a")]).credulous("b", "complete")
        True
        """
        return self._search(semantics, timeout).credulous(self._number(argument))

    def sceptical(self, argument: str, semantics: Extensions, *, timeout: float | None = None) -> bool:
        """Say whether every extension holds an argument; where there is none, every one does.

        >>> Framework("abc", [("a", "b"), ("b", "a"), ("a", "c"), ("b", "c")]).sceptical("c", "preferred")
        False
        """
        return self._search(semantics, timeout).sceptical(self._number(argument))

    def example(self, argument: str, semantics: Extensions, *, timeout: float | None = None) -> frozenset[str] | None:
        """Return an extension that holds an argument, the grounds of a yes to `credulous`; None where there is none.

        >>> sorted(Framework("abc", [("a", "b"), ("b", "a"), ("b", "c")]).example("c", "stable"))
        ['a', 'c']
        """
        found = self._search(semantics, timeout).example(self._number(argument))
        return None if found is None else self._named(found)

    def counterexample(
        self, argument: str, semantics: Extensions, *, timeout: float | None = None
    ) -> frozenset[str] | None:
        """Return an extension that leaves an argument out, the grounds of a no to `sceptical`; None where there is none.

        >>> sorted(Framework("abc", [("a", "b"), ("b", "a"), ("b", "c")]).counterexample("c", "stable"))
        ['b']
        """
        found = self._search(semantics, timeout).counterexample(self._number(argument))
        return None if found is None else self._named(found)

    def labels(self, extension: Collection[str]) -> dict[str, str]:
        """Label every argument by an extension: in it, out where it attacks the argument, else undecided.

        A set in which one argument attacks another is no extension of any sort, and is refused (`ParameterError`).

        >>> f = Framework("abc", [("a", "b"), ("c", "c")])
        >>> f.labels(f.grounded())
        {'a': 'in', 'b': 'out', 'c': 'undecided'}
        """
        inside = {self._number(name) for name in extension}
        out = {target for member in inside for target in self._graph.attacked[member]}
        if not inside.isdisjoint(out):
            hit = min(inside & out)
            by = next(one for one in self._graph.attackers[hit] if one in inside)
            message = f"{self.arguments[by]!r} attacks {self.arguments[hit]!r}, and both are in the set"
            raise ParameterError(Problem(message, path="extension"))
        return {
            name: "in" if number in inside else "out" if number in out else "undecided"
            for name, number in self._place.items()
        }

    def __len__(self) -> int:
        return len(self.arguments)

    def __contains__(self, argument: object) -> bool:
        return argument in self._place

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Framework):
            return NotImplemented
        return set(self.arguments) == set(other.arguments) and set(self.attacks) == set(other.attacks)

    def __hash__(self) -> int:
        return hash((frozenset(self.arguments), frozenset(self.attacks)))

    def __repr__(self) -> str:
        number = sum(map(len, self._graph.attacked))
        return f"<Framework: {counted(len(self), 'argument')}, {counted(number, 'attack')}>"

    def _search(self, semantics: Extensions, timeout: float | None) -> ExtensionSearch:
        return ExtensionSearch(self._graph, checked_semantics(semantics), timeout=timeout)

    def _number(self, argument: str) -> int:
        try:
            return self._place[argument]
        except (KeyError, TypeError):
            raise UnknownIdError.from_id(argument, self.arguments, sort="argument") from None

    def _named(self, members: Iterable[int]) -> frozenset[str]:
        return frozenset(self.arguments[member] for member in members)


def _listed(given: Iterable[Item], path: str) -> list[Item]:
    try:
        return list(given)
    except TypeError:
        message = f"{path} is {short(given)}"
        raise ParameterError(Problem(message, path=path, hint="Give a list, or anything one can go through.")) from None
