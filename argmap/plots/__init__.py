"""Results as plots, drawn with matplotlib where it is installed: a result object in, its axes out; no solver."""

from argmap.plots.dumbbell import plot_comparison
from argmap.plots.histogram import plot_sample
from argmap.plots.saved import as_bytes
from argmap.plots.steps import plot_timeline
from argmap.plots.tornado import plot_cruxes

__all__ = ["as_bytes", "plot_comparison", "plot_cruxes", "plot_sample", "plot_timeline"]
