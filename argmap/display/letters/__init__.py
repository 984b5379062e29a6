"""How wide letters are, and text broken into lines."""
