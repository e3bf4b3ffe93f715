"""What was agreed as a measure of its own: attainment, orders in reserve, cars against the plan of the next month."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.measures import Measure, Ratio, Span, Sum, add_measures, measures
from chehang.core.measures.targets import target_of
from chehang.core.models import MeasureTarget
from chehang.core.screens import Column

COLUMNS = (
    Column("period", _("Period")),
    Column("target_words", _("Target")),
    Column("reason", _("Reason")),
    Column("actor_name", _("Decided by")),
    Column("at", _("Set at"), "datetime"),
)


def agreed_of(name: str, *, ahead: bool = False) -> Callable[[Actor | Context, Span], QuerySet[MeasureTarget]]:
    """The target that holds for the period, or for the month after it."""

    def rows_of(who: Actor | Context, span: Span) -> QuerySet[MeasureTarget]:
        wanted = Span.of("month", span.last).following() if ahead else _whole(span)
        found = target_of(measures()[name], who, wanted)
        return rows(MeasureTarget, who).filter(pk__in=[found.pk] if found and found.target is not None else [])

    return rows_of


def _whole(span: Span) -> Span:
    """The period a span until today is the beginning of."""
    if span.kind != "days":
        return span
    for kind in ("month", "quarter", "year"):
        whole = Span.of(kind, span.first)
        if whole.first == span.first and whole.last >= span.last:
            return whole
    return span


def _target(name: str, title: Any, unit: str, owner: str, of: str, *, ahead: bool = False) -> Measure:
    definition = _("What was agreed for the month after the period.") if ahead else _("What was agreed for the period.")
    return Measure(
        f"insight.{name}", title, unit, owner, Sum("target"), agreed_of(of, ahead=ahead), definition, columns=COLUMNS
    )


add_measures(
    _target("delivery_target", _("Target of cars handed over"), "cars", "sales_manager", "carsales.deliveries"),
    _target("next_delivery_target", _("Cars planned for the next month"), "cars", "sales_manager", "carsales.deliveries", ahead=True),
    _target("output_target", _("Target of output"), "CNY", "service_manager", "workshop.output"),
    _target("turnover_target", _("Target of the turnover of parts"), "CNY", "parts_manager", "counter.turnover"),
    Measure("insight.delivery_reached", _("Attainment of cars handed over"), "percent", "sales_manager", Ratio("carsales.deliveries", "insight.delivery_target"),
            definition=_("Cars handed over ÷ their target; 100 % is green, below 90 % red.")),
    Measure("insight.output_reached", _("Attainment of output"), "percent", "service_manager", Ratio("workshop.output", "insight.output_target"),
            definition=_("Output ÷ its target.")),
    Measure("insight.turnover_reached", _("Attainment of the turnover of parts"), "percent", "parts_manager", Ratio("counter.turnover", "insight.turnover_target"),
            definition=_("Turnover of parts ÷ its target.")),
    Measure("insight.order_reserve", _("Orders in reserve"), "percent", "sales_manager", Ratio("carsales.order_bank", "insight.next_delivery_target"),
            definition=_("Orders waiting for their car at the end of the period ÷ cars planned for the next month.")),
    Measure("insight.stock_equivalent", _("Cars against the next plan"), "times", "sales_manager", Ratio("carsales.stock", "insight.next_delivery_target"),
            definition=_("Cars in stock at the end of the period ÷ cars planned for the next month."), better="down"),
)  # fmt: skip
