"""Parts of a map: around a claim, under a tag, out of a network, with the scores of the whole."""
