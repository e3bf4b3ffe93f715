"""Parts are found whatever is typed: separators, one typo, 助记码, Chinese name, other and former numbers."""

from datetime import date

import pytest

from chehang.catalogue.finding import find_parts
from chehang.catalogue.finding.in_use import engine
from chehang.catalogue.finding.keys import one_typo_apart, typo_keys, typo_rows
from chehang.catalogue.finding.synonyms import said_otherwise
from chehang.catalogue.finding.upkeep import keys_of, rebuild, renew
from chehang.catalogue.models import Alias, Brand, Part, Supersession

from .making import make_part

pytestmark = pytest.mark.django_db


def found(text: str, on: date | None = None) -> list[tuple[str, str]]:
    return [(hit.number, hit.why) for hit in find_parts(text, on=on)]


@pytest.fixture
def pads(hongchuan: Brand) -> Part:
    make_part(hongchuan, "H3A 115 403 F", "机油滤清器")
    make_part(hongchuan, "H3A 945 095 B", "后尾灯 左")
    make_part(hongchuan, "HQS 052 195 A1", "全合成机油 0W-20 4L")
    return make_part(hongchuan, "H3A 698 151 D", "前制动片(套)")


@pytest.mark.parametrize(
    "typed", ["H3A 698 151 D", "h3a-698-151-d", "H3A698151D", "Ｈ３Ａ ６９８ １５１ Ｄ", " 'H3A.698.151.D"]
)
def test_exact_number_in_any_dress(pads: Part, typed: str) -> None:
    assert found(typed)[0] == ("H3A 698 151 D", "exact")


def test_prefix_infix_and_letter_o(pads: Part) -> None:
    assert found("H3A69")[0] == ("H3A 698 151 D", "prefix")
    assert ("H3A 698 151 D", "infix") in found("98151")
    assert ("HQS 052 195 A1", "exact") in found("HQSO52195A1")


@pytest.mark.parametrize("typed", ["H3A698157D", "H3A69151D", "H3A6998151D", "H3A689151D", "3A698151D", "H3A698151"])
def test_one_typo(pads: Part, typed: str) -> None:
    assert found(typed)[0][0] == "H3A 698 151 D"


def test_two_typos_are_not_similar(pads: Part) -> None:
    assert found("H3A698177D") == []


def test_mnemonic_and_name(pads: Part) -> None:
    assert found("qzd")[0] == ("H3A 698 151 D", "mnemonic")
    assert found("制动片") == [("H3A 698 151 D", "name")]
    assert found("尾灯") == [("H3A 945 095 B", "name")]
    assert found("灯") == [("H3A 945 095 B", "name")]
    assert found("后尾灯 左") == [("H3A 945 095 B", "name")]
    assert found("动制") == []


def test_whole_name_stands_before_longer_names(pads: Part, hongchuan: Brand) -> None:
    make_part(hongchuan, "HQS 052 195 A9", "机油")
    assert [number for number, _ in found("机油")][:2] == ["HQS 052 195 A9", "H3A 115 403 F"]


def test_name_and_number_together(pads: Part) -> None:
    assert found("H3A 机油") == [("H3A 115 403 F", "name")]


def test_alias(pads: Part) -> None:
    Alias.objects.create(part=pads, display_no="BP-77/4", norm_no="BP774", kind="supplier")
    assert found("bp 774") == [("H3A 698 151 D", "alias")]
    assert found("BP7") == [("H3A 698 151 D", "alias")]


def test_the_new_part_stands_behind_the_old_number(pads: Part, hongchuan: Brand) -> None:
    old = make_part(hongchuan, "H3A 698 151 C", "前制动片(套)")
    Supersession.objects.create(old=old, new=pads, kind="one_to_one", valid_from=date(2025, 3, 1))
    assert found("H3A698151C", date(2026, 11, 23))[:2] == [
        ("H3A 698 151 C", "exact"),
        ("H3A 698 151 D", "superseded"),
    ]
    assert find_parts("H3A698151C", on=date(2026, 11, 23))[1].instead_of == "H3A 698 151 C"
    assert ("H3A 698 151 D", "superseded") not in found("H3A698151C", date(2025, 2, 1))


@pytest.mark.parametrize(
    "typed", ["", "   ", "-", "'", '"', "%", "_", "* OR *", "NEAR(", "\x00", "' OR 1=1 --", "𠮷" * 80]
)
def test_odd_questions_are_harmless(pads: Part, typed: str) -> None:
    assert isinstance(find_parts(typed), list)


def test_limit_holds(pads: Part) -> None:
    assert len(find_parts("H", limit=2)) == 2


def test_changed_parts_are_found_by_their_new_names_only(pads: Part) -> None:
    before = keys_of(pads)
    pads.name_cn, pads.mnemonic, pads.norm_no = "陶瓷摩擦块", "tcmck", "H3A698151E"
    pads.save()
    renew([before], [pads])
    assert found("制动片") == []
    assert found("摩擦块")[0][1] == "name"
    assert engine().near("H3A698151E", 10) == [pads.pk]
    assert engine().missing() == 0


def test_rebuild_finds_everything_again(pads: Part) -> None:
    assert rebuild() == 4
    assert found("制动片") == [("H3A 698 151 D", "name")]
    assert found("H3A698157D")[0][1] == "typo"


def test_keys_of_many_are_the_keys_of_each() -> None:
    norms = ["A", "AB", "H3A698151D", "11223344", "AAAA", "泓川001"]
    keys, owners = typo_rows(range(len(norms)), norms)
    assert {(k, o) for k, o in zip(keys, owners, strict=True)} == {
        (key, i) for i, norm in enumerate(norms) for key in typo_keys(norm)
    }


def test_distance() -> None:
    assert one_typo_apart("ABCD", "ABDC")
    assert not one_typo_apart("ABCD", "ADCB")
    assert not one_typo_apart("ABCD", "ABCDEF")


@pytest.mark.parametrize(
    ("said", "number"), [("刹车片", "H3A 698 151 D"), ("前刹车", "H3A 698 151 D"), ("机油格", "H3A 115 403 F")]
)
def test_what_people_call_it(pads: Part, said: str, number: str) -> None:
    assert (number, "synonym") in found(said)
    assert ("HQS 052 195 A1", "synonym") not in found(said)


def test_words_are_exchanged_longest_first() -> None:
    assert said_otherwise("刹车片 前") == ["制动片 前"]
    assert "机油滤清器" in said_otherwise("机油格") and said_otherwise("螺栓") == []
