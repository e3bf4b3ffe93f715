"""The voucher in the register of documents: what is sealed, and its paper of 240×120 mm."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, Layout, register
from chehang.ledger.models import Voucher
from chehang.ledger.states import VOUCHER

from .closing import documents as closing
from .deferring import documents as deferring
from .inspection import documents as inspection
from .levies import documents as levies
from .maker import documents as maker
from .printouts.voucher import PRINTOUT, sheet
from .spending import documents as spending
from .treasury import documents as treasury

__all__ = ["closing", "deferring", "inspection", "levies", "maker", "spending", "treasury"]


def content(voucher: Voucher) -> dict[str, Any]:
    """What a voucher says."""
    return {
        "date": str(voucher.date),
        "summary": voucher.summary,
        "event": voucher.event,
        "document": [voucher.document, voucher.object_id],
        "lines": [[x.n, x.account_id, str(x.debit), str(x.credit), x.summary] for x in voucher.lines.order_by("n")],
    }


register(
    Document(
        "ledger.voucher",
        model="ledger.Voucher",
        title=_("Voucher"),
        series="V",
        content=content,
        see="finance.see_vouchers",
        machine=VOUCHER,
        layouts=(Layout("voucher", _("voucher"), PRINTOUT, sheet),),
        link="/finance/vouchers/{id}/",
    )
)
