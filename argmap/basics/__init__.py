"""Small things that know no map: text made safe, whole files, progress, frozen mappings."""
