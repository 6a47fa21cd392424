"""One-off, recurring, standing or execution, and the flags that the words alone give."""

import re

from pipeline.model.task import Deadline

RECURRING = re.compile(
    r"(?<!\w)(?:định kỳ|hằng (?:ngày|tuần|tháng|quý|năm)|hàng (?:ngày|tuần|tháng|quý|năm)|(?:mỗi|một) (?:tháng|quý|năm) một lần)(?!\w)"
)
URGENT = re.compile(r"(?<!\w)(?:khẩn trương|ngay|kịp thời|sớm|hỏa tốc|tức thời|lập tức)(?!\w)")
ELSEWHERE = re.compile(
    r"(?<!\w)(?:theo (?:đúng )?(?:thời gian|thời hạn|tiến độ|các mốc|lộ trình)(?: (?:quy định|yêu cầu|tại|được giao))|đúng (?:thời gian|thời hạn|tiến độ) quy định)"
)
PRODUCT_VERBS = re.compile(
    r"(?<!\w)(?:xây dựng|ban hành|lập|dự thảo|soạn thảo|hoàn thành|trình|báo cáo|gửi|tham mưu|thành lập|kiện toàn|công bố|tổ chức hội nghị|sơ kết|tổng kết|rà soát)(?!\w)"
)


def kind_of(lower: str, deadlines: tuple[Deadline, ...], *, family: str, execution: bool) -> str:
    """The kind of a task from its lower-case words and deadlines. ``family`` is the family of document types."""
    if execution:
        return "execution"
    if any(deadline.rrule for deadline in deadlines) or RECURRING.search(lower):
        return "recurring"
    if deadlines:
        return "one_off"
    if family != "legal" and PRODUCT_VERBS.match(lower):
        return "one_off"
    return "standing"


def flags_of(lower: str, deadlines: tuple[Deadline, ...]) -> tuple[str, ...]:
    """``urgent`` and ``deadline_elsewhere`` where the words say so, and the flags of the deadlines."""
    flags = [flag for deadline in deadlines for flag in deadline.flags]
    if not deadlines and URGENT.search(lower):
        flags.append("urgent")
    if not deadlines and ELSEWHERE.search(lower):
        flags.append("deadline_elsewhere")
    return tuple(dict.fromkeys(flags))
