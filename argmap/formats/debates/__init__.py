"""What people argue out in trees: a claim, and under it what speaks for and against it."""
