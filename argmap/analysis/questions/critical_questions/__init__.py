"""Which critical questions of the steps' schemes are open?"""
