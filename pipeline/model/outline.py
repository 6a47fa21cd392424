"""The outline of a directive: its numbered and unnumbered sections as a tree of nodes."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.text import Span


class Section(StrEnum):
    """What a part of a directive is for. Only TASKS and EXECUTION hold orders by default."""

    LETTERHEAD = "letterhead"
    ADDRESSEES = "addressees"  # Kính gửi
    BASIS = "basis"  # căn cứ
    AIMS = "aims"  # mục đích, yêu cầu
    ASSESSMENT = "assessment"  # đánh giá, kết quả
    LOGISTICS = "logistics"  # thành phần, thời gian, địa điểm, kinh phí
    TASKS = "tasks"  # nhiệm vụ, giải pháp, nội dung
    EXECUTION = "execution"  # tổ chức thực hiện
    EFFECT = "effect"  # điều khoản thi hành
    RECIPIENTS = "recipients"  # nơi nhận
    SIGNATURE = "signature"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One block of the text in the outline.

    ``marker`` is the numbering as written (``Điều 2.``, ``3.``, ``a)``, ``-``) or None; ``level`` is the depth from 0;
    ``parent`` the index of the node above in the outline's tuple, None at the top. ``label`` is the step it adds to a
    task's section path (``Điều 2``, ``khoản 3``, ``điểm b``, ``II``). ``text_span`` is the block without its marker.
    """

    index: int
    parent: int | None
    level: int
    marker: str | None
    style: str  # dieu, roman, decimal, letter, dash, plus, bullet, heading, plain …: the row of the numbering table
    label: str | None
    span: Span
    text_span: Span
    section: Section
    heading: bool
