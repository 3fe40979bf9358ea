"""How exactly letters are read: letters of known text, rendered in every format, read back and compared.

`python -m tests.exactness [pdf|docx|xml|text]` prints a line a letter and the totals against the goals;
`--write FOLDER` writes the files, to look at them or to read them by hand.
"""
