"""Fonts older than Unicode: their tables, their names, and when text is taken for theirs."""

import shutil
import subprocess
import unicodedata

import pytest

from pipeline.knowledge.loader import load_rows
from pipeline.parsers.legacy import (
    Legacy,
    LegacyCode,
    LegacyFontName,
    convert,
    decide,
    decide_paragraph,
    is_syllable,
    named_legacy,
    pieces,
    unread_family,
)

TCVN3, VNI = Legacy("tcvn3"), Legacy("vni")
CODES = load_rows("parsers/legacy_codes.csv", LegacyCode)
FONTS = load_rows("parsers/legacy_fonts.csv", LegacyFontName)
LETTERS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"
VIETNAMESE = [
    unicodedata.normalize("NFC", case + tone) for letter in LETTERS for case in (letter, letter.upper()) for tone in ("", *TONES)
]

IN_TCVN3 = (
    "ñy ban nh©n d©n tØnh yªu cÇu Së N«ng nghiÖp khÈn tr\u00ad¬ng kiÓm tra c¸c c«ng tr×nh thñy lîi, ®ª ®iÒu "
    "tr\u00adíc mïa m\u00ada b·o."
)
IN_VNI = (
    "UÛy ban nhaân daân tænh yeâu caàu Sôû Noâng nghieäp khaån tröông kieåm tra caùc coâng trình thuûy lôïi, ñeâ ñieàu "
    "tröôùc muøa möa baõo."
)
IN_UNICODE = (
    "Ủy ban nhân dân tỉnh yêu cầu Sở Nông nghiệp khẩn trương kiểm tra các công trình thủy lợi, đê điều trước mùa mưa bão."
)
FRENCH = (
    "Le comité a décidé, après l'été, que les élèves préféraient étudier à l'école située près de la forêt où, malgré "
    "l'âge du bâtiment et les dégâts causés par l'orage, la gaieté des fêtes n'a jamais cessé; ça coûte très cher, déjà."
)
ENGLISH = "The committee decided to review the naïve façade of the café before the deadline, at a cost of £300 ± 5 %."


@pytest.mark.skipif(shutil.which("iconv") is None, reason="needs iconv (glibc) to compare with")
def test_the_table_of_tcvn3_is_the_standard_s():
    for row in CODES:
        if row.family == "tcvn3":
            command = ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"]
            done = subprocess.run(command, input=bytes.fromhex(row.code) + b" ", capture_output=True, check=False)
            if done.returncode:
                pytest.skip("this iconv does not know TCVN5712-1")
            assert unicodedata.normalize("NFC", done.stdout.decode()[:-1]) == row.becomes


def test_every_letter_can_be_written_in_vni():
    shown = {row.becomes for row in CODES if row.family == "vni"}
    assert set(VIETNAMESE) - shown <= set("aeiouyAEIOUY")
    assert {"đ", "Đ"} <= shown


def test_codes_are_unambiguous():
    for family in ("tcvn3", "vni"):
        codes = [row.code for row in CODES if row.family == family]
        assert len(codes) == len(set(codes))


@pytest.mark.parametrize("row", FONTS, ids=lambda row: row.id)
def test_font_names(row):
    for name in row.examples:
        assert named_legacy(name) == Legacy(row.family, row.capitals)
    for name in row.counter_examples:
        assert named_legacy(name) != Legacy(row.family, row.capitals)


def test_subsets_of_fonts_and_quoted_names():
    assert named_legacy("ABCDEF+.VnTimeH,Bold") == Legacy("tcvn3", True)
    assert named_legacy('".VnTime"') == TCVN3
    assert named_legacy("Times New Roman") is None


def test_conversion():
    assert convert(IN_TCVN3, TCVN3) == IN_UNICODE.replace("Ủy", "ủy")
    assert convert(IN_VNI, VNI) == IN_UNICODE
    assert convert("kÕ ho¹ch n\u00adíc", Legacy("tcvn3", True)) == "KẾ HOẠCH NƯỚC"
    assert convert("QUYEÁT ÑÒNH VEÀ VIEÄC", VNI) == "QUYẾT ĐỊNH VỀ VIỆC"


def test_signs_that_compatibility_forms_would_spoil():
    assert convert("¨ ª ¯ ¸ µ ² ½ ¾ ¼", TCVN3).split() == ["ă", "ê", "Ằ", "á", "à", "²", "ẵ", "ắ", "ẳ"]


