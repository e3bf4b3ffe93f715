"""Read the file of an electronic invoice."""

import hashlib
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Base64Bytes, Field

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command, RequiredText
from chehang.finance.einvoices.models import EInvoice
from chehang.finance.einvoices.reading import Said, read_file
from chehang.org.models import Store
from chehang.work.heads import MANAGERS

LARGEST = 8_000_000


class ReadEInvoice(Command):
    """The file's name and its content (base64); the content itself is not journalled."""

    name: Annotated[RequiredText, Field(max_length=100, title="File")]
    content: Annotated[Base64Bytes, Field(max_length=LARGEST, exclude=True)]


@operation(
    "finance.read_einvoice",
    title=_("Read an electronic invoice"),
    posts=(*MANAGERS, "accountant", "cashier", "parts_planner"),
)
def read_einvoice(cmd: ReadEInvoice, ctx: Context) -> Done:
    """Keep what it says and what does not fit: sums, words, digests of its signature, the buyer, another copy of the same number.

    One that does not fit is kept and shown to the finance manager; no claim is paid on it. Refused for what is no invoice, and for a sound
    one that was read before (the same number of the same seller once only).
    """
    sha = hashlib.sha256(cmd.content).hexdigest()
    if rows(EInvoice, ctx).filter(sha256=sha).exists():
        raise Conflict("einvoice.read_before", _("This file has been read already."), field="content")
    said = read_file(cmd.content)
    _about_us(ctx, said)
    known = rows(EInvoice, ctx).filter(number=said.number, sound=True).first()
    if known is not None:
        if (known.seller, known.amount_ex, known.tax, known.date) == (
            said.seller,
            said.amount_ex,
            said.tax,
            said.date,
        ) and not said.findings:
            raise Conflict("einvoice.known", _("Invoice %(number)s of %(seller)s was read already."), field="content", number=said.number, seller=said.seller)  # fmt: skip
        said.findings.append("copy")
    row = EInvoice.objects.create(
        store_id=ctx.store_id, kind=said.kind, name=cmd.name, sha256=sha, number=said.number[:40], date=said.date, seller=said.seller[:100],
        seller_code=said.seller_code[:20], buyer=said.buyer[:100], buyer_code=said.buyer_code[:20], amount_ex=said.amount_ex, tax=said.tax,
        amount=said.amount, lines=said.lines, findings=said.findings, sound=not said.findings, signed=said.signed, read_at=ctx.now,
        read_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    ctx.changed(
        row, None, {"number": row.number, "seller": row.seller, "amount": str(row.amount), "findings": said.findings}
    )
    if said.findings:
        ctx.tell(
            _("Invoice %(number)s of %(seller)s does not fit: look at it before anybody is paid."),
            post="finance_manager",
            link=f"/finance/einvoices/{row.pk}/",
            number=row.number,
            seller=row.seller,
        )
    return Done(id=row.pk, number=row.number, sound=row.sound, findings=said.findings)


def _about_us(ctx: Context, said: Said) -> None:
    """Whether the buyer is this store, where both say their tax number."""
    own = Store.objects.get(pk=ctx.store_id).tax_id
    if own and said.buyer_code and said.buyer_code != own:
        said.findings.append("buyer")
