"""Which questions are open?"""