def test_what_pdf_writers_and_word_make_of_the_codes():
    assert convert("n\u2212íc \u03bcn \u2219", TCVN3) == "nước àn ã"
    assert convert("\uf0ae\uf0ad", TCVN3) == "đư"


def test_pieces_tell_where_letters_came_from():
    assert pieces("eáa", VNI) == [(0, 2, "ế"), (2, 3, "a")]


@pytest.mark.parametrize(("text", "legacy"), [(IN_TCVN3, TCVN3), (IN_VNI, VNI)])
@pytest.mark.parametrize("font", ["Times New Roman", "", "TT34A"])
def test_text_of_unnamed_fonts_is_known_by_its_syllables(font, text, legacy):
    assert decide(font, [text]) == legacy
    assert decide_paragraph(text, None) == legacy


@pytest.mark.parametrize(
    "text", [IN_UNICODE, FRENCH, ENGLISH, FRENCH + " " + IN_UNICODE, "", "Số: 15/KH-UBND", "50 m² × 3, 20 °C"]
)
def test_other_texts_are_left_alone(text):
    assert decide("Times New Roman", [text]) is None
    assert decide_paragraph(text, None) is None


@pytest.mark.parametrize(
    "text",
    [
        "là và đã có",
        "Hà Nội là thủ đô",
        "tàu hỏa, bãi biển, cái này, mãi mãi, trái phải, nhà cửa, hái hoa, lái xe, tài sản",
        "tháng này các bác cán bộ và dân làng ký vào bản báo cáo",
    ],
)
def test_short_vietnamese_texts_are_left_alone(text):
    assert decide("Arial", [text] * 3) is None


def test_few_words_are_no_evidence():
    assert decide("Arial", ["§iÒu 1. ®Õn"]) is None


@pytest.mark.parametrize("text", [IN_UNICODE, FRENCH])
def test_a_font_s_name_alone_does_not_decide(text):
    assert decide(".VnTime", [text]) is None
    assert decide("VNI-Times", [text]) is None


def test_a_name_of_the_other_family_gives_way_to_the_text():
    assert decide("VNI-Times", [IN_TCVN3]) == TCVN3
    assert decide(".VnTimeH", [IN_VNI]) == Legacy("vni", True)


def test_a_named_font_with_little_text_is_believed():
    assert decide(".VnTimeH", ["I. II."]) == Legacy("tcvn3", True)
    assert decide(".VnTime", ["§iÒu 1"]) == TCVN3


@pytest.mark.parametrize("name", ["VPS Times", "VNtimes new roman", "VI Times H"])
def test_text_of_fonts_whose_codes_are_not_known_is_reported(name):
    garbled = IN_UNICODE.encode("utf-8").decode("latin-1")  # as good as any other letters that are not meant
    garbled += " qu\xe6 bi\xeat \xf0\xefa ph\xaang ch\xfd \xf0\xbao th\xf1c hi\xaen nhi\xb6m v\xf8"
    assert unread_family({name: [garbled], "Arial": ["Số"]}) == named_legacy(name).family
    assert unread_family({name: [IN_UNICODE]}) is None
    assert unread_family({name: ["§"], "Arial": [IN_UNICODE]}) is None
    assert decide(name, [garbled]) is None


def test_converted_fonts_are_not_reported():
    assert unread_family({".VnTime": [IN_TCVN3], "VNI-Times": [IN_VNI], "Arial": [FRENCH]}) is None
    assert unread_family({}) is None


def test_words_that_read_both_ways_are_unicode_beside_unicode():
    assert decide("VNI-Times", ["và có", IN_UNICODE]) is None
    assert decide(".VnTime", ["là", IN_UNICODE]) is None


def test_a_unicode_paragraph_in_a_legacy_font_stays():
    assert decide_paragraph(IN_UNICODE, TCVN3) is None
    assert decide_paragraph(IN_TCVN3, TCVN3) == TCVN3


@pytest.mark.parametrize("word", ["nghiệp", "khuỷu", "Quyết", "ĐƯỜNG", "giữa", "gì", "yêu", "ưu", "xoong"])
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["été", "forêt", "nghiêpj", "ầá", "kẾ", "bảòn", "ççç", "straße"])
def test_no_syllables(word):
    assert not is_syllable(word)
