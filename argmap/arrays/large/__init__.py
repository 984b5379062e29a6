"""Networks larger than memory: built from tables a batch at a time, with all that grows on disk."""
