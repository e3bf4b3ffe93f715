"""Deposits on old parts as documents."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register
from chehang.counter.models import CoreDeposit

from .states import CORE


def content(core: CoreDeposit) -> dict[str, Any]:
    """Whose, for which part, how much, until when."""
    return {
        "number": core.number,
        "customer": core.customer_id,
        "part": [core.part_id, f"{core.quantity:.3f}"],
        "amount": f"{core.amount:.2f}",
        "until": str(core.bring_by),
    }


register(
    Document(
        "counter.core_deposit",
        model="counter.CoreDeposit",
        title=_("Deposit on an old part"),
        series="JX",
        content=content,
        see="counter.see_core_deposits",
        machine=CORE,
        link="/counter/core_deposits/{id}/",
    )
)
