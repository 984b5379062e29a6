"""What a caller may choose: the formats there are, their options, and what becomes of oddities."""
