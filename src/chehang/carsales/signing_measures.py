"""Measures of signing (签单率, 订单储备率, 库存当量) and of what is sold with the car, as the trade counts them (kpis.md E.3)."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.calendar import end_of
from chehang.core.context import Actor, Context
from chehang.core.measures import By, Count, Measure, Ratio, Span, Sum, within
from chehang.core.models import Transition

from .counting import BY_DEAL, BY_LEAD, OWNER, SELLERS, deliveries, orders
from .models import Deal, DealFee, Lead, SalesTarget
from .models.leads import OVER

NINETY = timedelta(days=90)


def signed_new(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Orders of the span whose customer was registered in it."""
    return orders(who, span).filter(lead__registered_on__gte=span.first)


def left_over(who: Actor | Context, span: Span) -> QuerySet[Lead]:
    """Leads registered before the span that were neither won nor lost when it began."""
    steps = Transition.objects.filter(
        machine="carsales.lead",
        object_id=OuterRef("pk"),
        at__lt=end_of(span.first - timedelta(days=1)),
        target__in=OVER,
    )
    return rows(Lead, who).filter(~Exists(steps), registered_on__lt=span.first)


def left_of_ninety(who: Actor | Context, span: Span) -> QuerySet[Lead]:
    """Of these, those registered in the ninety days before."""
    return left_over(who, span).filter(registered_on__gte=span.first - NINETY)


def signed_left(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Orders of the span whose customer was registered before it."""
    return orders(who, span).filter(lead__registered_on__lt=span.first)


def signed_ninety(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Of these, those of customers registered in the ninety days before."""
    return signed_left(who, span).filter(lead__registered_on__gte=span.first - NINETY)


def called_off(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Orders of the span that were called off since."""
    return within(rows(Deal, who).filter(state="cancelled"), "ordered_on", span)


def made(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Orders of the span, called off or not."""
    return within(rows(Deal, who), "ordered_on", span)


def next_targets(who: Actor | Context, span: Span) -> QuerySet[SalesTarget]:
    """The targets of the month after the span, in their newest version."""
    month = (span.last.replace(day=28) + timedelta(days=4)).replace(day=1)
    mine = rows(SalesTarget, who).filter(month=month)
    newest = mine.order_by("-version").values_list("version", flat=True).first()
    return mine.filter(version=newest) if newest is not None else mine.none()


def _with(kind: str) -> Any:
    return lambda who, span: deliveries(who, span).filter(
        Exists(DealFee.objects.filter(deal=OuterRef("pk"), kind=kind, amount__gt=0))
    )


def _count(name: str, title: Any, found: Any, definition: Any, day: str, screen: str, **also: Any) -> Measure:
    by = BY_LEAD if screen == "carsales.leads" else BY_DEAL
    facts: dict[str, Any] = {"by": by, "posts": SELLERS, "day": day, "screen": screen}
    return Measure(f"carsales.{name}", title, "documents", OWNER, Count(), found, definition, **facts | also)


def _rate(name: str, title: Any, above: str, below: str, definition: Any, **also: Any) -> Measure:
    value = Ratio(f"carsales.{above}", f"carsales.{below}")
    unit = also.pop("unit", "percent")
    return Measure(f"carsales.{name}", title, unit, OWNER, value, definition=definition, posts=SELLERS, **also)


DEALS, LEADS = "carsales.deals", "carsales.leads"
SIGNING = (
    _count("signed_new", _("Orders of new customers"), signed_new, _("Orders of the period whose customer was registered in it."), "ordered_on", DEALS),
    _rate("signed_new_rate", _("Signing rate of new customers"), "signed_new", "leads", _("Orders of customers registered in the period ÷ leads registered in it."), better="up"),
    _count("left_over", _("Customers left over"), left_over, _("Leads registered before the period that were neither won nor lost when it began."), "registered_on", LEADS, kind="level"),
    _count("signed_left", _("Orders of customers left over"), signed_left, _("Orders of the period whose customer was registered before it."), "ordered_on", DEALS),
    _rate("signed_left_rate", _("Signing rate of customers left over"), "signed_left", "left_over",
          _("Orders of customers registered before the period ÷ customers left over when it began."), better="up"),
    _count("left_of_ninety", _("Customers left over of ninety days"), left_of_ninety, _("Customers left over who were registered in the ninety days before the period."),
           "registered_on", LEADS, kind="level"),
    _count("signed_ninety", _("Orders of customers of ninety days"), signed_ninety, _("Orders whose customer was registered in the ninety days before the period."),
           "ordered_on", DEALS),
    _rate("signed_ninety_rate", _("Signing rate of ninety days"), "signed_ninety", "left_of_ninety",
          _("Orders of customers registered in the ninety days before the period ÷ those of them left over when it began."), better="up"),
    _count("made_orders", _("Orders with those called off"), made, _("Orders made, called off since or not."), "ordered_on", DEALS),
    _count("called_off", _("Orders called off"), called_off, _("Orders of the period that were called off since."), "ordered_on", DEALS, better="down"),
    _rate("called_off_rate", _("Cancellation rate"), "called_off", "made_orders", _("Orders called off ÷ orders made."), better="down"),
    Measure("carsales.next_target", _("Target of next month"), "documents", OWNER, Sum("cars"), next_targets,
            _("Cars that consultants are to hand over in the month after the period."), kind="level", day="month",
            by=(By("consultant__name", _("Consultant")),), screen="carsales.targets"),
    _rate("order_bank_rate", _("Order reserve"), "order_bank", "next_target", _("Orders waiting for their car ÷ target of next month."), better="up"),
    _rate("stock_equivalent", _("Stock equivalent"), "stock", "next_target", _("Cars in stock ÷ target of next month."), unit="times"),
    _count("warranty_deliveries", _("Cars with an extended warranty"), _with("warranty"), _("Cars handed over with an extended warranty."), "delivered_on", DEALS),
    _rate("warranty_rate", _("Warranty penetration"), "warranty_deliveries", "deliveries", _("Cars with an extended warranty ÷ cars handed over."), better="up"),
    _count("accessory_deliveries", _("Cars with accessories"), _with("accessory"), _("Cars handed over with accessories that were paid for."), "delivered_on", DEALS),
    _rate("accessory_rate", _("Accessory penetration"), "accessory_deliveries", "deliveries", _("Cars with accessories ÷ cars handed over."), better="up"),
)  # fmt: skip
