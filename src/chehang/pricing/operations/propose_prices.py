"""Propose new prices for many parts by a rule."""

from decimal import Decimal
from typing import Annotated, Literal

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.models import Part, PriceFile, PriceListEntry
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, Id, Money, Reason, Ref
from chehang.pricing.models import Basis, PriceProposal, ProposedPrice
from chehang.pricing.proposing import work_out

MOST_PARTS = 5000


class ChosenPart(Command):
    """A single part."""

    part: Annotated[Id, Ref("catalogue.Part")]


class ProposePrices(Command):
    """Which parts, for which class of customers, and the rule: a percentage on a basis (−8 takes eight per cent off)."""

    brand: Annotated[Id, Ref("catalogue.Brand")] | None = None
    category: Annotated[Id, Ref("catalogue.Category")] | None = None
    parts: Annotated[list[ChosenPart], Field(max_length=500, title="Single parts")] = []
    file: Annotated[Id | None, Ref("catalogue.PriceFile"), Field(title="Parts whose price this list changed")] = None
    price_class: Literal["retail", "workshop", "insurance", "wholesale", "internal", "staff"] = "retail"
    basis: Basis = Basis.BANDS
    percent: Annotated[Money, Field(ge=-90, le=500, title="Percent on the basis (−8 takes 8 % off)")] = Decimal(0)
    within_list: Annotated[bool, Field(title="Never above the supplier's list price")] = True
    valid_from: StartDate | None = None
    trigger: Annotated[Literal["market", "maker", "supplier", "cost", "customer"], Field(title="Occasion")] = "cost"
    measure: Annotated[Literal["keep", "stock_up", "clear", "promote"], Field(title="Countermeasure")] = "keep"
    reason: Reason


@operation("pricing.propose_prices", title=_("Propose new prices"), posts=("parts_manager", "parts_planner"))
def propose_prices(cmd: ProposePrices, ctx: Context) -> Done:
    """Draft a proposal with every price that would change. Refused without a choice of parts, for a past day,
    for more than 5,000 parts, or when no price would change."""
    since = cmd.valid_from or ctx.today
    if since < ctx.today:
        raise Refused("price.past", _("A price cannot be changed for days that have passed."), field="valid_from")
    parts = _chosen(cmd, ctx)
    lines = work_out(
        ctx, parts, price_class=cmd.price_class, basis=cmd.basis, markup=cmd.percent / 100, within_list=cmd.within_list
    )
    if not lines:
        raise Refused(
            "proposal.nothing",
            _("No price would change by this rule: %(parts)s parts looked at. Choose other parts or another basis."),
            parts=len(parts),
        )
    proposal = PriceProposal.objects.create(
        store_id=ctx.store_id,
        price_class=cmd.price_class,
        valid_from=since,
        basis=cmd.basis,
        percent=cmd.percent,
        trigger=cmd.trigger,
        measure=cmd.measure,
        reason=cmd.reason,
        made_at=ctx.now,
        made_by_id=ctx.actor.employee_id,
        made_by_name=ctx.actor.name,
    )
    for line in lines:
        line.proposal = proposal
    ProposedPrice.objects.bulk_create(lines)
    ctx.changed(
        proposal,
        None,
        {
            "class": cmd.price_class,
            "basis": cmd.basis.value,
            "percent": str(cmd.percent),
            "occasion": cmd.trigger,
            "measure": cmd.measure,
            "lines": len(lines),
        },
    )
    return Done(id=proposal.pk, lines=len(lines), looked_at=len(parts))


def _chosen(cmd: ProposePrices, ctx: Context) -> list[Part]:
    if not (cmd.brand or cmd.category or cmd.parts or cmd.file):
        raise Refused(
            "proposal.no_choice", _("Choose a brand, a category, a price list or single parts."), field="brand"
        )
    rows = Part.objects.order_by("norm_no", "id")
    if cmd.brand:
        rows = rows.filter(brand_id=cmd.brand)
    if cmd.category:
        rows = rows.filter(Q(category_id=cmd.category) | Q(category__parent_id=cmd.category))
    if cmd.file:
        listed = access.get(PriceFile, cmd.file, ctx)
        rows = rows.filter(pk__in=PriceListEntry.objects.filter(source=listed).values("part"))
    if cmd.parts:
        rows = rows.filter(pk__in=[x.part for x in cmd.parts])
    parts = list(rows[: MOST_PARTS + 1])
    if len(parts) > MOST_PARTS:
        raise Refused(
            "proposal.too_many",
            _("More than %(most)s parts are meant. Choose a category as well, or single parts."),
            field="brand",
            most=MOST_PARTS,
        )
    return parts
