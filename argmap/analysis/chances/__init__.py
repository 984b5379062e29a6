"""Questions about chances: what to doubt, what to find out, what is claimed beyond its reasons."""
