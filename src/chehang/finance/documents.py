"""The voucher in the register of documents: what is sealed, and its paper of 240×120 mm."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, Layout, documents, register
from chehang.core.printing import shapes
from chehang.ledger.models import Voucher
from chehang.ledger.queries import lines_of
from chehang.ledger.states import VOUCHER


def content(voucher: Voucher) -> dict[str, Any]:
    """What a voucher says."""
    return {
        "date": str(voucher.date),
        "summary": voucher.summary,
        "event": voucher.event,
        "document": [voucher.document, voucher.object_id],
        "lines": [[x.n, x.account_id, str(x.debit), str(x.credit), x.summary] for x in voucher.lines.order_by("n")],
    }


def sheet(voucher: Voucher) -> shapes.Voucher:
    """The voucher as printed."""
    lines = tuple(
        shapes.VoucherLine(
            summary=x.summary, account=f"{x.account.code} {x.account.name_zh}", debit=x.debit, credit=x.credit
        )
        for x in lines_of(voucher)
    )
    store = voucher.store
    return shapes.Voucher(
        store=shapes.Store(name=store.name, address=store.address, phone=store.phone),
        number=f"{voucher.word}-{voucher.number:04d}" if voucher.number else "草稿",
        date=voucher.date,
        lines=lines,
        debit=voucher.total,
        credit=voucher.total,
        attachments=voucher.attachments,
        source_number=_source_number(voucher),
        poster=shapes.Sign(name=voucher.poster_name),
        reviewer=shapes.Sign(name=voucher.reviewer_name),
        made_by=shapes.Sign(name=voucher.maker_name),
    )


def _source_number(voucher: Voucher) -> str:
    """Kind and number of the document behind it."""
    kind = documents().get(voucher.document)
    if kind is None:
        return ""
    obj = kind.model_class._default_manager.filter(pk=voucher.object_id).first()
    return f"{kind.title} {getattr(obj, 'number', '') or voucher.object_id}"


register(
    Document(
        "ledger.voucher",
        model="ledger.Voucher",
        title=_("Voucher"),
        series="V",
        content=content,
        see="finance.see_vouchers",
        machine=VOUCHER,
        layouts=(Layout("voucher", _("voucher"), "voucher", sheet),),
        link="/finance/vouchers/{id}/",
    )
)
