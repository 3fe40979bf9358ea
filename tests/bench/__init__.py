"""How fast the register is, and how much memory it takes: `python -m tests.bench`, or `make bench`.

Times drift between machines and moments. So nothing here quotes one: everything is a ratio between things measured in
turns in the same run, by their medians; or a share of a limit that the register promises to keep.
"""
