"""Why does a claim stand where it stands?"""
