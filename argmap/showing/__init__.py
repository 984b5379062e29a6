"""What a map is shown as: pictures and texts, and the page and the widget."""
