"""A price suggestion or a price proposal was decided on."""

from collections import Counter
from datetime import date

from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.events import PriceListImported, UnitChanged
from chehang.core.approvals import Approved, Returned, Withdrawn
from chehang.core.context import Context
from chehang.core.elsewhere import at_store
from chehang.core.listening import listens

from .models import PriceProposal, SellingPrice
from .states import PROPOSAL, SUGGESTION

DOCUMENT, PROPOSED = "pricing.suggestion", "pricing.proposal"


@listens(Approved, of=DOCUMENT)
def approved(event: Approved, ctx: Context) -> None:
    """The price is set from its day on, or from today if that has passed; who suggested it is told."""
    made = event.obj
    since = max(made.valid_from, ctx.today)
    same = SellingPrice.objects.filter(
        store_id=ctx.store_id, part_id=made.part_id, price_class=made.price_class, valid_from=since
    )
    SellingPrice.objects.create(
        store_id=ctx.store_id,
        part_id=made.part_id,
        price_class=made.price_class,
        valid_from=since,
        version=(same.aggregate(n=Max("version"))["n"] or 0) + 1,
        price_inc=made.new_inc,
        reason=f"{made.number} {made.reason}"[:1000],
        set_by_id=ctx.actor.employee_id,
        set_by_name=ctx.actor.name,
    )
    SUGGESTION.advance(ctx, made, "approve", reason=event.decision.reason)
    ctx.tell(
        _("Your price of %(part)s was approved: %(price)s"),
        employee_id=made.made_by_id,
        link=f"/pricing/suggestions/{made.pk}/",
        part=made.part.display_no,
        price=f"{made.new_inc:,.2f}",
    )


@listens(Returned, of=DOCUMENT)
def returned(event: Returned, ctx: Context) -> None:
    """The price stays."""
    SUGGESTION.advance(ctx, event.obj, "return", reason=event.decision.reason)


@listens(Withdrawn, of=DOCUMENT)
def withdrawn(event: Withdrawn, ctx: Context) -> None:
    """Taken back by who suggested it."""
    SUGGESTION.advance(ctx, event.obj, "return", reason=event.reason)


@listens(Approved, of=PROPOSED)
def proposal_approved(event: Approved, ctx: Context) -> None:
    """All its prices are set from its day, or from today if that has passed. A constant number of statements."""
    proposal: PriceProposal = event.obj
    decided = {"decided_by_id": ctx.actor.employee_id, "decided_by_name": ctx.actor.name}
    PROPOSAL.advance(ctx, proposal, "approve", reason=event.decision.reason, **decided)
    lines, since = list(proposal.lines.order_by("part_id")), max(proposal.valid_from, ctx.today)
    same = SellingPrice.objects.filter(
        store_id=ctx.store_id, price_class=proposal.price_class, valid_from=since, part__in=[x.part_id for x in lines]
    )
    versions = dict(same.values_list("part_id").annotate(n=Max("version")))
    SellingPrice.objects.bulk_create(
        SellingPrice(
            store_id=ctx.store_id,
            part_id=x.part_id,
            price_class=proposal.price_class,
            valid_from=since,
            version=versions.get(x.part_id, 0) + 1,
            price_inc=x.new_inc,
            reason=f"{proposal.number} {proposal.reason}"[:1000],
            set_by_id=ctx.actor.employee_id,
            set_by_name=ctx.actor.name,
        )
        for x in lines
    )
    ctx.tell(
        _("Your prices of %(number)s were approved."),
        employee_id=proposal.made_by_id,
        link=f"/pricing/proposals/{proposal.pk}/",
        number=proposal.number,
    )


@listens(Returned, of=PROPOSED)
def proposal_returned(event: Returned, ctx: Context) -> None:
    """A draft again, with the reason; its author is told."""
    proposal: PriceProposal = event.obj
    PROPOSAL.advance(ctx, proposal, "return", reason=event.decision.reason)
    ctx.tell(
        _("%(name)s returned your proposal %(number)s: %(reason)s"),
        employee_id=proposal.made_by_id,
        link=f"/pricing/proposals/{proposal.pk}/",
        name=ctx.actor.name,
        number=proposal.number,
        reason=event.decision.reason,
    )


@listens(Withdrawn, of=PROPOSED)
def proposal_withdrawn(event: Withdrawn, ctx: Context) -> None:
    """A draft again, by its author."""
    PROPOSAL.advance(ctx, event.obj, "return", reason=event.reason)


@listens(PriceListImported)
def list_changed(event: PriceListImported, ctx: Context) -> None:
    """Parts that sell at prices of our own do not follow the list by themselves: who sets prices is asked to propose new ones (H15)."""
    moved = {x.part_id for x in event.changes if x.old_net_inc is not None and x.old_net_inc != x.net_inc}
    if not moved:
        return
    own = SellingPrice.objects.filter(store_id=ctx.store_id).filter(Q(until=None) | Q(until__gte=ctx.today))
    set_by_hand = len(moved & set(own.values_list("part", flat=True)))
    for post in ("parts_manager", "parts_planner"):
        ctx.tell(
            _(
                "The supplier's list moves the net price of %(n)s parts, %(own)s of them sell at prices of our own: propose new prices"
            ),
            post=post,
            link=f"/do/pricing/propose_prices/?file={event.file_id}&trigger=maker",
            n=len(moved),
            own=set_by_hand,
        )


@listens(UnitChanged)
def unit_changed(event: UnitChanged, ctx: Context) -> None:
    """What every store sells the part at from today on, or from a later day, holds for the new unit by the factor."""
    rows = SellingPrice.objects.filter(part_id=event.old_id).select_related("store")
    rows = rows.filter(Q(until=None) | Q(until__gte=ctx.today))
    holding: dict[tuple[int, str, int | None, date, date | None], SellingPrice] = {}
    for row in rows.order_by("store", "valid_from", "version"):
        key = (row.store_id, row.price_class, row.customer_id, max(row.valid_from, ctx.today), row.until)
        holding.pop(key, None)  # what was named last counts
        holding[key] = row
    versions: Counter[tuple[int, str, date]] = Counter()
    for (store, price_class, customer, since, until), row in holding.items():
        versions[store, price_class, since] += 1
        made = SellingPrice.objects.create(
            store=row.store,
            part_id=event.new_id,
            price_class=price_class,
            customer_id=customer,
            valid_from=since,
            until=until,
            version=versions[store, price_class, since],
            price_inc=event.price(row.price_inc),
            reason=row.reason,
            set_by_id=ctx.actor.employee_id,
            set_by_name=ctx.actor.name,
        )
        at_store(ctx, row.store).changed(
            made, None, {"class": price_class, "price": str(made.price_inc), "from": since}
        )
