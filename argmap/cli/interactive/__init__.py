"""What the command line does with whoever sits at it: the width of the terminal, completion, mistakes in typing, and watching a map."""
