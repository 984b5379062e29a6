"""Who says what?"""
