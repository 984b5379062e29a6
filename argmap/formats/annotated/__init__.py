"""What people annotate: texts and dialogues, as graphs of statements and steps."""
