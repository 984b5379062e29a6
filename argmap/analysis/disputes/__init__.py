"""What is disputed?"""
