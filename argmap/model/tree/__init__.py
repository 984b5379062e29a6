"""The plain tree of a map file: read into parts with all that is wrong, and written back."""
