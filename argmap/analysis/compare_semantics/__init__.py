"""Does the answer hang on how scores are worked out?"""
