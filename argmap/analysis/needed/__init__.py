"""What would have to be believed otherwise?"""
