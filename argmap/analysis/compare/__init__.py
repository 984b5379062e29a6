"""Two readers of one map disagree: about what?"""
