"""Abstract argumentation frameworks: attack graphs and their extensions."""
