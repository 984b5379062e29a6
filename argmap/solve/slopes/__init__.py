"""How a score depends on every prior and every strength, by one sweep backwards."""
