"""The documents of purchasing."""

from pathlib import Path
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import ByRoute
from chehang.core.context import system_actor
from chehang.core.documents import Document, Layout, register

from .drafting import authors_of
from .models import Inquiry, Offer, Order, SupplierReturn, TemporaryQuota
from .printouts.purchase_order import PRINTOUT, purchase_order
from .quota import room, somebody_waits
from .states import INQUIRY, ORDER, RETURN, TEMPORARY


def order_content(order: Order) -> dict[str, Any]:
    """What a review seals: to whom, what, how much, at which price."""
    return {
        "supplier": order.supplier_id,
        "kind": str(order.kind),
        "required_on": str(order.required_on or ""),
        "reason": order.reason,
        "vin": order.vin,
        "work_order": order.work_order,
        "note": order.note,
        "amount_ex": str(order.amount_ex),
        "tax": str(order.tax),
        "lines": [
            [x.n, x.part_id, x.part_no, x.part_name, str(x.quantity), str(x.price_ex), str(x.tax_rate), x.need]
            for x in order.lines.order_by("n")
        ],
    }


def order_shown(order: Order) -> list[tuple[Any, str]]:
    """The order in words, for whoever decides on it."""
    lines = order.lines.order_by("n").values_list("part_no", "part_name", "quantity", "price_ex", "need")
    head: list[tuple[Any, str]] = [
        (_("Supplier"), order.supplier.name),
        (_("Kind"), order.get_kind_display()),
        (_("Required on"), str(order.required_on or "")),
        (_("Reason, assessment or campaign number"), order.reason),
        (_("Note"), order.note),
        (_("Amount with VAT"), f"{order.amount_inc:,.2f}"),
    ]
    return [
        *((title, text) for title, text in head if text),
        *(
            (f"{no} {name}", f"{q.normalize():f} × {p.normalize():f}" + (f" · {need}" if need else ""))
            for no, name, q, p, need in lines
        ),
    ]


def order_effect(order: Order) -> list[tuple[Any, str]]:
    """What a review binds, and what the capital quota would leave."""
    left = room(system_actor(order.store_id), localdate(), besides=order.pk)
    bound: list[tuple[Any, str]] = [(_("Binds without VAT"), f"{order.amount_ex:,.2f}")]
    if left is None:
        return bound
    rest = left.free - order.amount_ex
    if rest < 0 and somebody_waits(order):
        bound.append((_("Above the quota, allowed because somebody waits for it"), f"{-rest:,.2f}"))
    return [*bound, (_("Left in the capital quota"), f"{rest:,.2f}")]


ORDER_DOCUMENT = register(
    Document(
        "purchasing.order",
        model="purchasing.Order",
        title=_("Purchase order"),
        series="DG",
        content=order_content,
        see="purchasing.see_orders",
        machine=ORDER,
        layouts=(Layout("purchase_order", _("Purchase order"), PRINTOUT, purchase_order),),
        link="/purchasing/orders/{id}/",
        approval=ByRoute(
            routes=Path(__file__).parent / "data" / "approval_routes.csv",
            amount=lambda order: order.amount_inc,
            authors=authors_of,
            shown=order_shown,
            effect=order_effect,
            kind=lambda order: str(order.kind),
            partner=lambda order: f"supplier {order.supplier_id}",
            past=("reviewed", "sent", "partial", "received", "closed"),
        ),
    )
)


def inquiry_content(made: Inquiry) -> dict[str, Any]:
    """What was asked of whom, what they answered, who was chosen."""
    return {
        "lines": [[x.n, x.part_id, str(x.quantity)] for x in made.lines.order_by("n")],
        "invited": sorted(made.invited.values_list("supplier_id", flat=True)),
        "offers": [
            [x.line_id, x.supplier_id, str(x.price_inc), str(x.landed_ex), x.lead_days]
            for x in Offer.objects.filter(line__inquiry=made).order_by("line_id", "supplier_id")
        ],
        "chosen": [made.chosen_id, made.choice_reason],
    }


register(
    Document(
        "purchasing.inquiry",
        model="purchasing.Inquiry",
        title=_("Inquiry"),
        series="XB",
        content=inquiry_content,
        see="purchasing.see_inquiries",
        machine=INQUIRY,
        link="/purchasing/inquiries/{id}/",
    )
)


def return_content(made: SupplierReturn) -> dict[str, Any]:
    """What goes back, under which number, credited with what."""
    rows = made.lines.order_by("n").values_list("inbound_line_id", "quantity", "price_ex")
    return {
        "supplier": made.supplier_id,
        "reason": made.reason,
        "lines": [[pk, str(q), str(p)] for pk, q, p in rows],
        "answer": [made.rma, str(made.fee_rate)],
        "credit": [made.credit_no, str(made.credit_ex), str(made.credit_tax)],
    }


register(
    Document(
        "purchasing.supplier_return",
        model="purchasing.SupplierReturn",
        title=_("Supplier return"),
        series="TG",
        content=return_content,
        see="purchasing.see_returns",
        machine=RETURN,
        link="/purchasing/returns/{id}/",
    )
)


def temporary_shown(asked: TemporaryQuota) -> list[tuple[Any, str]]:
    """What is asked for, in words."""
    return [
        (_("More quota"), f"{asked.amount:,.2f}"),
        (_("Days"), f"{asked.since} – {asked.until}"),
        (_("Reason"), asked.reason),
    ]


def temporary_effect(asked: TemporaryQuota) -> list[tuple[Any, str]]:
    """What would be free then."""
    left = room(system_actor(asked.store_id), localdate())
    return [] if left is None else [(_("Left in the capital quota"), f"{left.free + asked.amount:,.2f}")]


register(
    Document(
        "purchasing.temporary_quota",
        model="purchasing.TemporaryQuota",
        title=_("Temporary quota"),
        series="DE",
        content=lambda x: {
            "amount": f"{x.amount:.2f}",
            "since": str(x.since),
            "until": str(x.until),
            "reason": x.reason,
        },
        see="purchasing.see_temporary_quotas",
        machine=TEMPORARY,
        link="/purchasing/temporary_quotas/{id}/",
        approval=ByRoute(
            routes=Path(__file__).parent / "data" / "temporary_quota_routes.csv",
            amount=lambda x: x.amount,
            authors=lambda x: {x.asked_by_id},
            shown=temporary_shown,
            effect=temporary_effect,
            past=("granted",),
        ),
    )
)
