"""Is more claimed than the reasons deliver?"""
