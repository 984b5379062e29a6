"""Components that run in circles: their fixed points, and what is said about them."""
