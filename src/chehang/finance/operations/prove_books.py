"""Prove the books."""

from decimal import Decimal
from itertools import islice
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.models import JournalHead
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.core.verify import invariants
from chehang.finance.closing.board import board
from chehang.finance.models import NightProof

SHOWN = 5


class ProveBooks(Command):
    """Nothing to say."""


def _proved(cmd: ProveBooks, ctx: Context) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    """Every rule and every pair, read before the lock."""
    rules = []
    for rule in invariants():
        rows = [str(row) for row in islice(rule.find(), 1000)]
        rules.append({"code": rule.code, "title": str(rule.title), "count": len(rows), "rows": "\n".join(rows[:SHOWN])})
    pairs = [
        {
            "what": str(p.title),
            "books": f"{p.books:.2f}",
            "other": f"{p.other:.2f}",
            "difference": f"{p.difference:.2f}",
        }
        for p in board(ctx)
    ]
    return rules, pairs


@every("day 02:30", command=lambda period: ProveBooks())
@operation(
    "finance.prove_books",
    title=_("Prove the books now"),
    posts=("finance_manager", "general_manager"),
    house=True,
    prepare=_proved,
)
def prove_books(cmd: ProveBooks, ctx: Context) -> Done:
    """Every night: all rules that must hold, goods and money against each other, with the last link of the journal; what breaks rings
    at the finance manager's and the general manager's."""
    rules, pairs = ctx.prepared
    head = JournalHead.objects.filter(store_id=ctx.store_id).first()
    broken = sum(1 for r in rules if r["count"])
    differing = sum(1 for p in pairs if Decimal(p["difference"]))
    proof = NightProof.objects.create(
        store_id=ctx.store_id, at=ctx.now, rules=rules, pairs=pairs, broken=broken, differing=differing, holds=not broken and not differing,
        seq=head.seq if head else 0, head=head.hash if head else "",
    )  # fmt: skip
    ctx.changed(proof, None, {"broken": broken, "differing": differing})
    if not proof.holds:
        for post in ("finance_manager", "general_manager"):
            ctx.tell(
                _("The books do not prove: %(broken)s rules broken, %(differing)s pairs differ"), post=post, link=f"/finance/proofs/{proof.pk}/",
                broken=broken, differing=differing,
            )  # fmt: skip
    return Done(id=proof.pk, broken=broken, differing=differing)
