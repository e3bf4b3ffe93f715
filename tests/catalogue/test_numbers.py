"""Part numbers by brand: the table of parts.md §1.1, and what holds for every text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chehang.catalogue.demo.parts import all_parts
from chehang.catalogue.number_rules import RULES
from chehang.catalogue.numbers import (
    display,
    normalise,
    other_spellings,
    readings,
    ruined_by_spreadsheet,
    warnings,
)

WORKED = [
    ("vw", " 1k0-615 3O1ab", "1K0615301AB", "1K0 615 301 AB"),
    ("vw", "1K0 615 301 AB GRU", "1K0615301ABGRU", "1K0 615 301 AB GRU"),
    ("vw", "N 908 132 02", "N90813202", "N 908 132 02"),
    ("vw", "G 052 167 M2", "G052167M2", "G 052 167 M2"),
    ("hongchuan", "h3a.698.151.d", "H3A698151D", "H3A 698 151 D"),
    ("hongchuan", "HQS 013 A8J M1", "HQS013A8JM1", "HQS 013 A8J M1"),
    ("hongchuan", "H3A 807 217 GRU", "H3A807217GRU", "H3A 807 217 GRU"),
    ("toyota", "90915-yzze1", "90915YZZE1", "90915-YZZE1"),
    ("toyota", "16110－61081－77", "161106108177", "16110-61081-77"),
    ("hyundai", "86511 2B000", "865112B000", "86511-2B000"),
    ("hyundai", "865112B000-9P", "865112B0009P", "86511-2B000-9P"),
    ("bmw", "34 11 6 794 300", "34116794300", "34 11 6 794 300"),
    ("mercedes", "Ａ０００ ９０５ 12 00", "A0009051200", "A 000 905 12 00"),
    ("mercedes", "A 000 905 12 00 9999", "A00090512009999", "A 000 905 12 00 9999"),
    ("honda", "15400-PLM-A01", "15400PLMA01", "15400-PLM-A01"),
    ("nissan", "15208-65F0E", "1520865F0E", "15208-65F0E"),
    ("mazda", "PE01-14-302A", "PE0114302A", "PE01-14-302A"),
    ("subaru", "15208AA15A", "15208AA15A", "15208AA15A"),
    ("mitsubishi", "1230A045", "1230A045", "1230A045"),
    ("gm", "'01234567", "01234567", "01234567"),
    ("ford", "BR3Z-2001-A", "BR3Z2001A", "BR3Z-2001-A"),
    ("ford", "F57Z-9C915-A", "F57Z9C915A", "F57Z-9C915-A"),
    ("qct265", "a11-1012010", "A111012010", "A11-1012010"),
    ("qct265", "A11-1012010BA", "A111012010BA", "A11-1012010-BA"),
    ("generic", "０８·00／12_3", "0800123", "0800123"),
]


@pytest.mark.parametrize(("rule", "typed", "norm", "shown"), WORKED)
def test_worked_numbers(rule: str, typed: str, norm: str, shown: str) -> None:
    assert normalise(typed, rule) == norm
    assert display(norm, rule) == shown
    assert warnings(norm, rule) == []


def test_the_sample_store_s_numbers_print_as_they_are_written() -> None:
    for part in all_parts():
        norm = normalise(part.number, "hongchuan")
        assert (display(norm, "hongchuan"), warnings(norm, "hongchuan")) == (part.number, [])


def test_only_the_brand_that_never_uses_o_reads_it_as_zero() -> None:
    assert normalise("PLO-01", "honda") == "PLO01"
    assert normalise("PLO-01", "vw") == "PL001"
    assert readings("plo-01") == ["PLO01", "PL001"]


@pytest.mark.parametrize(
    ("rule", "norm", "codes"),
    [
        ("gm", "1234567", ["shape"]),
        ("bmw", "3411679430X", ["shape"]),
        ("generic", "泓川01", ["characters"]),
        ("generic", "1" * 31, ["long"]),
    ],
)
def test_an_unusual_number_is_a_warning(rule: str, norm: str, codes: list[str]) -> None:
    assert warnings(norm, rule) == codes


def test_other_spellings() -> None:
    assert other_spellings("A0009051200", "mercedes") == ["0009051200"]
    assert other_spellings("34116794300", "bmw") == ["6794300"]
    assert other_spellings("6794300", "bmw") == []
    assert other_spellings("H3A698151D", "hongchuan") == []


def test_digits_lost_in_a_spreadsheet_are_seen() -> None:
    assert ruined_by_spreadsheet("9.0915E+11") and ruined_by_spreadsheet("1,5e+10") and ruined_by_spreadsheet("1E+11")
    assert not any(map(ruined_by_spreadsheet, ["1E11", "908E02", "10E+5X", "15208-65F0E", "12.345E6"]))


@given(st.text(max_size=40), st.sampled_from(sorted(RULES)))
def test_normalising_twice_changes_nothing(text: str, rule: str) -> None:
    once = normalise(text, rule)
    assert normalise(once, rule) == once


NUMBER = st.text("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ", min_size=1, max_size=20)


@given(NUMBER, st.data())
def test_dress_makes_no_difference(number: str, data: st.DataObject) -> None:
    wide = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)})
    dressed = "".join(
        data.draw(st.sampled_from([c, c.lower(), c.translate(wide), c + "-", " " + c, c + "_", "." + c, c + "／"]))
        for c in number
    )
    assert normalise(dressed) == number


@given(st.text("0123456789 -'ABO", max_size=30), st.sampled_from(sorted(RULES)))
def test_no_zero_is_lost(text: str, rule: str) -> None:
    assert normalise(text, rule).count("0") >= text.count("0")


@given(NUMBER, st.sampled_from(sorted(RULES)))
def test_what_is_printed_reads_back(number: str, rule: str) -> None:
    norm = normalise(number, rule)
    assert normalise(display(norm, rule), rule) == norm
