"""The map file in YAML: read with places, written with care, comments kept."""
