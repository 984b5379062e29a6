"""The map file in JSON: the same tree, for programs."""
