"""axe-core on a page of ours."""

from axe_playwright_python.base import AXE_SCRIPT

OPTIONS = {
    "resultTypes": ["violations"],
    # Off unless asked for, though WCAG 2.2 (2.5.8) wants targets of 24 px.
    "rules": {"target-size": {"enabled": True}},
    # Else axe copies imported style sheets into the page, which the site's Content-Security-Policy refuses.
    "preload": False,
}


def axe(page):
    """The page's accessibility violations, one line each; an empty list is good.

    The script goes in through the browser's debugger, so the site's Content-Security-Policy stays in force.
    """
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("options => axe.run(document, options)", OPTIONS)["violations"]
    return [
        f"{rule['id']} at {' '.join(map(str, node['target']))}" for rule in found for node in rule["nodes"]
    ]
