"""Kialo's export as text: numbered claims, each for or against the one above it."""
