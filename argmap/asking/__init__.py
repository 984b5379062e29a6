"""What can be asked of a map, as methods of `ArgumentMap`: thin, one file for questions that belong together."""
