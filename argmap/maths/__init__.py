"""Mathematics that knows no argument: Shapley values, agreement, minimal sets, moments, distributions, likeness."""
