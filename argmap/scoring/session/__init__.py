"""A network that is edited, and stays scored."""
