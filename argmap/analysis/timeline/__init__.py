"""How did the conclusion move as things were said?"""
