"""记账凭证, 240×120."""

from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal
from typing import Any

from chehang.core.documents import documents
from chehang.core.money import uppercase_amount
from chehang.core.printing.codes import qr_svg
from chehang.core.printing.encode import clean, yuan
from chehang.core.printing.printout import Printout
from chehang.core.printing.shapes import UNSIGNED, Letterhead, Sign, Yuan, store_head
from chehang.ledger import models
from chehang.ledger.queries import lines_of


@dataclass(frozen=True, kw_only=True)
class VoucherLine:
    """One side is zero; a negative amount is a red one."""

    summary: str
    account: str
    debit: Yuan = Decimal(0)
    credit: Yuan = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Voucher:
    """记账凭证, 240×120. ``number`` is the voucher word and number as in the books, such as 记-0012."""

    store: Letterhead
    number: str
    date: Day
    lines: tuple[VoucherLine, ...]
    debit: Yuan
    credit: Yuan
    attachments: int = 0
    source_number: str = ""
    code: str = ""
    finance_manager: Sign = UNSIGNED
    poster: Sign = UNSIGNED
    cashier: Sign = UNSIGNED
    reviewer: Sign = UNSIGNED
    made_by: Sign = UNSIGNED


def _voucher(sheet: Voucher) -> dict[str, Any]:
    code = clean(sheet.code or sheet.number)
    sides = [
        {"debit": yuan(line.debit) if line.debit else "", "credit": yuan(line.credit) if line.credit else ""}
        for line in sheet.lines
    ]
    return {"qr": qr_svg(code), "capital": uppercase_amount(sheet.debit), "sides": sides}


PRINTOUT = Printout("finance/voucher", Voucher, "记账凭证", (), _voucher)


def sheet(voucher: models.Voucher) -> Voucher:
    """The voucher as printed."""
    lines = tuple(
        VoucherLine(summary=x.summary, account=f"{x.account.code} {x.account.name_zh}", debit=x.debit, credit=x.credit)
        for x in lines_of(voucher)
    )
    return Voucher(
        store=store_head(voucher.store),
        number=f"{voucher.word}-{voucher.number:04d}" if voucher.number else "草稿",
        date=voucher.date,
        lines=lines,
        debit=voucher.total,
        credit=voucher.total,
        attachments=voucher.attachments,
        source_number=_source_number(voucher),
        poster=Sign(name=voucher.poster_name),
        reviewer=Sign(name=voucher.reviewer_name),
        made_by=Sign(name=voucher.maker_name),
    )


def _source_number(voucher: models.Voucher) -> str:
    """Kind and number of the document behind it."""
    kind = documents().get(voucher.document)
    if kind is None:
        return ""
    obj = kind.model_class._default_manager.filter(pk=voucher.object_id).first()
    return f"{kind.title} {getattr(obj, 'number', '') or voucher.object_id}"
