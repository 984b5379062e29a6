"""Which objections weigh most?"""
