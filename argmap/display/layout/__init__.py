"""Where every card, pill and line of a picture goes."""
