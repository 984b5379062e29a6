"""What stands on cards and pills, apart from how they are written, and how large that makes them."""
