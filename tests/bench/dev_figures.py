"""Measures the extraction on the development documents and writes the table into README.md.

Usage:
    python -m tests.bench.dev_figures [--write] [--kind pdf-digital,html] [--errors]

Needs the shared folder beside the checkout (``../shared``); without it, says so and exits with 2. Without --write the
scorer's table is only printed.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
START, END = "<!-- figures:dev {kinds} -->", "<!-- /figures:dev -->"
ROWS = (
    "doc_type",
    "number",
    "issue_date",
    "issuing_body",
    "tasks",
    "dated",
    "lead",
    "support",
    "recipients",
    "deadline",
    "record",
)


def documents(kinds: set[str]) -> list[Path]:
    """The files of the manifest that have gold and are of one of the kinds."""
    rows = map(json.loads, (SHARED / "dev/manifest.jsonl").read_text("utf-8").splitlines())
    return [SHARED / "dev" / row["file"] for row in rows if row["kind"] in kinds and row["gold"]]


def table(figures: dict, files: int, kinds: str) -> str:
    """The figures as a Markdown table."""
    lines = [
        f"Measured on {files} real documents ({kinds}) with {figures['summary']['tasks']['gold']} tasks that count.",
        "These documents were looked at while the rules were written; figures on unseen documents will be lower.",
        "",
        "| what | precision | recall | F1 | in gold |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name in ROWS:
        row = figures["summary"][name]
        lines.append(f"| {name} | {row['p']:.3f} | {row['r']:.3f} | {row['f1']:.3f} | {row['gold']} |")
    shares = figures["shares"]
    lines += [
        "",
        f"Of the tasks found, {shares['kind']:.0%} have the right kind; the words of their actions agree with the gold at F1 "
        f"{shares['action']:.3f}.",
    ]
    return "\n".join(lines)


def write_into(readme: Path, kinds: str, text: str) -> None:
    """Replace what stands between the README's marks for these kinds of documents."""
    start = START.format(kinds=kinds)
    before, rest = readme.read_text("utf-8").split(start, 1)
    after = rest.split(END, 1)[1]
    readme.write_text(f"{before}{start}\n{text}\n{END}{after}", "utf-8")


def main() -> int:
    """Extract, score, print; write with --write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--kind", default="pdf-digital,html")
    options = parser.parse_args()
    if not (SHARED / "dev/manifest.jsonl").is_file():
        print("the development documents (../shared) are not here: nothing measured", file=sys.stderr)
        return 2
    files = documents(set(options.kind.split(",")))
    with tempfile.TemporaryDirectory() as folder:
        out, figures = Path(folder) / "out", Path(folder) / "figures.json"
        extract = [sys.executable, "-m", "pipeline", "extract", *map(str, files), "--out", str(out), "--format", "json"]
        subprocess.run(extract, check=False, cwd=ROOT, stdout=subprocess.DEVNULL)
        score = [sys.executable, str(SHARED / "scoring/score.py"), str(SHARED / "dev/gold"), str(out)]
        score += ["--kind", options.kind, "--per-doc", "--json", str(figures), *(["--errors"] if options.errors else [])]
        subprocess.run(score, check=True)
        measured = json.loads(figures.read_text("utf-8"))
    if options.write:
        write_into(ROOT / "README.md", options.kind, table(measured, len(files), options.kind))
    return 0


if __name__ == "__main__":
    sys.exit(main())
