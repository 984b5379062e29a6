"""What a user gets back: answers, tables, scores, components, estimates, charts in text."""
