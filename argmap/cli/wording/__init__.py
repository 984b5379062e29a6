"""How the words of a command are declared, read and told."""
