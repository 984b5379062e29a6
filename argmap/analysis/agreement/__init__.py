"""How far one map agrees with another."""
