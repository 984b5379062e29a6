"""The commands that ask a map a question: one a file, with its options as typer reads them."""
