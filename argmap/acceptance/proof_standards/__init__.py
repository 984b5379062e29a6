"""Labellings by issues, proof standards and weights."""
