"""One pass by plain numpy, level after level."""
