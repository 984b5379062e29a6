"""One network in many scenarios at once."""
