"""Proposing sentences as pledges: rules in plain Python, whose every point can be shown. Knows no database."""
