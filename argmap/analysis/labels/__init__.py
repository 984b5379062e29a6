"""Questions about labels: what can be accepted together, what it takes, and what stands against it."""
