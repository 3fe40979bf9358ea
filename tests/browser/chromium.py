"""Chromium for the tests: found, or installed where that is allowed; and how it is started."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "libatomic1")
# No GPU, and no calls home: a test speaks to the server under test and to nobody else.
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find():
    """The path of a Chromium: CHROMIUM, one on the PATH, or Playwright's own; None when there is none."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None) or playwrights_own()


def playwrights_own():
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.exists() else None


def obtain():
    """The path of a Chromium that Playwright can drive, after installing what lacks; None when that did not help."""
    if not (driver_runs() and find()):
        print("Installing Chromium for the browser tests ...", flush=True)
        install()
    return find() if driver_runs() else None


def driver_runs():
    """Playwright brings a Node.js of its own, which wants libatomic; a bare Debian does not have it."""
    version = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(version, capture_output=True).returncode == 0


def install():
    """Debian's packages for root, else Playwright's own browser."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quietly = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update", "-qq"], **quietly)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES], **quietly)
    if driver_runs() and not find():
        own = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(own, stdout=subprocess.DEVNULL)


def launch(playwright, path):
    """A running browser. Without Chromium's sandbox: it fails for root and in containers, and the pages are our own."""
    return playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS], chromium_sandbox=False)
