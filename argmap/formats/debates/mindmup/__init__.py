"""MindMup argument maps, as JSON and as YAML: reasons and objections that group their premises."""
