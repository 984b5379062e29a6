"""What the command line does with whoever sits at it: the width of the terminal, completion, and watching a map."""
