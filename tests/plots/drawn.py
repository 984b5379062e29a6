"""What stands on some axes, read back."""

import argmap


def row_labels(axes):
    """The labels of the rows, the topmost first."""
    labels = [label.get_text() for label in axes.get_yticklabels()]
    return labels if axes.get_ylim()[0] > axes.get_ylim()[1] else labels[::-1]


def bars(axes):
    """Each bar's row, start and end."""
    return [
        (round(bar.get_y() + bar.get_height() / 2), bar.get_x(), bar.get_x() + bar.get_width()) for bar in axes.patches
    ]


def points(axes, marker):
    """Where marks of a shape stand."""
    lines = [line for line in axes.lines if line.get_marker() == marker]
    return [(float(x), float(y)) for line in lines for x, y in zip(*line.get_data(), strict=True)]


def texts(axes):
    return [text.get_text() for text in axes.texts]


def key(axes):
    """The key, each entry by its words."""
    legend = axes.get_legend()
    return {text.get_text(): handle for text, handle in zip(legend.get_texts(), legend.legend_handles, strict=True)}


def title(axes):
    return axes.get_title(loc="left")


def umbrella():
    """A support, a rebuttal, and a claim that does both: all three polarities."""
    b = argmap.MapBuilder("Umbrella", conclusion="take")
    take = b.claim("Take an umbrella.", id="take", prior=0.3)
    b.support([b.claim("It will rain.", id="rain", prior=0.7)], take)
    b.rebut([b.claim("The car is near.", id="car", prior=0.4)], take)
    wind = b.claim("It will be windy.", id="wind", prior=0.5)
    b.support([wind], take, strength=0.9)
    b.rebut([wind], take, strength=0.2)
    return b.build()
