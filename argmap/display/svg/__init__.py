"""A placed map as SVG: rects, lines and texts, without any program."""
