"""Would a claim raise the conclusion or lower it?"""
