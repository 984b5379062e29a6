"""The scanner of Argdown: by blocks, by lines, and by signs in a line."""
