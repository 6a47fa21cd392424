"""The committed corpus is what the generator writes, and its gold says what the documents say."""

import csv
import hashlib
import json
import re
from collections import Counter

import lxml.html
import pypdfium2
import pytest
from gold_checks import check_gold, squeeze, workdays_after

from corpus.generator import pdf, write
from corpus.generator.encode import encode
from corpus.generator.flow import printed
from corpus.generator.gold import gold_of
from corpus.generator.markup import parse
from corpus.generator.periods import latest_day
from corpus.generator.specs import papers
from corpus.generator.tree import Due, Duty, Table, item

PAPERS = papers()
WITH_GOLD = [paper for paper in PAPERS if paper.kind != "secret"]
PDFS = [paper for paper in PAPERS if not paper.page]
PAGES = [paper for paper in PAPERS if paper.page]


def by_id(paper):
    return paper.id


def committed_gold(paper):
    return json.loads((write.GOLD / f"{paper.id}.json").read_text("utf-8"))


def page_text(data, encoding):
    """The words of an HTML file, without the generator's help (Python's own codec, then NFC)."""
    decoded = data.decode("cp1258" if encoding == "windows-1258" else encoding)
    return squeeze(
        " ".join(lxml.html.fromstring(decoded.encode("utf-8"), parser=lxml.html.HTMLParser(encoding="utf-8")).itertext())
    )


def pdf_pages(data):
    document = pypdfium2.PdfDocument(data)
    return [document[index].get_textpage().get_text_range() for index in range(len(document))]


def dense(text):
    return re.sub(r"[\s\ufffe\u00ad]+", "", text)


def test_size():
    assert sum(1 for paper in WITH_GOLD if not paper.page) >= 12
    assert len(PAGES) >= 8
    assert sum(len(committed_gold(paper)["tasks"]) for paper in WITH_GOLD) >= 150


@pytest.mark.parametrize("paper", PAGES, ids=by_id)
def test_html_is_what_the_generator_writes(paper):
    assert (write.DOCUMENTS / paper.file_name).read_bytes() == write.render_html(paper)


@pytest.mark.parametrize("paper", WITH_GOLD, ids=by_id)
def test_gold_is_what_the_generator_writes(paper):
    assert (write.GOLD / f"{paper.id}.json").read_text("utf-8") == write.gold_json(paper)


@pytest.mark.parametrize("paper", PDFS, ids=by_id)
def test_pdf_holds_what_the_generator_draws(paper):
    try:
        pdf.register_fonts()
    except pdf.FontMissing as problem:
        pytest.skip(str(problem))
    committed = (write.DOCUMENTS / paper.file_name).read_bytes()
    drawn = pdf.render(paper)
    assert pdf_pages(committed) == pdf_pages(drawn)
    assert drawn == pdf.render(paper)


def test_manifest():
    text = write.MANIFEST.read_text("utf-8")
    assert text == write.manifest()
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["id"] for row in rows] == [paper.id for paper in PAPERS]
    for row in rows:
        path = write.MANIFEST.parent / row["file"]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == row["sha256"]
        assert row["licence"] == "Apache-2.0"
        assert bool(row["gold"]) == (row["kind"] != "secret")
        assert not row["gold"] or (write.ROOT / row["gold"]).is_file()
        assert 2019 <= int(row["year"]) <= 2026
    assert {path.name for path in write.DOCUMENTS.iterdir()} == {paper.file_name for paper in PAPERS}


@pytest.mark.parametrize("paper", WITH_GOLD, ids=by_id)
def test_gold_says_what_is_printed(paper):
    check_gold(committed_gold(paper), printed(paper))


@pytest.mark.parametrize("paper", PAGES, ids=by_id)
def test_actions_stand_in_the_page(paper):
    text = dense(page_text((write.DOCUMENTS / paper.file_name).read_bytes(), paper.page.encoding))
    for task in committed_gold(paper)["tasks"]:
        assert dense(task["action"]) in text


@pytest.mark.parametrize("paper", [paper for paper in PDFS if paper.kind != "secret"], ids=by_id)
def test_actions_stand_in_the_pdf(paper):
    heads = [dense("".join(c.title for c in table.columns)) for table in tables(paper)]
    pages = []
    for number, text in enumerate(map(dense, pdf_pages((write.DOCUMENTS / paper.file_name).read_bytes())), 1):
        rest = text.removeprefix(str(number)) if number > 1 else text
        for head in heads:
            rest = rest.removeprefix(head)
        pages.append(rest)
    whole = "".join(pages)
    missing = [task["action"] for task in committed_gold(paper)["tasks"] if dense(task["action"]) not in whole]
    cut = [action for action in missing if any(dense(action)[:20] in page for page in pages)]
    assert missing == cut, "an action is not printed"
    assert len(cut) <= len(pages) - 1, "only the page break may cut a row"


def tables(paper):
    def below(parts):
        for part in parts:
            if isinstance(part, Table):
                yield part
            else:
                yield from below(part.children)

    return list(below((*paper.body, *paper.attachment)))


def test_table_runs_over_pages_and_is_cut_in_a_row():
    data = (write.DOCUMENTS / "kh-bac-giang-cai-cach-tthc-2024.pdf").read_bytes()
    pages = [dense(text) for text in pdf_pages(data)]
    head = dense("TTNhiệm vụCơ quan chủ trìCơ quan phối hợpThời gian hoàn thànhSản phẩm")
    assert sum(head in page for page in pages) == 3
    row = dense("Thí điểm trả kết quả giải quyết thủ tục hành chính")
    end = dense("sau khi nhận kết quả")
    assert any(row in page and end not in page for page in pages)


