"""What sort of map is it?"""
