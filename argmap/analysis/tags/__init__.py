"""Which tags does the map use?"""
