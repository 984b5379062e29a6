"""What to ask whoever made a map, or had it made, the worst first."""
