"""Whatever stands in a text is printed as it is; nothing is read as template, markup or path."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from chehang.core.printing import fonts, printouts, render
from chehang.core.printing.encode import clean
from tests.core.printing import samples

HOSTILE = [
    '#read("/etc/passwd")',
    "\"quoted\" 'text' \\ back\\\\slash",
    "*bold* _under_ `raw` $x^2$ = head",
    '#import "base.typ": *; #panic()',
    "{{ secret }} {% load x %} <b>html</b>",
    "@label <label> // comment /* x */",
    "~ -- --- ... ->",
    "sys.inputs #sys.inputs.data",
    "[ ( { unclosed",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_prints_literally_in_every_place(printed, text):
    data = samples.outbound(1, customer=text, note=text, title=text, number="CK-01", receiver=samples.sign(text))
    data = replace(data, store=replace(data.store, name=text, address=text))
    data = replace(data, lines=(samples.outbound_line(name=text, part_no="P1"),))
    assert printed("warehouse/outbound_order", data, printed_by=text).text.count("P1") == 1
    paper = printed("warehouse/outbound_order", samples.outbound(1, note=text))
    assert paper.says("备注：" + text)


def test_hostile_number_is_scanned_as_it_is(codes):
    assert codes("purchasing/purchase_order", replace(samples.purchase(), number='#a"b\\')) == [['#a"b\\']]


def test_control_characters_and_direction_switches_are_dropped(printed):
    paper = printed("warehouse/outbound_order", samples.outbound(1, note="A\x00B\x1bC\u202eD\ud800E"))
    assert paper.says("备注：ABCDE")


def test_an_endless_word_stays_in_its_column(printed):
    word = "X" * 300
    paper = printed(
        "warehouse/outbound_order", samples.outbound(1, note=word, lines=(samples.outbound_line(name=word),))
    )
    assert paper.says(word)
    assert len(paper.text.split("\n")) > 20


def test_rare_characters_print_when_a_font_has_them(printed):
    families = set(fonts.fonts().families())
    if not {"Noto Sans CJK SC", "Noto Serif CJK SC", "SimSun-ExtB"} & families:
        pytest.skip("no font here has 𠮷")
    assert printed("warehouse/outbound_order", samples.outbound(1, customer="𠮷田商店")).says("𠮷田商店")


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_any_text_makes_a_paper(text):
    data = samples.outbound(1, customer=text, note=text, lines=(samples.outbound_line(part_no=text, name=text),))
    assert render(printouts()["warehouse/outbound_order"], data).startswith(b"%PDF")


@given(st.text())
def test_clean_text_can_be_written(text):
    clean(text).encode()


def test_a_mapping_is_made_into_the_shape():
    pdf = render(
        printouts()["finance/voucher"],
        {
            "store": {"name": "泓川"},
            "number": "记-0001",
            "date": "2026-11-23",
            "lines": [{"summary": "a", "account": "1001", "debit": "1.00"}],
            "debit": "1.00",
            "credit": "1.00",
        },
    )
    assert pdf.startswith(b"%PDF")
    with pytest.raises(ValidationError):
        render(printouts()["finance/voucher"], {"number": "记-0001"})
    with pytest.raises(TypeError):
        render(printouts()["finance/voucher"], samples.purchase())


def test_without_any_chinese_font_printing_is_refused(monkeypatch):
    from chehang.core.errors import Refused

    monkeypatch.setattr(fonts, "FAMILIES", ("No Such Font",))
    with pytest.raises(Refused) as refusal:
        fonts.fonts()
    assert refusal.value.code == "printing.no_chinese_font"
