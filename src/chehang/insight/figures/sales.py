"""Cars: orders of this month's registrations and of the pool left over, gross with everything, share of old stock."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from chehang.carsales.counting import deliveries, leads
from chehang.carsales.models import Deal, DealFee, Lead
from chehang.carsales.pricing import gross_of
from chehang.core.access import rows
from chehang.core.context import Actor, Context, system_actor
from chehang.core.measures import By, Count, Each, Measure, Ratio, Span, Variant, add_measures
from chehang.core.measures.spans import moments
from chehang.core.models import Transition
from chehang.core.screens import Column

SALES, SELLERS = "sales_manager", ("sales_consultant",)
BY_LEAD = (By("consultant__name", _("Consultant")), By("source", _("Source")), By("level", _("Level")))
BY_DEAL = (By("consultant__name", _("Consultant")), By("model__name", _("Car model")))


def _ordered(span: Span) -> Exists:
    deals = Deal.objects.filter(lead=OuterRef("pk"), ordered_on__gte=span.first, ordered_on__lte=span.last)
    return Exists(deals.exclude(state="cancelled"))


def _one(condition: Any) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


def registered(who: Actor | Context, span: Span) -> QuerySet[Lead]:
    """Leads of the span, each with whether it was ordered in it."""
    return leads(who, span).annotate(bought=_one(_ordered(span)))


def left_over(days: int = 0) -> Any:
    """Leads alive before the span (registered in the so many days before it), each with whether it was ordered in it."""

    def rows_of(who: Actor | Context, span: Span) -> QuerySet[Lead]:
        steps = Transition.objects.filter(machine="carsales.lead", object_id=OuterRef("pk"), at__lt=moments(span)[0])
        last = Subquery(steps.order_by("-id").values("target")[:1])
        found = rows(Lead, who).filter(registered_on__lt=span.first).annotate(was=Coalesce(last, Value("new")))
        found = found.exclude(was__in=("given_up", "lost", "won"))
        if days:
            found = found.filter(registered_on__gte=span.first - timedelta(days=days))
        earlier = Deal.objects.filter(lead=OuterRef("pk"), ordered_on__lt=span.first).exclude(state="cancelled")
        return found.exclude(Exists(earlier)).annotate(bought=_one(_ordered(span)))

    return rows_of


def fitted(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Cars handed over, each with whether accessories were sold with it."""
    sold = DealFee.objects.filter(deal=OuterRef("pk"), kind="accessory")
    return deliveries(who, span).annotate(fitted=_one(Exists(sold)))


def with_fees(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Cars handed over with all that hangs on them."""
    return deliveries(who, span).select_related("car").prefetch_related("fees")


def _gp3(deal: Deal) -> Decimal:
    return gross_of(deal, system_actor(deal.store_id, "measure"), deal.delivered_on or deal.made_at.date()).gp3


BOUGHT = Ratio(Count(Q(bought=1)), Count())

add_measures(
    Measure("insight.new_order_rate", _("Orders of this period's leads"), "percent", SALES, BOUGHT, registered,
            _("Leads registered and ordered in the period ÷ leads registered in it."), by=BY_LEAD, screen="carsales.leads", posts=SELLERS),
    Measure("insight.left_order_rate", _("Orders of the leads left over"), "percent", SALES, BOUGHT, left_over(),
            _("Leads alive when the period began that were ordered in it ÷ leads alive when it began."), by=BY_LEAD, screen="carsales.leads", posts=SELLERS,
            variants=(Variant("ninety_days", _("Leads registered within the ninety days before"), left_over(90)),)),
    Measure("insight.accessory_rate", _("Accessory penetration"), "percent", SALES, Ratio(Count(Q(fitted=1)), Count()), fitted,
            _("Cars handed over with accessories sold to them ÷ cars handed over."), by=BY_DEAL, screen="carsales.deals", posts=SELLERS),
    Measure("insight.gp3", _("Gross of cars with everything"), "CNY", SALES, Each(_gp3), with_fees,
            _("GP3 of cars handed over: price − cost + rebates + gains of accessories, insurance, loan and plates − gifts, commission and interest of standing."),
            by=BY_DEAL, columns=(Column("number", _("Order"), link="carsales.deals"), Column("model.name", _("Car model")),
                                 Column("delivered_on", _("Handed over"), "date"))),
    Measure("insight.gp3_per_car", _("Gross per car with everything"), "CNY", SALES, Ratio("insight.gp3", "carsales.deliveries"),
            definition=_("Gross of cars with everything ÷ cars handed over.")),
    Measure("insight.over_90_share", _("Share of cars over ninety days"), "percent", SALES, Ratio("carsales.stock_over_90", "carsales.stock"),
            definition=_("Cars in stock that were bought more than ninety days ago ÷ cars in stock; at most 10 %."), better="down"),
    Measure("insight.cost_per_traffic", _("Cost of a visit with intent"), "CNY", "marketing_manager", Ratio("marketing.spent", "carsales.intent"),
            definition=_("Advertising and events of the period ÷ visits with intent."), better="down"),
)  # fmt: skip
