"""Vouchers and where they come from."""

from django.db.models import QuerySet

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.sources import Source

from ..models import Line, Voucher


def vouchers_of(who: Actor | Context, source: Source) -> QuerySet[Voucher]:
    """The vouchers a document has made, reversals included."""
    return rows(Voucher, who).filter(**source.key).order_by("id")


def lines_of(voucher: Voucher) -> QuerySet[Line]:
    """A voucher's lines with their accounts."""
    return voucher.lines.select_related("account").order_by("n")
