"""From what a map says to the arrays that are scored: restatements, days, sources, folding."""
