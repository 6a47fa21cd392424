"""Communes with their successors, and the regions of vertical bodies."""

import collections
import datetime as dt
import json
from importlib.resources import files

import pytest

from pipeline.entities import name_today
from pipeline.entities.communes import communes, communes_named, communes_of_today, split_commune
from pipeline.entities.lexicon import provinces
from pipeline.entities.regions import region_named, region_on, regions
from pipeline.knowledge.folding import key


def valid_provinces(day):
    return {key(row.name) for row in provinces() if (row.valid_from or "") <= day <= (row.valid_to or "9999")}


def test_as_many_communes_as_there_were():
    assert len(communes()) == 10035
    assert collections.Counter(row.commune.split()[0] for row in communes_of_today()) == {"xã": 2621, "phường": 687, "đặc": 13}


def test_every_commune_lies_in_a_province_of_its_time_and_leads_to_a_commune_of_today():
    old, new = valid_provinces("2025-06-30"), valid_provinces("2025-07-01")
    assert {key(row.province.removeprefix("tỉnh ").removeprefix("thành phố ")) for row in communes()} == old
    assert {key(row.province.removeprefix("tỉnh ").removeprefix("thành phố ")) for row in communes_of_today()} == new
    known = {row.commune for row in communes_of_today()}
    assert {row.successor for row in communes() if row.successor} <= known


def test_communes_are_those_that_underthesea_maps():
    text = files("underthesea").joinpath("address/data/mapping.json").read_text("utf-8")
    ours = {(key(row.commune), key(row.district), key(row.province)): row.successor for row in communes()}
    theirs = collections.defaultdict(set)
    for record in json.loads(text)["ward_mapping"]:
        if record["old_ward"] and record["new_ward"]:
            place = (key(record["old_ward"]), key(record["old_district"]), key(record["old_province"]))
            theirs[place].add(key(record["new_ward"]))
    assert len(theirs) > 9900
    assert set(theirs) <= set(ours)
    followed = {place: new for place, new in theirs.items() if len(new) == 1 and ours[place]}
    assert len(followed) > 9400
    assert all(key(ours[place]) in new for place, new in followed.items())


def test_a_commune_is_told_by_the_areas_above_it():
    assert len(communes_named("xã Tân Thành")) > 1
    assert len(communes_named("xã Mỹ Khánh", ("huyện Phong Điền", "thành phố Cần Thơ"))) == 1
    cut = split_commune("Công an xã Mỹ Khánh, huyện Phong Điền")
    assert (cut.body, cut.commune, cut.above) == ("Công an", "xã Mỹ Khánh", ("huyện Phong Điền",))
    assert split_commune("Sở Y tế tỉnh Hà Giang") is None
    assert split_commune("Ủy ban nhân dân xã Không Có Ở Đâu") is None


@pytest.mark.parametrize(
    ("name", "used", "day", "now"),
    [
        ("Ủy ban nhân dân phường Phúc Xá", None, "2025-06-30", "Ủy ban nhân dân phường Phúc Xá"),
        ("Ủy ban nhân dân phường Phúc Xá", None, "2025-07-01", "Ủy ban nhân dân phường Hồng Hà"),
        (
            "Ủy ban nhân dân xã Mỹ Khánh, huyện Phong Điền, thành phố Cần Thơ",
            None,
            "2025-07-01",
            "Ủy ban nhân dân phường An Bình, thành phố Cần Thơ",
        ),
        ("Ủy ban nhân dân xã Tàm Xá, huyện Đông Anh", None, "2025-07-01", None),
        ("Đảng ủy xã Tân Thành", None, "2025-07-01", None),
        ("Ủy ban nhân dân phường Hồng Hà", "2025-09-01", "2026-01-01", "Ủy ban nhân dân phường Hồng Hà"),
        ("Cục Thuế tỉnh Bình Định", None, "2025-03-01", "Chi cục Thuế khu vực XIII"),
        ("Cục Hải quan tỉnh Lạng Sơn", None, "2025-03-01", "Chi cục Hải quan khu vực VI"),
        ("Kho bạc Nhà nước tỉnh Nghệ An", None, "2025-03-01", "Kho bạc Nhà nước khu vực X"),
        ("Kho bạc Nhà nước tỉnh Nghệ An", None, "2025-07-01", "Kho bạc Nhà nước khu vực XI"),
        ("Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Hà Giang", None, "2025-07-01", "Ngân hàng Nhà nước khu vực 4"),
        ("Bảo hiểm xã hội tỉnh Hà Tĩnh", None, "2025-03-01", "Bảo hiểm xã hội khu vực XV"),
        ("Chi cục Thuế khu vực II", "2025-04-01", "2025-07-01", "Thuế thành phố Hồ Chí Minh"),
        ("Chi cục Thuế khu vực XIII", "2025-04-01", "2025-07-01", None),
    ],
)
def test_names_of_communes_and_regions_on_another_day(name, used, day, now):
    assert name_today(name, dt.date.fromisoformat(day), on=dt.date.fromisoformat(used) if used else None) == now


@pytest.mark.parametrize(
    ("body", "day", "count"),
    [
        ("Chi cục Thuế khu vực", "2025-04-01", 20),
        ("Chi cục Hải quan khu vực", "2025-04-01", 20),
        ("Ngân hàng Nhà nước khu vực", "2025-07-01", 15),
    ],
)
def test_the_regions_of_a_body_share_the_provinces_of_the_day(body, day, count):
    rows = [row for row in regions() if row.body == body and row.valid_from <= day <= (row.valid_to or "9999")]
    shared = [key(province) for row in rows for province in row.provinces]
    assert len(rows) == count
    assert len(shared) == len(set(shared))
    assert set(shared) == valid_provinces(day)


@pytest.mark.parametrize("row", regions(), ids=lambda row: f"{row.body} {row.number} {row.valid_from}")
def test_a_region_names_provinces_of_its_time(row):
    assert {key(province) for province in row.provinces} <= valid_provinces(row.valid_from)
    assert row.seat is None or row.seat in row.provinces
    assert row.source
    assert region_named(f"{row.body} {row.number}", row.valid_from) == row
    found = region_on(row.body, row.provinces[0], row.valid_from)
    assert found == (row if row.status == "confirmed" else None)
