"""DOC and RTF: what is refused, what needs a program, what comes out."""

import pytest

from corpus.generator.specs import papers
from pipeline.parsers import office

needs_soffice = pytest.mark.skipif(office.soffice() is None, reason="needs LibreOffice (Debian: libreoffice-writer-nogui)")
PAPERS = {paper.id: paper for paper in papers()}
LETTER = PAPERS["cv-hoa-binh-tai-san-cong-2021"]
TABLES = PAPERS["kh-so-y-te-hue-sot-xuat-huyet-2025"]
