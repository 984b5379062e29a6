"""A map compiled to arrays: who bears on whom, in which order it is evaluated, and the numbers."""
