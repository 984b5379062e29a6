"""A map as a report to send: what it says in words, for people who will not open it."""
