"""The quotations of a map, looked up in the text that they are from."""
