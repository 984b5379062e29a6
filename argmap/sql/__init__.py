"""Scores by a database: maps that lie in tables too large for one machine's memory, or in a warehouse or a cluster.

`score` writes a table of scores with a few plain SELECTs, `focus` gets a small map out of large tables.
"""

from argmap.sql.ask import focus, score

__all__ = ["focus", "score"]
