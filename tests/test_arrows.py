"""The arrows of CONTRIBUTING: who may import whom. Nothing points back."""

import ast
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parent.parent
NOT_OURS = {".git", ".venv", "var", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}

# A module under the first name imports nothing under the second names, unless it is under the third.
ARROWS = [
    ("letters", ["tracker", "tests"], []),
    ("letters.reading", ["django", "letters"], ["letters.reading"]),
    ("letters.formats", ["letters"], ["letters.formats", "letters.reading"]),
    *[
        (f"letters.{low}", [f"letters.{high}" for high in ("views", "urls", "admin")], [])
        for low in ("models", "intake", "anchoring", "search", "fetching")
    ],
    ("letters.models", ["letters.intake", "letters.fetching"], []),
    ("tracker", ["tests"], []),
    ("tracker.candidates", ["django", "letters", "tracker"], ["letters.reading", "tracker.candidates"]),
    *[
        ("tracker.models", [f"tracker.{page}"], [])
        for page in ("filters", "tables", "forms", "exports", "views", "urls", "admin")
    ],
    *[
        (f"tracker.{page}", ["tracker.views", "tracker.urls"], [])
        for page in ("filters", "tables", "forms", "exports")
    ],
    ("tracker.views", ["tracker.urls"], []),
]


def test_no_import_points_back():
    modules = [*(ROOT / "letters").rglob("*.py"), *(ROOT / "tracker").rglob("*.py")]
    sources = {name_of(path): path.read_text() for path in modules}
    packages = {name_of(path) for path in modules if path.name == "__init__.py"}

    assert "letters.models" in sources
    assert "tracker.settings" in sources
    assert [line for name, text in sources.items() for line in broken(name, text, name in packages)] == []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("letters.intake", "from tracker.models import Pledge"),
        ("letters.reading.terms", "import django.utils.timezone"),
        ("letters.reading.terms", "from letters import models"),
        ("letters.reading.terms", "from ..formats import pdf"),
        ("letters.formats.pdf", "def late():\n    from letters.intake import store"),
        ("tracker.candidates.rules", "from django.db import models"),
        ("tracker.candidates.rules", "from tracker import models"),
        ("tracker.models.pledge", "from tracker.filters import PledgeFilter"),
        ("tracker.exports.csv", "from tracker.views import pledges"),
        ("tracker.forms", "from .views.pledges import pledge_list"),
    ],
)
def test_an_import_that_points_back_is_caught(module, line):
    assert broken(module, line) != []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("letters.intake", "from letters.formats import pdf"),
        ("letters.formats.pdf", "from ..reading.reflow import reflow"),
        ("letters.reading.terms", "from .money import read_money"),
        ("tracker.candidates.rules", "from letters.reading import sentences"),
        ("tracker.views.pledges", "from tracker.filters import PledgeFilter"),
        ("tracker.formats_of_numbers", "import letters.models"),
    ],
)
def test_an_import_along_the_arrows_is_fine(module, line):
    assert broken(module, line) == []


def test_nothing_reads_from_outside_the_project():
    outside = ["/work/" + "shared", "../" + "shared", "/" + "root/", "/work/" + "main"]
    tops = [top for top in ROOT.iterdir() if top.name not in NOT_OURS]
    files = [path for top in tops for path in [top, *top.rglob("*")] if path.is_file()]
    texts = {path: path.read_text(errors="ignore") for path in files if path.suffix != ".pyc"}

    assert ROOT / "Makefile" in texts
    assert [(path.name, place) for path, text in texts.items() for place in outside if place in text] == []


def broken(module, text, is_package=False):
    """The imports in a module's source that go against an arrow, as `module -> imported`."""
    rules = [(forbidden, allowed) for owner, forbidden, allowed in ARROWS if under(module, [owner])]
    return [
        f"{module} -> {name}"
        for name in imported(module, text, is_package)
        for forbidden, allowed in rules
        if under(name, forbidden) and not under(name, allowed)
    ]


def imported(module, text, is_package):
    """Full names of all that a source imports, inside functions too. `from a import b` counts as `a.b`."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = origin(module, node, is_package)
            yield from (f"{start}.{alias.name}" for alias in node.names)


def origin(module, node, is_package):
    """The module that a `from … import` names, with its leading dots worked out."""
    if not node.level:
        return node.module
    parents = module.split(".")
    package = parents[: len(parents) - node.level + is_package]
    return ".".join([*package, *([node.module] if node.module else [])])


def under(name, places):
    return any(name == place or name.startswith(f"{place}.") for place in places)


def name_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
