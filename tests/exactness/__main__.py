"""Read every letter of known text in every format, and say how exactly: `python -m tests.exactness [format …]`."""

import argparse
import importlib
import sys
import time
from pathlib import Path

from tests.exactness.known import expected
from tests.exactness.letters import LETTERS, letters
from tests.exactness.scoring import GOAL, Score, score

# Format: the module that reads it, and the ending of its files.
FORMATS = {"pdf": "pdf", "docx": "docx", "xml": "koop_xml", "text": "text"}
ENDINGS = {"text": "txt"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.exactness", description=__doc__)
    parser.add_argument("formats", nargs="*", help="all of them, if none is named")
    parser.add_argument(
        "--write", metavar="FOLDER", type=Path, help="write the files there, and read nothing"
    )
    parser.add_argument("--shift", type=int, default=0, help="a number for other prose and other line ends")
    parser.add_argument("--most", type=int, default=12, help="how many differences of a letter to show")
    options = parser.parse_args()
    chosen = options.formats or list(FORMATS)
    written = letters(options.shift) if options.shift else LETTERS
    if options.write:
        return write(options.write, chosen, written)
    return max([report(name, options.most, written) for name in chosen])


def write(folder: Path, chosen, written) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for name in chosen:
        for letter, variant, _, data in rendered(name, written):
            ending = ENDINGS.get(name, name)
            (folder / f"{letter.name}.{variant.replace(' ', '-')}.{ending}").write_bytes(data)
    print(f"{len(list(folder.iterdir()))} files in {folder}")
    return 0


def rendered(name: str, written=LETTERS):
    """`(letter, variant, what the variant can show of it, bytes)` for every letter and variant of a format."""
    if name == "pdf":
        from tests.exactness import as_pdf

        for letter in written:
            yield letter, "pdf", letter, as_pdf.render(letter)
        return
    module = importlib.import_module(f"tests.exactness.as_{name}")
    for letter in written:
        if name == "text" and letter.name in module.ONLY_RAISED:
            continue
        if name == "xml" and letter.ministry:
            continue
        for variant, shown, data in module.render(letter):
            yield letter, variant, shown, data


def reader(name: str):
    """What reads this format; None while nothing does."""
    from letters import formats

    try:
        module = importlib.import_module(f"letters.formats.{FORMATS[name]}")
    except ModuleNotFoundError:
        return None
    if any(candidate.recognises == module.recognises for candidate in formats.FORMATS):
        return formats.read
    return lambda data, filename: module.read_letter(data)


def measure(name: str, read, written=LETTERS):
    """`(title, score)` of every letter in every variant."""
    from letters.formats import koop_xml
    from tests.exactness import as_xml

    for letter, variant, shown, data in rendered(name, written):
        filename = f"{letter.name}.{ENDINGS.get(name, name)}"
        try:
            if variant == as_xml.BESIDE:
                draft = koop_xml.read_letter(data, as_xml.beside(letter))
            else:
                draft = read(data, filename)
        except Exception as error:
            known = expected(shown)
            yield (
                f"{letter.name} ({variant})",
                Score(len(known.paragraphs), misses=[f"not read at all: {error!r}"], metadata=["none"]),
            )
        else:
            yield f"{letter.name} ({variant})", score(draft, expected(shown))


def report(name: str, most: int, written) -> int:
    read = reader(name)
    print(f"\n==== {name} ====")
    if read is None:
        print(f"MISSING: nothing reads this format (no letters.formats.{FORMATS[name]})")
        return 1
    total, began = Score(), time.perf_counter()
    for title, found in measure(name, read, written):
        print(f"{'ok   ' if found.is_right else 'WRONG'} {title}: {found.line()}")
        for kind in ("metadata", "furniture", "misses", "kinds"):
            for words in getattr(found, kind)[:most]:
                print(f"        {kind}: {words}")
        total += found
    verdict = "reached" if total.is_right else "NOT REACHED"
    print(f"{name}: {total.line()}")
    print(f"{name}: goals ({GOAL}% of paragraphs, all notes, no furniture, all metadata) {verdict}")
    print(f"{name}: {time.perf_counter() - began:.1f} s, rendering included")
    return 0 if total.is_right else 1


if __name__ == "__main__":
    sys.exit(main())
