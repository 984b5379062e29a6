"""Compiled code: the arithmetic of `semantics` and `solve` over arrays, by numba. It knows numpy and nothing of argmap.

Nothing here is imported before a network is large enough to be worth it; without numba nothing here is imported at
all. The definitions in plain numpy are the reference, and tests hold the two equal to 1e-12.
"""
