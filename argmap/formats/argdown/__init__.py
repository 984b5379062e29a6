"""Argdown: a scanner of our own by blocks and lines, a lossless reading, and what of it becomes a map."""

from argmap.formats.argdown.argdown_model import parse

__all__ = ["parse"]
