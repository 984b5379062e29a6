"""Places for the cards, pills and lines of a picture, from a map and the sizes of its boxes alone."""
