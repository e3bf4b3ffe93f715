"""Writing a transfer down in both stores; what departments above call when goods shall come from, or go to, another store."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Part
from chehang.core import access, numbers
from chehang.core.context import Actor, Context
from chehang.core.elsewhere import at_store
from chehang.core.errors import Refused
from chehang.org.models import Store
from chehang.org.services import living
from chehang.warehouse.events import TransferOver
from chehang.warehouse.kinds import TransferSide
from chehang.warehouse.models import Transfer, TransferLine

from .states import TRANSFER

DOCUMENT = "warehouse.transfer"
SERIES = "DBD"
LINK = "/warehouse/transfers/{}/"
OVER = ("received", "cancelled")


@dataclass(frozen=True)
class Wanted:
    """So many of a part."""

    part_id: int
    quantity: Decimal


def other_stores(who: Actor | Context) -> list[Store]:
    """The stores goods may be exchanged with: all others of the group that pay tax together with this one.

    Between taxpayers of their own a transfer is a sale with an invoice (parts.md §1.17), so they are left out. A store without a
    tax number of its own is a branch.
    """
    every = list(living().order_by("code"))
    own = next(s for s in every if s.pk == who.store_id)
    return [s for s in every if s.pk != own.pk and s.is_sample == own.is_sample and one_taxpayer(own, s)]


def one_taxpayer(a: Store, b: Store) -> bool:
    """Whether both stores pay tax under one number."""
    return not (a.tax_id and b.tax_id) or a.tax_id == b.tax_id


def ask(
    ctx: Context,
    *,
    sender_id: int,
    receiver_id: int,
    lines: Sequence[Wanted],
    reason: str,
    back_of: Transfer | None = None,
) -> Transfer:
    """Write both papers; the parts managers of both stores are told. Returns the paper of the actor's store.

    Refused("transfer.same_store") and Refused("transfer.other_taxpayer").
    """
    known = Store.objects.in_bulk([sender_id, receiver_id])
    if len(known) != 2 or ctx.store_id not in known:
        raise Refused("transfer.same_store", _("Choose another store of the group."), field="other")
    sender, receiver = known[sender_id], known[receiver_id]
    if not one_taxpayer(sender, receiver):
        raise Refused(
            "transfer.other_taxpayer",
            _("%(store)s pays tax under a number of its own: sell the goods there, with an invoice."),
            field="other",
            store=(receiver if ctx.store_id == sender_id else sender).short_name,
        )
    parts = Part.objects.in_bulk([x.part_id for x in lines])
    out = _paper(at_store(ctx, sender), TransferSide.OUT, receiver, lines, parts, reason, back_of)
    there = _paper(at_store(ctx, receiver), TransferSide.IN, sender, lines, parts, reason)
    for one, twin in ((out, there), (there, out)):
        one.twin, one.twin_number = twin.pk, twin.number
        one.save(update_fields=["twin", "twin_number"])
    own = out if ctx.store_id == sender_id else there
    for one in (out, there):
        here = at_store(ctx, known[one.store_id])
        here.changed(one, None, {"number": one.number, "other": one.other.code, "lines": len(lines), "reason": reason})
        title = (
            _("Transfer %(number)s: goods are to go to %(store)s. Please agree.")
            if one.side == TransferSide.OUT
            else _("Transfer %(number)s: goods are to come from %(store)s. Please agree.")
        )
        here.tell(title, post="parts_manager", link=LINK.format(one.pk), number=one.number, store=one.other.short_name)
    return own


def _paper(
    ctx: Context,
    side: str,
    other: Store,
    lines: Iterable[Wanted],
    parts: dict[int, Part],
    reason: str,
    back_of: Transfer | None = None,
) -> Transfer:
    made = Transfer.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, SERIES), side=side, other=other, reason=reason, back_of=back_of,
        asked_at=ctx.now, asked_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    TransferLine.objects.bulk_create(
        TransferLine(
            store_id=ctx.store_id, transfer=made, n=n, part_id=x.part_id, part_no=parts[x.part_id].display_no,
            part_name=parts[x.part_id].name_cn, quantity=x.quantity,
        )
        for n, x in enumerate(lines, 1)
    )  # fmt: skip
    TRANSFER.begin(ctx, made)
    return made


@dataclass(frozen=True)
class Papers:
    """Both papers of a transfer, locked, each with the context of its store; ``own`` is the actor's."""

    own: Transfer
    out: Transfer
    out_ctx: Context
    into: Transfer
    into_ctx: Context

    def step(self, move: str, *, reason: str = "", **also: Any) -> None:
        """Both take a step."""
        for ctx, one in ((self.out_ctx, self.out), (self.into_ctx, self.into)):
            TRANSFER.advance(ctx, one, move, reason=reason, **also)
        if self.out.state in OVER:
            self.out_ctx.announce(TransferOver(self.out.pk, self.out.state, self.out.cost, reason))

    def lines(self) -> list[tuple[TransferLine, TransferLine]]:
        """Line by line, the sender's and the receiver's."""
        return list(zip(self.out.lines.order_by("n"), self.into.lines.order_by("n"), strict=True))


def both(ctx: Context, pk: int) -> Papers:
    """The transfer by the actor's own paper, locked in the order of their ids so that both stores may act at once."""
    own = access.get(Transfer, pk, ctx)
    found = {t.pk: t for t in Transfer.objects.filter(pk__in=[own.pk, own.twin]).select_for_update().order_by("id")}
    stores = Store.objects.in_bulk([t.store_id for t in found.values()])
    own, twin = found[own.pk], found[own.twin]
    out, into = (own, twin) if own.side == TransferSide.OUT else (twin, own)
    return Papers(own, out, at_store(ctx, stores[out.store_id]), into, at_store(ctx, stores[into.store_id]))
