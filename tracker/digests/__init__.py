"""The digest by e-mail: what a person has to do, then what changed in the views that they follow.

`timing` says for whom one is due, `contents` what is in it, `writing` makes a mail of it, `sending` sends each once.
"""
