"""What is not ours stands in VENDORED.md with its hash, and is what it says."""

import hashlib
import re
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static"
ROW = re.compile(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", re.MULTILINE)


def test_every_vendored_file_is_the_one_that_was_vetted():
    listed = dict(ROW.findall((STATIC / "VENDORED.md").read_text()))

    found = {name: hashlib.sha256((STATIC / name).read_bytes()).hexdigest() for name in listed}

    assert found == listed
    assert len(listed) == 4


def test_every_font_and_minified_script_is_listed():
    listed = dict(ROW.findall((STATIC / "VENDORED.md").read_text()))

    foreign = [*STATIC.rglob("*.woff2"), *STATIC.rglob("*.min.*")]

    assert {str(path.relative_to(STATIC)) for path in foreign} == set(listed)