def test_negatives():
    assert committed_gold(next(p for p in PAPERS if p.id.startswith("bc-")))["tasks"] == []
    invitation = committed_gold(next(p for p in PAPERS if p.id.startswith("gm-")))["tasks"]
    assert [task["optional"] for task in invitation] == [False, False, True]


def test_variety():
    golds = [committed_gold(paper) for paper in WITH_GOLD]
    tasks = [task for gold in golds for task in gold["tasks"]]
    types = Counter(directive["doc_type"] for gold in golds for directive in gold["directives"])
    assert {"Kế hoạch", "Công văn", "Chỉ thị", "Quyết định", "Thông báo", "Công điện", "Thông tư", "Báo cáo", "Giấy mời"} <= set(
        types
    )
    assert {task["kind"] for task in tasks} == {"one_off", "recurring", "standing", "execution"}
    qualifiers = {deadline["qualifier"] for task in tasks for deadline in task["deadlines"]}
    assert {"before", "by", "in", "on", "within", None} <= qualifiers
    assert {paper.facts[0].issue_date[:4] for paper in WITH_GOLD if paper.facts[0].issue_date} >= set(map(str, range(2019, 2026)))
    assert any(len(task["deadlines"]) > 1 for task in tasks)
    assert any("support" in task["inherited"] for task in tasks)
    assert any("deadlines" in task["inherited"] and ">" in task["section"] for task in tasks)
    assert sum("duplicate_of" in task for task in tasks) == 1


def test_every_paper_is_of_its_time():
    merged_first = "Sở Nông nghiệp và Môi trường|Sở Dân tộc và Tôn giáo"
    merged_away = "Sở Kế hoạch và Đầu tư|Sở Giao thông vận tải|Sở Tài nguyên và Môi trường|Sở Thông tin và Truyền thông"
    for paper in WITH_GOLD:
        text, day = printed(paper), paper.facts[0].issue_date or f"{write.facts_year(paper)}-06-30"
        if day < "2025-03-01":
            assert not re.search(merged_first, text), paper.id
        else:
            assert not re.search(merged_away, text), paper.id
        if day >= "2025-07-01":
            assert not re.search(r"UBND (các )?(quận|huyện|thị xã)|Chủ tịch UBND (các )?huyện", text), paper.id


@pytest.mark.parametrize(
    ("paper_id", "words", "latest"),
    [
        ("qd-lam-dong-luu-tru-2025", "10 ngày làm việc kể từ ngày ban hành", workdays_after("2025-08-12", 10)),
        ("kh-xa-thai-nguyen-nong-thon-moi-2026", "trong vòng 20 ngày kể từ ngày ban hành", "2026-02-09"),
        ("qd-an-giang-quan-ly-ben-thuy-2024", "45 ngày kể từ ngày Quyết định này có hiệu lực", "2024-08-15"),
    ],
)
def test_periods(paper_id, words, latest):
    gold = committed_gold(next(paper for paper in PAPERS if paper.id == paper_id))
    found = [d for task in gold["tasks"] for d in task["deadlines"] if words in d["text"]]
    assert [deadline["latest"] for deadline in found] == [latest]


def test_windows_1258_keeps_every_letter():
    text = "Kế hoạch phát triển văn hóa đọc: ượ ữ Ỷ ặ ẫ Đ – “…”"
    data = encode(text, "windows-1258")
    assert squeeze(data.decode("cp1258")) == text
    assert "ế".encode("cp1258", errors="replace") == b"?"


@pytest.mark.parametrize(
    ("value", "qualifier", "expected"),
    [
        ("2024-02", "in", "2024-02-29"),
        ("2023-09", "before", "2023-08-31"),
        ("2021-Q1", "in", "2021-03-31"),
        ("2021-H2", "in", "2021-12-31"),
        ("2025", "in", "2025-12-31"),
        ("2023-08/2023-09", "in", "2023-09-30"),
        ("2020-12-10T17:00", "before", "2020-12-10T17:00"),
        ("P15D", "within", None),
        ("XXXX-XX-05", "before", None),
    ],
)
def test_latest_day(value, qualifier, expected):
    assert latest_day(value, qualifier) == expected


def test_markup_reads_nested_and_shared_marks():
    marked = parse("{L:Sở Nội vụ}, {L:Y tế=Sở Y tế} {A:trình {R:UBND tỉnh} đề án} {T:trước ngày 15/6}; {A2:theo dõi}.")
    assert marked.text == "Sở Nội vụ, Y tế trình UBND tỉnh đề án trước ngày 15/6; theo dõi."
    assert [mark.written for mark in marked.of("L", 1)] == ["Sở Nội vụ", "Sở Y tế"]
    assert marked.of("A", 1)[0].text == "trình UBND tỉnh đề án"
    assert marked.tasks == (1, 2)


@pytest.mark.parametrize("broken", ["{A:chưa đóng", "thừa }", "{ lạ }"])
def test_markup_refuses_stray_braces(broken):
    with pytest.raises(ValueError, match=r"stray|left open"):
        parse(broken)


def paper_with(block):
    base = next(paper for paper in PAPERS if paper.id.startswith("cv-hoa-binh"))
    return type(base)(id="x-2024", facts=base.facts, body=(block,))


@pytest.mark.parametrize(
    "block",
    [
        item("1.", "{L:Sở Y tế} {A:báo cáo} {T:trước ngày 15/6/2024}"),
        item("1.", "{L:Sở Y tế} {A:báo cáo}", duties=Duty(due=(Due(value="2024-06-15", qualifier="before"),))),
        item("1.", "{L:Sở Y tế} có mặt"),
        item("1.", "{L:Sở Y tế} {A:báo cáo}", duties=(Duty(), Duty())),
    ],
)
def test_marks_and_duties_must_fit(block):
    with pytest.raises(ValueError, match=r"deadlines|duties|no action"):
        gold_of(paper_with(block))
