"""What the target would score in many scenarios, and how much work that is."""
