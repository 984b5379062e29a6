"""How would the scores stand if something were otherwise?"""
