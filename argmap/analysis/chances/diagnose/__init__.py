"""What to doubt, given that something turned out so?"""
