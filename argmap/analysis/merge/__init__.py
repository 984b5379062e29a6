"""Two maps put together."""
