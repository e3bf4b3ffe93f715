"""The templates: an Excel file for each sheet with Chinese heads, drop-downs and a page of examples."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from django.utils.translation import gettext as _

from chehang.catalogue.pricelist.rows import HEADINGS as PRICE_HEADINGS
from chehang.catalogue.pricelist.rows import NUMBERS as PRICE_CODES
from chehang.core.tabular.kinds import base_kind

from .sheets import Sheet

ROWS = 20_000  # so far down the columns are formatted and checked
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def template_of(sheet: Sheet) -> bytes:
    """The empty file of a sheet: required heads are dark, words of a list drop down, numbers of things stay text."""
    fields = sheet.row.model_fields
    kinds = {name: "code" if name in sheet.codes else _kind(info.annotation) for name, info in fields.items()}
    return _book(
        str(sheet.title),
        str(sheet.help),
        {name: sheet.headings[name][0] for name in fields},
        kinds,
        set(sheet.required),
        sheet.choices,
        sheet.examples,
    )


def price_template() -> bytes:
    """The same for parts with the supplier's prices, which come by the import of price lists."""
    kinds = {name: "code" if name in PRICE_CODES else "text" for name in PRICE_HEADINGS}
    kinds |= dict.fromkeys(("list_inc", "net_inc", "pack_qty", "min_order_qty", "ratio"), "number") | {
        "valid_from": "date"
    }
    choices = {
        "quality": ("原厂", "同质", "再制造", "修复", "回用"),
        "status": ("新品", "正常", "观察", "停备", "停产"),
        "hazard": ("无", "易燃", "腐蚀", "压力", "锂电", "爆炸物"),
        "is_fragile": ("是", "否"),
        "serial_control": ("是", "否"),
        "unit": ("件", "个", "套", "副", "桶", "瓶", "盒", "条", "张", "升", "公斤", "米"),
    }
    example = {
        "part_no": "H3A 698 151 D", "name": "前制动片(套)", "unit": "套", "pack_qty": 1, "quality": "原厂", "list_inc": Decimal("458.00"),
        "net_inc": Decimal("302.28"), "status": "正常", "is_fragile": "否", "hazard": "无", "hs_code": "8708301000",
    }  # fmt: skip
    heads = {name: words[0] for name, words in PRICE_HEADINGS.items()}
    title, required = _("Parts with the supplier's prices"), {"part_no", "name", "list_inc", "net_inc"}
    return _book(title, _("Prices include VAT. One file for each brand."), heads, kinds, required, choices, (example,))


def _kind(annotation: Any) -> str:
    kind = base_kind(annotation)
    return {Decimal: "number", int: "number", date: "date", bool: "flag"}.get(kind, "text") if kind else "text"


def _book(
    title: str,
    explained: str,
    heads: Mapping[str, str],
    kinds: Mapping[str, str],
    required: set[str],
    choices: Mapping[str, Any],
    examples: tuple[Mapping[str, Any], ...],
) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        must = book.add_format({"bold": True, "bg_color": "#0F4C81", "font_color": "#FFFFFF", "bottom": 1})
        may = book.add_format({"bold": True, "bg_color": "#EEF1F4", "bottom": 1})
        forms = {
            "code": book.add_format({"num_format": "@"}),
            "text": book.add_format({"num_format": "@"}),
            "flag": book.add_format({"num_format": "@"}),
            "number": book.add_format({"num_format": "General"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        sheet = book.add_worksheet(title[:31])
        shown = book.add_worksheet(_("Examples")[:31])
        for index, (name, head) in enumerate(heads.items()):
            for one in (sheet, shown):
                one.set_column(index, index, max(10, 2 * len(head) + 4), forms[kinds[name]])
                one.write_string(0, index, head, must if name in required else may)
            if name in choices:
                sheet.data_validation(1, index, ROWS, index, {"validate": "list", "source": list(choices[name])})
            elif kinds[name] == "date":
                rule = {"validate": "date", "criteria": ">", "value": date(1980, 1, 1)}
                sheet.data_validation(1, index, ROWS, index, rule)
            for n, example in enumerate(examples, 1):
                _write(shown, n, index, example.get(name), forms[kinds[name]])
        sheet.freeze_panes(1, 0)
        shown.write_string(len(examples) + 2, 0, explained)
        shown.write_string(
            len(examples) + 3, 0, _("Dark heads must be filled. Rows begin under the heads; this page is not read.")
        )
    return out.getvalue()


def _write(sheet: Any, row: int, column: int, value: Any, form: Any) -> None:
    if value is None:
        return
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        sheet.write_number(row, column, value, form)
    else:
        sheet.write_string(row, column, str(value), form)
