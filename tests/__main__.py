"""Run the tests: `python -m tests [--only sqlite|postgresql] [what pytest takes]`.

Finds or starts what they need, runs the suite on SQLite and on PostgreSQL with a browser, and measures coverage over
both. Ends with what could not run (a failure when CI=true) and with `N passed, N failed`. With `--only`, or with
anything for pytest, it is a quick run: nothing is installed for it, and coverage is not asked for.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from tests.browser import chromium
from tests.postgres import NoPostgreSQL, postgresql

ROOT = Path(__file__).resolve().parent.parent
WORKERS = "2"
LEAST_COVERAGE = 95  # per cent of the lines of letters/ and tracker/
MEASURED = ["coverage", "run", "-m"]
# What does not depend on the engine has run on SQLite already.
ON_POSTGRESQL = ["-m", "not once"]


def main():
    # So that a killed run, too, stops the PostgreSQL that it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    options, given = read_arguments()
    whole = not (options.only or given)
    pytest = [*(MEASURED if whole else []), "pytest", "-n", WORKERS, *given]
    missing, totals = [], Counter()
    with tempfile.TemporaryDirectory(prefix="nakoming-tests-") as scratch:
        environment = {"COVERAGE_FILE": f"{scratch}/coverage"}
        if whole:
            environment["CHROMIUM"] = find_chromium(missing)
        if options.only != "postgresql":
            totals += run_on_sqlite(pytest, environment, scratch)
        if options.only != "sqlite":
            totals += run_on_postgresql(pytest + ON_POSTGRESQL * whole, environment, scratch, missing)
        covered = enough_coverage(environment) if whole else True
    return conclude(totals, missing, covered)


def read_arguments():
    parser = argparse.ArgumentParser(prog="python -m tests", description=__doc__, allow_abbrev=False)
    parser.add_argument("--only", choices=["sqlite", "postgresql"], help="one engine instead of both")
    return parser.parse_known_args()


def find_chromium(missing):
    path = chromium.obtain()
    if path is None:
        missing.append(
            "the browser tests: no Chromium that runs was found or could be installed; name one with CHROMIUM="
        )
    return path or ""


def run_on_sqlite(pytest, environment, scratch):
    url = f"sqlite:///{scratch}/register.sqlite3"
    return run_suite("SQLite", pytest, environment | {"DATABASE_URL": url}, scratch)


def run_on_postgresql(pytest, environment, scratch, missing):
    try:
        with postgresql() as url:
            return run_suite("PostgreSQL", pytest, environment | {"DATABASE_URL": url}, scratch)
    except NoPostgreSQL as error:
        missing.append(f"everything on PostgreSQL: {error}. Name a server with TEST_DATABASE_URL=")
        return Counter()


def run_suite(engine, pytest, environment, scratch):
    """Run pytest in processes of its own; give how many tests passed, failed and were skipped."""
    print(f"\n==== on {engine} ====", flush=True)
    report = Path(scratch, f"{engine}.xml")
    command = [sys.executable, "-m", *pytest, f"--junitxml={report}"]
    ended = subprocess.run(command, cwd=ROOT, env=os.environ | environment)
    counts = count(report)
    if ended.returncode != 0 and not counts["failed"]:
        print(f"FAILED: pytest ended with {ended.returncode}, though no test failed.", flush=True)
        counts["failed"] = 1  # it found no test, broke down, or was killed
    return counts


def count(report):
    """The outcomes in one of pytest's JUnit reports; none at all if it wrote no report."""
    if not report.exists():
        return Counter()
    cases = ElementTree.parse(report).getroot().iter("testcase")  # noqa: S314  (pytest wrote it a moment ago)
    return Counter(outcome(case) for case in cases)


def outcome(case):
    kinds = {child.tag for child in case}
    if kinds & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in kinds else "passed"


def enough_coverage(environment):
    """Report the lines that neither engine's run reached; False when there are too many."""
    print("\n==== coverage, both engines together ====", flush=True)
    coverage = [sys.executable, "-m", "coverage"]
    everything = os.environ | environment
    subprocess.run([*coverage, "combine", "--quiet"], cwd=ROOT, env=everything)
    report = [*coverage, "report", f"--fail-under={LEAST_COVERAGE}"]
    return subprocess.run(report, cwd=ROOT, env=everything).returncode == 0


def conclude(totals, missing, covered):
    """Print the last lines; give the exit code."""
    print()
    for what in missing:
        print(f"NOT RUN: {what}")
    if not covered:
        print(f"FAILED: less than {LEAST_COVERAGE}% of the lines of letters/ and tracker/ are covered.")
    failed = totals["failed"] + (not covered) + (len(missing) if os.environ.get("CI") == "true" else 0)
    skipped = f", {totals['skipped']} skipped" if totals["skipped"] else ""
    print(f"{totals['passed']} passed, {failed} failed{skipped}")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
