"""What tests of letters may ask for besides what every test may."""

from tests.letters.official import official, waits

__all__ = ["official", "waits"]
