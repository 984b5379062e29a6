"""Print the lowest versions that `pyproject.toml` allows of what argmap itself asks for, as constraints for pip.

A minimum is the first release that argmap works with, so `>=` becomes `==`: one that was never released is found out.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_MINIMUM = re.compile(r"([A-Za-z0-9._-]+)>=([0-9][0-9.]*(?:dev[0-9]+,<[0-9]+)?)")
"""A version that is none yet, `dev17`, has to say up to which it is meant."""


def lowest(project: dict[str, object]) -> list[str]:
    """Pin each dependency, those of the extras too, to its minimum.

    >>> lowest({"dependencies": ["numpy>=1.26"], "optional-dependencies": {"fast": ["numba>=0.60"]}})
    ['numba==0.60', 'numpy==1.26']
    """
    table: dict[str, list[str]] = {"": [], **project.get("optional-dependencies", {})}  # type: ignore[dict-item]
    table[""] = project.get("dependencies", [])  # type: ignore[assignment]
    return sorted(_pin(wanted) for group in table.values() for wanted in group)


def _pin(wanted: str) -> str:
    found = _MINIMUM.fullmatch(wanted)
    if found is None:
        raise SystemExit(f"{wanted!r} states no single minimum: write name>=version")
    return f"{found[1]}=={found[2].partition(',')[0]}"


if __name__ == "__main__":
    print("\n".join(lowest(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"])))
