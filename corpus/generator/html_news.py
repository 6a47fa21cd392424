"""News articles as HTML: the story between menus, related stories and a footer."""

from corpus.generator.flow import Line, flow
from corpus.generator.html_parts import data_table, escape
from corpus.generator.tree import Paper, Table

MENU = ("Thời sự", "Chính trị", "Kinh tế", "Xã hội", "Pháp luật", "Văn hóa", "Đọc nhiều")
PAGE = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="{encoding}">
<title>{headline} - {site}</title>
<meta property="og:title" content="{headline}">
<meta property="article:published_time" content="{published}">
</head>
<body>
<header><h3>{site}</h3><nav><ul>{menu}</ul></nav></header>
<main>
<article>
<h1>{headline}</h1>
<time datetime="{published}">{clock}</time>
{summary}
{story}
<p class="author">Thu Hằng</p>
</article>
<aside><h4>Tin liên quan</h4><ul><li><a href="/tin-1">Lịch cắt điện tuần này</a></li>
<li><a href="/tin-2">Dự báo thời tiết các tỉnh miền Trung</a></li></ul></aside>
</main>
<footer><p>Cơ quan chủ quản: trang tin mẫu {site}. Ghi rõ nguồn khi phát lại thông tin.</p></footer>
</body>
</html>
"""


def render(paper: Paper) -> str:
    """The article page; the paper's title lines are the headline and the summary above the story."""
    assert paper.page is not None
    page = paper.page
    headline, *summary = paper.title
    return PAGE.format(
        encoding=page.encoding,
        headline=escape(headline),
        site=escape(page.site),
        published=page.published,
        clock=_clock(page.published or ""),
        menu="".join(f'<li><a href="/muc-{index}">{name}</a></li>' for index, name in enumerate(MENU, 1)),
        summary="\n".join(f'<p class="sapo">{escape(line)}</p>' for line in summary),
        story="\n".join(_part(part) for part in flow(paper.body)),
    )


def _part(part: Line | Table) -> str:
    if isinstance(part, Table):
        return data_table(part, lambda inner, align="left": f"<p>{inner}</p>")
    if part.style == "note":
        return f'<figure><img src="/anh/minh-hoa.jpg" alt=""><figcaption>{escape(part.text)}</figcaption></figure>'
    if part.style == "heading":
        return f"<h2>{escape(part.text)}</h2>"
    return f"<p>{escape(f'{part.marker} {part.text}'.strip())}</p>"


def _clock(published: str) -> str:
    day, _, clock = published.partition("T")
    return f"{clock[:5]} {'/'.join(reversed(day.split('-')))}"
