"""What a map looks like: the theme, DOT text, the finished SVG, and the outline. Knows documents and scores only."""
