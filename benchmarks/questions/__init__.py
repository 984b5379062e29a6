"""The questions of `make bench` with a target each: one file a subject, each a function that yields `Answer`s."""
