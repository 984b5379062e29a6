"""Questions people ask of a map: one question a file."""
