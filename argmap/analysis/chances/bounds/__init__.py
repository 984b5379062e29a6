"""How likely is a claim at least and at most?"""
