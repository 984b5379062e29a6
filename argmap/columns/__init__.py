"""A map as columns: ids and texts, and what claims, relations and sources say."""
