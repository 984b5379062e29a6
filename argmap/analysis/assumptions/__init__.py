"""What does the conclusion take for granted?"""
