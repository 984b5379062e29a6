"""Charts that Markdown and diagram tools draw: Mermaid and D2."""
