"""Which claims can stand together: labellings of maps, and abstract argumentation frameworks."""
