"""The Argument Interchange Format: claims, steps and dialogues as one graph of typed nodes."""
