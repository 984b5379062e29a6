"""Draw the chart of README.md from the stored results. It knows numbers and names only, nothing of argmap."""

from __future__ import annotations

from pathlib import Path
from typing import Any

INK, GREY = "#222222", "#777777"
LINES = {
    "peer": ("formal-argumentation", "#CC79A7", "v"),
    "networkx": ("by hand over networkx", "#E69F00", "^"),
    "score_plain": ("one pass, plain numpy", "#009E73", "s"),
    "order": ("the order, once", "#56B4E9", "D"),
    "score": ("one pass, compiled", "#0072B2", "o"),
    "product": ("one sparse product", INK, "x"),
}
"""What is drawn of each size: its label, its colour (Okabe and Ito's, safe for the colour-blind) and its mark."""


def draw(results: dict[str, Any], path: Path) -> None:
    """Draw both halves and write them as SVG, the same for the same results."""
    import matplotlib as mpl  # noqa: PLC0415 - slow to load, and only the chart needs it
    from matplotlib.figure import Figure  # noqa: PLC0415

    mpl.rcParams.update({"svg.hashsalt": "argmap", "font.size": 10, "text.color": INK, "axes.edgecolor": GREY})
    figure = Figure(figsize=(11, 5.2), layout="constrained", facecolor="white")
    left, right = figure.subplots(1, 2, width_ratios=(1.25, 1))
    _sizes(left, results["times"])
    _shapes(right, results["times"])
    for axes in (left, right):
        axes.spines[["top", "right"]].set_visible(False)
        axes.grid(visible=True, color="#DDDDDD", linewidth=0.6)
        axes.set_axisbelow(True)
    figure.savefig(path, format="svg", metadata={"Date": None})
    _trim(path)


def _sizes(axes: Any, times: list[dict[str, Any]]) -> None:
    ends = []
    for what, (label, colour, mark) in LINES.items():
        found = sorted(
            (one["size"], one["median"]) for one in times if one["what"] == what and one["shape"] == "random"
        )
        if found:
            sizes, medians = zip(*found, strict=True)
            axes.plot(sizes, medians, color=colour, marker=mark, linewidth=1.8, markersize=6)
            ends.append((sizes[-1], medians[-1], label, colour))
    axes.set(xscale="log", yscale="log", xlabel="claims (five relations each)", ylabel="seconds")
    axes.set_title("Time by size, random network", loc="left")
    biggest = max(size for size, *_ in ends)
    axes.set_xlim(right=biggest * 22)
    taken: dict[int, float] = {}
    for size, median, label, _ in sorted(ends, key=lambda end: end[1]):
        height = max(median, 1.75 * taken.get(size, 0.0))  # labels at one edge are kept apart
        taken[size] = height
        axes.annotate(label, (size, median), xytext=(size * 1.35, height), va="center", fontsize=9.5, color=INK)


def _shapes(axes: Any, times: list[dict[str, Any]]) -> None:
    size = max(one["size"] for one in times)
    least = {(one["shape"], one["what"]): one["least"] for one in times if one["size"] == size}
    shapes = [shape for shape, what in least if what == "score" and (shape, "product") in least]
    shapes.sort(key=lambda shape: least[shape, "score"] / least[shape, "product"], reverse=True)
    for what, label, mark, colour, filled in (
        ("product", "as given", "o", "#0072B2", True),
        ("product_renumbered", "renumbered", "D", "#D55E00", False),
    ):
        ratios = [least[shape, "score"] / least[shape, what] for shape in shapes]
        face = colour if filled else "none"
        axes.scatter(
            ratios, range(len(shapes)), marker=mark, s=46, label=label, facecolor=face, edgecolor=colour, zorder=3
        )
    axes.axvline(1, color=INK, linewidth=1)
    axes.set(xscale="log", xlabel="one pass in sparse products (1: as quick as the product)")
    axes.set_yticks(range(len(shapes)), shapes)
    axes.xaxis.set_major_formatter("{x:g}")
    axes.legend(title="product of the network", loc="upper right", frameon=True)
    axes.set_title(f"One pass by shape, {size:,} claims", loc="left")


def _trim(path: Path) -> None:
    """Leave no spaces at the ends of lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line.rstrip() for line in lines) + "\n", encoding="utf-8")
