"""Unicode text and text of other languages is never taken for that of fonts older than Unicode."""

import random
import unicodedata

import pytest

from corpus.generator import docx as generated
from corpus.generator.specs import papers
from pipeline.parsers.docx import parse_docx
from pipeline.parsers.html import parse_html
from pipeline.parsers.legacy import decide, decide_paragraph
from tests.unit.parsers.docx_files import docx, para, run

UNNAMED = ("Times New Roman", "", "Arial", "TT34A")
NAMED = (".VnTime", ".VnTimeH", "VNI-Times")
OTHERS = {
    "french": "Le préfet a été chargé d'élaborer, dès l'année prochaine, un décret précisant les modalités d'exécution; "
    "les bénéficiaires âgés, où qu'ils se trouvent, seront indemnisés intégralement à hauteur du préjudice causé. "
    "Noël, île, goût, forêt, français, aïeul, ambiguë, cœur, très, même, règle, là, voilà, déjà",
    "german": "Für die Durchführung der Maßnahmen sind die zuständigen Behörden der Länder verantwortlich; über Änderungen "
    "müssen sie während der nächsten Prüfung berichten. Größe, Straße, Öl, Übung, schön, früh, Käse, Bücher, König, süß",
    "spanish": "El artículo décimo establecerá las condiciones según las cuales los niños y jóvenes podrán acceder a la "
    "educación pública; además, después, así, aquí, más, sí, qué, cómo, país, días, años, ningún, jamás, café, mamá, papá",
    "portuguese": "A população não poderá utilizar as instalações sem autorização; à luz da legislação, são válidas as "
    "condições já aprovadas. Mãe, pão, irmã, você, água, avó, avô, três, há, até, só, lá, então, câmara, âmbito",
    "italian": "Perché la città è così bella? Può darsi che già lunedì la società avrà più possibilità; però, cioè, qualità, "
    "verità, là, lì, né, sé, ciò, giù, virtù, papà, caffè, tè, età",
    "swedish": "Då måste vi åka till sjön för att få frisk luft; även små barn är välkomna, åtta gånger på året. Gård, hår, "
    "båt, öl, där, här, när, kväll, mjölk, blå, grå, gå, stå, få, så, på",
    "danish": "Når året går på hæld, må børnene gå hjem for at få brød, smør, ærter og øl; også på søer. Ærø, sådan, være",
    "icelandic": "Það þarf að ráða nýjan mann í stöðuna; ég á hús í bænum þar sem við búum öll saman. Þór, ást, ís, úr, ól",
    "catalan": "El país té una llengua pròpia; això és així perquè ho diu la llei, també avui. Què, són, més, però, només, allà",
    "names": "François Müller, Zoë Brontë, José García, Søren Kierkegaard, Ångström, Núñez, Benoît, Gödel, Åsa, Jürgen, Hélène",
    "signs": "§ 5 ± 0,5 °C; 3 × 4 m² ½ ¼ ¾ £ ¥ © ® ™ « guillemets » – — … • ¿Qué? ¡Olé! µm ≥ ≤ §§ ¶ ª º ¹ ³ ¬ ÷",
}
VIETNAMESE = {paper.id: parse_docx(generated.render(paper, automatic=False)).text for paper in papers() if paper.letterhead}
FORMS = {
    "composed": lambda text: text,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "windows-1258": lambda text: text.replace("\u2026", "").encode("cp1258", "ignore").decode("cp1258"),
    "capitals": str.upper,
}


def some_of(text, seed):
    words = text.split()
    return " ".join(random.Random(seed).sample(words, min(len(words), 25)))


@pytest.mark.parametrize("form", sorted(FORMS))
@pytest.mark.parametrize("language", sorted(OTHERS))
def test_other_languages(language, form):
    text = FORMS[form](OTHERS[language])
    for sample in (text, *(some_of(text, seed) for seed in range(40))):
        assert [decide(font, [sample]) for font in UNNAMED] == [None] * len(UNNAMED)
        assert decide_paragraph(sample, None) is None


@pytest.mark.parametrize("form", sorted(FORMS))
@pytest.mark.parametrize("paper", sorted(VIETNAMESE))
def test_vietnamese_in_unicode(paper, form):
    text = FORMS[form](VIETNAMESE[paper])
    for font in (*UNNAMED, *NAMED):
        assert decide(font, text.split("\n")) is None
    for sample in (*text.split("\n"), *(some_of(text, seed) for seed in range(20))):
        assert decide_paragraph(sample, None) is None
        assert decide("Arial", [sample]) is None


@pytest.mark.parametrize("seed", range(10))
def test_vietnamese_words_with_plain_accents_alone(seed):
    """The words that every code page of the west can write are the ones that could be read as codes."""
    words = [word for text in VIETNAMESE.values() for word in text.split() if not word.isascii() and max(word) < "\u0100"]
    sample = " ".join(random.Random(seed).sample(words, 25))
    assert decide("Arial", [sample]) is None
    assert decide_paragraph(sample, None) is None


@pytest.mark.parametrize("font", NAMED)
def test_unicode_under_the_name_of_an_old_font_stays_as_it_is(font):
    """Offices convert their old papers and leave the name of the font."""
    lines = ["Hà Nội, ngày 3 tháng 4 năm 2024", "Các bộ và cơ quan ngang bộ", "Có báo cáo và tài liệu kèm theo", "ý kiến của sở"]
    properties = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    assert parse_docx(docx(*(para(run(line, properties)) for line in lines))).text == "\n".join(lines)
    page = "".join(f'<p><font face="{font}">{line}</font></p>' for line in lines)
    assert parse_html(f"<html><body>{page}</body></html>".encode()).text == "\n".join(lines)
