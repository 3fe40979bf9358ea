"""Reading Dutch official prose: pure Python, plain values in and out. Imports neither Django nor a model."""

# Stored beside every letter: raise it when the same file would give other paragraphs than before.
PARSER_VERSION = "2"
