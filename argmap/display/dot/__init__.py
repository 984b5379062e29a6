"""A map as DOT text for Graphviz: cards, pills, lines and their places."""
