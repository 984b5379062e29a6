"""What does a score rest on?"""
