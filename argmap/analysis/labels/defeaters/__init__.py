"""Which objection alone puts a claim out?"""
