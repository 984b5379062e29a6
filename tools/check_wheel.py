"""Build the wheel, install it into a clean environment and use it once, away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
USE = """
import argmap
m = argmap.loads("{argmap: 1, title: One, conclusion: one, claims: {one: {text: A claim., prior: 0.7}}}")
assert m.score()["one"] == 0.7
assert m.render("one.svg").stat().st_size > 0
assert "function render(" in m.to_html("one.html").read_text(encoding="utf-8")
assert m.render("one.png").stat().st_size > 10_000  # with letters, from the fonts in the wheel
print("argmap", argmap.__version__, "from", argmap.__file__)
"""


def main() -> None:
    """Fail with the exit code of the first step that fails."""
    with tempfile.TemporaryDirectory() as folder:
        clean = Path(folder, "clean")
        wheels = Path(folder, "wheels")
        run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(wheels), str(ROOT))
        (wheel,) = wheels.glob("argmap-*.whl")
        venv.create(clean)
        programs = clean / ("Scripts" if os.name == "nt" else "bin")
        python = str(programs / "python")
        # By the pip that is there, and without compiling all of scipy: a fifth of the time that a user's own takes.
        run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-compile", str(wheel))
        # From here on the working folder is empty, so that nothing but the wheel can be imported.
        empty = Path(folder, "empty")
        empty.mkdir()
        os.environ.pop("PYTHONPATH", None)
        run(python, "-I", "-c", USE, folder=empty)
        run(str(programs / "argmap"), "new", "map.yaml", folder=empty)
        run(str(programs / "argmap"), "check", "map.yaml", folder=empty)
        run(str(programs / "argmap"), "demo", "--no-open", folder=empty)  # with the maps that the wheel brings


def run(*command: str, folder: Path = ROOT) -> None:
    """Run one step; its output goes straight to whoever reads the gate."""
    sys.stdout.flush()
    done = subprocess.run(command, cwd=folder, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command[:4])} … failed with exit code {done.returncode}")


if __name__ == "__main__":
    main()
