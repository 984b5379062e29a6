"""How much each claim or relation contributes to a score."""
