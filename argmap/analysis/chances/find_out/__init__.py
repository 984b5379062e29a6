"""What would be worth finding out?"""
