"""Which claims does the conclusion hang on?"""
