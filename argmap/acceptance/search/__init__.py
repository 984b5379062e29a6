"""The search for what makes clauses true, and for combinations."""
