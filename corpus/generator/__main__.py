"""``python -m corpus.generator`` writes the corpus; ``--check`` only says what differs; ``--no-pdf`` leaves the PDFs out."""

import argparse
import sys

from corpus.generator import write
from corpus.generator.pdf import FontMissing
from corpus.generator.specs import papers


def main() -> int:
    """Runs the command; 0 when all is as it should be, 1 when ``--check`` finds differences, 2 without the fonts."""
    parser = argparse.ArgumentParser(prog="python -m corpus.generator", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with the files on disk, write nothing")
    parser.add_argument("--no-pdf", action="store_true", help="leave the PDFs as they are")
    options = parser.parse_args()
    try:
        if options.check:
            wrong = write.differences(with_pdf=not options.no_pdf)
            print("\n".join(f"differs: {name}" for name in wrong) or "corpus is up to date")
            return 1 if wrong else 0
        chosen = [paper for paper in papers() if paper.page] if options.no_pdf else None
        for path in write.write_all(chosen):
            print(path.relative_to(write.ROOT))
    except FontMissing as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
