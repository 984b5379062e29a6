"""One pass by compiled code, from a layout that is built once."""
