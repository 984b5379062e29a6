"""Exact chances: a map compiled once, by which every chance, posterior and derivative is worked out."""
