"""Writes the DOC files beside this one anew, with LibreOffice: ``python -m tests.unit.parsers.make_word_files``.

DOC is a binary format that nothing but a word processor writes well, so the samples are kept. They are made of the papers
of the corpus and of the small package below, all in own words.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from docx_files import cell, docx, numbered, numbering, para, part, row, run, table

from corpus.generator import docx as paper_docx
from corpus.generator import rtf
from corpus.generator.specs import papers
from pipeline.parsers.office import soffice

PLACE = Path(__file__).parent / "word_files"
PAPERS = {paper.id: paper for paper in papers()}
BOX = "<w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing>"


def features() -> bytes:
    """Notes, heads, fields, tracked changes, hidden text, levels of a list, merged cells: one of each."""
    notes = f'<w:footnote w:id="1">{para("Theo số liệu năm trước.")}</w:footnote>'
    links = {
        **numbering(("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)")),
        "footnotes.xml": ("footnotes", part("footnotes", notes)),
        "header1.xml": ("header", part("hdr", para("Lưu hành nội bộ"))),
    }
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> AUTHOR </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>năm 2021</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    deleted = f'<w:del w:id="1" w:author="a" w:date="2021-01-01T00:00:00Z">{run("cũ").replace("w:t", "w:delText")}</w:del>'
    restart, merged = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    return docx(
        para(run("kế hoạch", "<w:b/><w:caps/>"), properties='<w:jc w:val="center"/>'),
        para(
            "Kết quả",
            '<w:r><w:footnoteReference w:id="1"/></w:r>',
            " của ",
            field,
            run(" ẩn", "<w:vanish/>"),
            " ",
            deleted,
            "mới.",
        ),
        numbered("Phạm vi", 1),
        numbered("Trách nhiệm", 1),
        numbered("Sở Nội vụ:", 1, 1),
        numbered("rà soát;", 1, 2),
        numbered("báo cáo.", 1, 2),
        table(
            row("STT", "Nhiệm vụ", "Cơ quan chủ trì"),
            row("1", "Lập kế hoạch", cell("Sở Nội vụ", properties=restart)),
            row("2", "Rà soát", cell(properties=merged)),
            row("3", cell("Các nhiệm vụ khác", properties=wide)),
        ),
        para("<w:r><w:t>Nơi nhận:</w:t><w:br/><w:t>- Như trên;</w:t></w:r>"),
        '<w:sectPr><w:headerReference xmlns:r="x" w:type="default" r:id="rId2"/></w:sectPr>'.replace(
            'xmlns:r="x"', 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        ),
        links=links,
    )


SAMPLES = {
    "features.docx": features,
    "letter.docx": lambda: paper_docx.render(PAPERS["cv-hoa-binh-tai-san-cong-2021"], automatic=False),
    "tables.docx": lambda: paper_docx.render(PAPERS["kh-so-y-te-hue-sot-xuat-huyet-2025"], automatic=False),
    "tcvn3.rtf": lambda: rtf.render(PAPERS["cv-hoa-binh-tai-san-cong-2021"], "tcvn3"),
    "vni.rtf": lambda: rtf.render(PAPERS["cv-hoa-binh-tai-san-cong-2021"], "vni"),
}


def main() -> int:
    """Converts each sample; 2 without LibreOffice."""
    if soffice() is None:
        print("LibreOffice is needed", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        for name, make in SAMPLES.items():
            source = Path(folder) / name
            source.write_bytes(make())
            profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
            command = [
                str(soffice()),
                profile,
                "--headless",
                "--convert-to",
                "doc:MS Word 97",
                "--outdir",
                str(PLACE),
                str(source),
            ]
            subprocess.run(command, check=True, capture_output=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
