"""Flowcharts in Mermaid, as READMEs hold them."""
