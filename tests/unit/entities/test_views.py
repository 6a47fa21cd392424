"""The same names however they are written: Unicode form, tones, case, dashes, breaks, marks lost by recognition."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities import find_mentions, find_references, resolve_name

NAMES = (
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Ủy ban nhân dân tỉnh Hà Giang",
    "Hội đồng nhân dân thành phố Đà Nẵng",
    "Bộ Lao động - Thương binh và Xã hội",
    "Kho bạc Nhà nước tỉnh Hòa Bình",
    "Bảo hiểm xã hội tỉnh Khánh Hòa",
)
CITED = "Quyết định số 12/QĐ-UBND ngày 03/4/2024 của Ủy ban nhân dân tỉnh Hà Giang"
FORMS = ("NFC", "NFD", "NFKC", "NFKD")

names = st.sampled_from(NAMES)
forms = st.sampled_from(FORMS)
fillers = st.text(st.sampled_from("aeđươộ ,.;()\n-1̣́"), max_size=30)


def composed(text):
    return unicodedata.normalize("NFC", text)


@given(fillers, names, forms, fillers)
def test_spans_are_those_of_the_given_text_in_every_form(before, name, form, after):
    text = unicodedata.normalize(form, f"{before}\nGiao {name} báo cáo.\n{after}")
    found = [composed(text[one.span.start : one.span.end]) for one in find_mentions(text)]
    assert name in found


@given(fillers, forms)
def test_citations_keep_their_place_in_every_form(before, form):
    text = unicodedata.normalize(form, f"{before}\nTheo {CITED}.")
    found = [composed(text[one.span.start : one.span.end]) for one in find_references(text)]
    assert CITED in found


@given(names, st.data())
def test_a_break_inside_a_name_leaves_it_whole(name, data):
    syllables = name.split()
    places = [i for i in range(1, len(syllables)) if syllables[i].islower() and len(syllables[i]) > 1]
    place = data.draw(st.sampled_from(places))
    text = f"Giao {' '.join(syllables[:place])}\n{' '.join(syllables[place:])} báo cáo."
    assert [mention.text for mention in find_mentions(text)] == [name]


@given(st.lists(names, min_size=1, max_size=6), st.sampled_from(["; ", ".\n", ", "]))
def test_every_span_holds_the_words_of_its_mention(bodies, joint):
    text = joint.join(bodies) + "."
    for mention in find_mentions(text):
        assert " ".join(text[mention.span.start : mention.span.end].split()) == mention.text


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Hà Giang"),
        ("Ủy ban nhân dản tỉnh", "Ủy ban nhân dân tỉnh Hà Giang"),
        ("HỘI ĐỒNG NHÂN DẢN TỈNH", "Hội đồng nhân dân tỉnh Hà Giang"),
        ("Sớ Tài chính", "Sở Tài chính tỉnh Hà Giang"),
        ("Sở Nông nghiêp và Phát triền nông thôn", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Hà Giang"),
        ("Sở Lao động–Thương binh và Xã hội", "Sở Lao động - Thương binh và Xã hội tỉnh Hà Giang"),
        ("Kho bac Nhà nước tỉnh", "Kho bạc Nhà nước tỉnh Hà Giang"),
        ("Toà án nhân dân tối cao", "Tòa án nhân dân tối cao"),
    ],
)
def test_misread_names_are_known(written, name):
    mention = find_mentions(f"Giao {written}; báo cáo.")[0]
    assert mention.text == written
    assert resolve_name(written, kind=mention.kind, date=dt.date(2024, 5, 1), area="tỉnh Hà Giang") == name


@pytest.mark.parametrize("text", ["So tài chính của xã", "Giao\na) Sở Y tế", "Sở Y tế\nSở Nội vụ"])
def test_other_words_and_lists_stay_what_they_are(text):
    assert all("\n" not in text[m.span.start : m.span.end] and m.text.startswith("Sở") for m in find_mentions(text))
