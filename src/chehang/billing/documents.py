"""The documents of billing."""

from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, Layout, register
from chehang.core.printing.shapes import UNSIGNED, Sign, store_head

from .models import Bill, CreditNote, Payable, Receipt
from .printouts.sales_receipt import PRINTOUT, Payment, SalesReceipt
from .states import BILL, CREDIT_NOTE, PAYABLE

METHODS = {
    "cash": "现金",
    "wechat": "微信",
    "alipay": "支付宝",
    "card": "刷卡",
    "transfer": "转账",
    "deposit": "订金抵扣",
}


def receipt_printout(receipt: Receipt) -> SalesReceipt:
    """收款收据 of one receipt of money."""
    return SalesReceipt(
        store=store_head(receipt.store),
        number=receipt.number,
        date=receipt.date,
        payer=receipt.customer.name,
        total=receipt.amount,
        payments=(Payment(method=METHODS[receipt.method], amount=receipt.amount),),
        received=receipt.amount,
        source_number=receipt.bill.source_number,
        reason=f"{'退款' if receipt.amount < 0 else '收款'} {receipt.bill.source_number}",
        note=receipt.reference,
        phone=receipt.customer.masked_mobile,
        plate=receipt.customer.plate_no,
        cashier=Sign(name=receipt.cashier_name, at=receipt.at),
    )


def bill_printout(bill: Bill) -> SalesReceipt:
    """收款收据 of a whole bill with all its payments."""
    taken = list(bill.receipts.order_by("id"))
    return SalesReceipt(
        store=store_head(bill.store),
        number=bill.number,
        date=localdate(bill.made_at),
        payer=bill.customer.name,
        total=bill.amount,
        payments=tuple(Payment(method=METHODS[r.method], amount=r.amount) for r in taken),
        received=sum((r.amount for r in taken), Decimal(0)),
        source_number=bill.source_number,
        reason=f"配件款 {bill.source_number}",
        owing=bill.rest,
        phone=bill.customer.masked_mobile,
        plate=bill.customer.plate_no,
        cashier=Sign(name=taken[-1].cashier_name, at=taken[-1].at) if taken else UNSIGNED,
    )


def credit_note_printout(note: CreditNote) -> SalesReceipt:
    """退款单: what a customer gets back for returned goods, and what of it was given."""
    given = list(note.receipts.order_by("id"))
    return SalesReceipt(
        store=store_head(note.store),
        title="退款单",
        number=note.number,
        date=note.date,
        payer=note.customer.name,
        total=-note.amount,
        payments=tuple(Payment(method=METHODS[r.method], amount=r.amount) for r in given),
        received=-note.paid_back,
        source_number=note.source_number,
        reason=f"退货退款 {note.bill.source_number}",
        note=f"冲减欠款 {note.applied:,.2f}" if note.applied else "",
        phone=note.customer.masked_mobile,
        plate=note.customer.plate_no,
        cashier=Sign(name=given[-1].cashier_name, at=given[-1].at) if given else UNSIGNED,
    )


register(
    Document(
        "billing.receipt",
        model="billing.Receipt",
        title=_("Payment taken"),
        series="REC",
        content=lambda r: {"number": r.number, "bill": r.bill_id, "method": r.method, "amount": str(r.amount)},
        see="billing.see_receipts",
        layouts=(Layout("receipt", _("Payment taken"), PRINTOUT, receipt_printout),),
        link="/billing/receipts/{id}/",
    )
)
register(
    Document(
        "billing.bill",
        model="billing.Bill",
        title=_("Receivable"),
        series="ZD",
        content=lambda b: {"number": b.number, "customer": b.customer_id, "amount": str(b.amount)},
        see="billing.see_bills",
        machine=BILL,
        layouts=(Layout("bill", _("Receivable"), PRINTOUT, bill_printout),),
        link="/billing/bills/{id}/",
    )
)
register(
    Document(
        "billing.credit_note",
        model="billing.CreditNote",
        title=_("Credit note"),
        series="TK",
        content=lambda n: {"number": n.number, "bill": n.bill_id, "amount": str(n.amount)},
        see="billing.see_credit_notes",
        machine=CREDIT_NOTE,
        layouts=(Layout("credit_note", _("Credit note"), PRINTOUT, credit_note_printout),),
        link="/billing/credit_notes/{id}/",
    )
)


def _payable_content(payable: Payable) -> dict[str, Any]:
    return {
        "supplier": payable.supplier_id,
        "paper": payable.paper_number,
        "amount": str(payable.amount),
    }


register(
    Document(
        "billing.payable",
        model="billing.Payable",
        title=_("Payable"),
        series="",
        content=_payable_content,
        see="billing.see_payables",
        machine=PAYABLE,
        link="/billing/payables/{id}/",
    )
)
