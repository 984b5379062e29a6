"""One page of a map to send: what it holds, its script and styles, and the HTML that they are put together into."""
