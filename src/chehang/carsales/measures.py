"""Measures of the funnel, with the trade's definitions (客流、集客、留档、试驾、二次来店)."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.fields import MoneyField
from chehang.core.measures import By, Count, Measure, Ratio, Span, Sum, add_measures, within
from chehang.core.measures.values import scaled
from chehang.core.screens import Column

from .models import Car, Challenge, Commission, Deal, DealFee, Drive, FloorLoan, Lead, Visit

SELLERS = ("sales_consultant",)
OWNER = "sales_manager"
BY_VISIT = (By("consultant__name", _("Consultant")), By("wanted", _("Model wanted")))
BY_DEAL = (
    By("consultant__name", _("Consultant")),
    By("model__name", _("Car model")),
    By("payment", _("Way of paying")),
)
BY_CAR = (By("model__name", _("Car model")), By("place", _("Place")), By("outlet__name", _("Outlet")))
BY_LEAD = (By("consultant__name", _("Consultant")), By("source", _("Source")), By("level", _("Level")))


def visits(who: Actor | Context, span: Span) -> QuerySet[Visit]:
    """Everybody who came in."""
    return within(rows(Visit, who), "came_at", span)


def intending(who: Actor | Context, span: Span) -> QuerySet[Visit]:
    """Those who think of buying."""
    return visits(who, span).filter(intent=True)


def new_ones(who: Actor | Context, span: Span) -> QuerySet[Visit]:
    """Those who think of buying and are here for the first time."""
    return intending(who, span).filter(first=True)


def registered(who: Actor | Context, span: Span) -> QuerySet[Visit]:
    """Of the new ones, those who left a phone."""
    return new_ones(who, span).filter(lead__isnull=False)


def leads(who: Actor | Context, span: Span) -> QuerySet[Lead]:
    """Leads registered in the span."""
    return within(rows(Lead, who), "registered_on", span)


def came(who: Actor | Context, span: Span) -> QuerySet[Lead]:
    """Leads of the span that were not walk-ins and came."""
    return valid(who, span).filter(came_on__isnull=False)


def valid(who: Actor | Context, span: Span) -> QuerySet[Lead]:
    """Leads of the span that have to be invited: all but those who walked in."""
    return leads(who, span).exclude(source="walk_in")


def came_again(who: Actor | Context, span: Span) -> QuerySet[Lead]:
    """Registered customers whose second visit lies in the span."""
    return within(rows(Lead, who), "came_again_on", span)


def drives(who: Actor | Context, span: Span) -> QuerySet[Drive]:
    """Test drives of the span."""
    return within(rows(Drive, who), "started_at", span)


def lost(who: Actor | Context, span: Span) -> QuerySet[Lead]:
    """Leads of the span whose loss was verified."""
    return leads(who, span).filter(state="lost")


def orders(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Orders of the span that were not called off."""
    return within(rows(Deal, who).exclude(state="cancelled"), "ordered_on", span)


def driven_orders(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Of these, those of customers who had a test drive."""
    return orders(who, span).filter(Exists(Drive.objects.filter(lead=OuterRef("lead"))))


def deliveries(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Cars handed over in the span."""
    return within(rows(Deal, who).filter(state="delivered"), "delivered_on", span)


def in_stock(who: Actor | Context, span: Span) -> QuerySet[Car]:
    """Cars that are ours today, wherever they stand."""
    return rows(Car, who).filter(left_on=None)


def standing(who: Actor | Context, span: Span) -> QuerySet[Car]:
    """Cars that were bought more than ninety days ago and are still ours."""
    return in_stock(who, span).filter(bought_on__lt=span.last - timedelta(days=90))


def _of(name: str, title: Any, found: Any, definition: Any, day: str, **also: Any) -> Measure:
    by = BY_VISIT if day == "came_at" else (By("consultant__name", _("Consultant")),)
    facts: dict[str, Any] = {"by": by, "posts": SELLERS, "day": day}
    return Measure(f"carsales.{name}", title, "documents", OWNER, Count(), found, definition, **facts | also)


def _rate(name: str, title: Any, above: str, below: str, definition: Any, **also: Any) -> Measure:
    value = Ratio(f"carsales.{above}", f"carsales.{below}")
    return Measure(f"carsales.{name}", title, "percent", OWNER, value, definition=definition, posts=SELLERS, **also)


def open_orders(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Orders that wait for their car today."""
    return rows(Deal, who).filter(state__in=("submitted", "authorised"))


def financed(who: Actor | Context, span: Span) -> QuerySet[FloorLoan]:
    """Loans on cars that run today."""
    return rows(FloorLoan, who).filter(state="open")


def by_owners(who: Actor | Context, span: Span) -> QuerySet[Deal]:
    """Cars handed over to who owns one of ours or was sent by an owner."""
    return deliveries(who, span).filter(lead__source__in=("owner", "referral"))


def given_up(who: Actor | Context, span: Span) -> QuerySet[Lead]:
    """Leads of the span that were given up, verified or not."""
    return leads(who, span).filter(state__in=("given_up", "lost"))


def challenged(who: Actor | Context, span: Span) -> QuerySet[Challenge]:
    """Cars at outlets that had to be shown, drawn by chance."""
    return within(rows(Challenge, who).filter(daily=False).exclude(state="asked"), "asked_at", span)


def daily(who: Actor | Context, span: Span) -> QuerySet[Challenge]:
    """Cars at outlets that were to be shown by the evening."""
    return within(rows(Challenge, who).filter(daily=True).exclude(state="asked"), "asked_at", span)


CHALLENGED = (
    Column("asked_at", _("Asked at"), "datetime"),
    Column("car.vin", _("VIN")),
    Column("state", _("State"), "state"),
)

add_measures(
    _of("traffic", _("Visits"), visits, _("Everybody who came in."), "came_at", screen="carsales.visits"),
    _of("intent", _("Visits with intent"), intending, _("Visits of people who think of buying, whether for the first time or again."),
        "came_at", screen="carsales.visits", desk=(OWNER,)),
    _of("new_intent", _("New visits with intent"), new_ones, _("First visits of people who think of buying."), "came_at", screen="carsales.visits"),
    _of("kept", _("New visits with a phone"), registered, _("First visits with intent where a phone was left."), "came_at", screen="carsales.visits"),
    _rate("kept_rate", _("Registration rate"), "kept", "new_intent", _("New visits with a phone ÷ new visits with intent."), better="up", desk=(OWNER,)),
    _of("leads", _("Leads"), leads, _("Leads registered."), "registered_on", screen="carsales.leads", by=BY_LEAD, desk=SELLERS),
    _of("valid_leads", _("Leads to invite"), valid, _("Leads registered, without those who walked in."), "registered_on", screen="carsales.leads", by=BY_LEAD),
    _of("came_leads", _("Invited who came"), came, _("Leads to invite that have come by now."), "registered_on", screen="carsales.leads", by=BY_LEAD),
    _rate("invited_rate", _("Invitation rate"), "came_leads", "valid_leads", _("Invited who came ÷ leads to invite."), better="up"),
    _of("drives", _("Test drives"), drives, _("Test drives started."), "started_at", screen="carsales.test_drives", desk=SELLERS),
    _rate("drive_rate", _("Test-drive rate"), "drives", "new_intent", _("Test drives ÷ new visits with intent."), better="up", desk=(OWNER,)),
    _of("came_again", _("Came again"), came_again, _("Registered customers, by the day of their second visit."), "came_again_on",
        screen="carsales.leads", by=BY_LEAD),
    _rate("again_rate", _("Second-visit rate"), "came_again", "kept", _("Customers whose second visit lies in the period ÷ new visits with a phone."), better="up"),
    _of("lost", _("Lost leads"), lost, _("Leads of the period whose loss was verified."), "registered_on", screen="carsales.leads",
        by=(*BY_LEAD, By("lost_reason", _("Reason")), By("lost_to", _("Bought instead"))), better="down"),
    _rate("lost_rate", _("Loss rate"), "lost", "leads", _("Lost leads ÷ leads."), better="down"),
    _of("orders", _("Car orders"), orders, _("Orders made and not called off."), "ordered_on", screen="carsales.deals", by=BY_DEAL, desk=(*SELLERS, OWNER)),
    _of("driven_orders", _("Orders with a test drive"), driven_orders, _("Orders of customers who had a test drive."), "ordered_on",
        screen="carsales.deals", by=BY_DEAL),
    _rate("drive_order_rate", _("Orders of test drives"), "driven_orders", "drives", _("Orders with a test drive ÷ test drives."), better="up"),
    _rate("order_rate", _("Order rate"), "orders", "intent", _("Orders ÷ visits with intent."), better="up", desk=(OWNER,)),
    _of("deliveries", _("Cars handed over"), deliveries, _("Cars handed over to their buyers."), "delivered_on",
        screen="carsales.deals", by=BY_DEAL, desk=(*SELLERS, OWNER, "general_manager")),
    _rate("delivery_rate", _("Delivery rate"), "deliveries", "orders", _("Cars handed over ÷ orders."), better="up"),
    Measure("carsales.turnover", _("Car turnover"), "CNY", OWNER, Sum("price_ex"), deliveries, _("Cars handed over at their price without VAT."),
            day="delivered_on", by=BY_DEAL, screen="carsales.deals", better="up"),
    Measure("carsales.gp1", _("Gross of cars"), "CNY", OWNER, Sum(scaled(F("price_ex") - F("car__cost_ex"), MoneyField())), deliveries,
            _("Price − cost of cars handed over, without VAT and without rebates."), day="delivered_on", by=BY_DEAL, better="up",
            columns=(Column("number", _("Order"), link="carsales.deals"), Column("car.vin", _("VIN")), Column("price_ex", _("Without tax"), "money"),
                     Column("car.cost_ex", _("Cost"), "money"))),
    Measure("carsales.stock", _("Cars in stock"), "documents", OWNER, Count(), in_stock, _("Cars that are ours today, on the way and at outlets included."),
            kind="now", by=BY_CAR, screen="carsales.cars", desk=(OWNER, "car_clerk")),
    Measure("carsales.stock_over_90", _("Cars over ninety days"), "documents", OWNER, Count(), standing, _("Cars in stock that were bought more than ninety days ago."),
            kind="now", by=BY_CAR, screen="carsales.cars", better="down"),
    Measure("carsales.gp_per_car", _("Gross per car"), "CNY", OWNER, Ratio("carsales.gp1", "carsales.deliveries"),
            definition=_("Gross of cars ÷ cars handed over."), better="up"),
    Measure("carsales.cost", _("Cost of cars handed over"), "CNY", OWNER, Sum("car__cost_ex"), deliveries, _("What the cars handed over cost, without VAT and rebates."),
            day="delivered_on", by=BY_DEAL, better="down", screen="carsales.deals"),
    Measure("carsales.stock_value", _("Value of cars"), "CNY", OWNER, Sum("cost_ex"), in_stock, _("What the cars in stock cost, each its own, without VAT."),
            kind="now", by=BY_CAR, screen="carsales.cars"),
    Measure("carsales.stock_ratio", _("Stock coefficient"), "times", OWNER, Ratio("carsales.stock", "carsales.deliveries"),
            definition=_("Cars in stock today ÷ cars handed over in the period; 0.8–1.2 is sound, 1.5 a warning."), better="down", desk=(OWNER,)),
    Measure("carsales.order_bank", _("Orders waiting for their car"), "documents", OWNER, Count(), open_orders,
            _("Orders handed in or released whose car is not handed over, today."), kind="now", by=BY_DEAL, screen="carsales.deals"),
    _of("loan_deliveries", _("Cars with a loan"), lambda who, span: deliveries(who, span).filter(loan__gt=0), _("Cars handed over that a lender pays for in part."),
        "delivered_on", screen="carsales.deals", by=BY_DEAL),
    _rate("loan_rate", _("Loan penetration"), "loan_deliveries", "deliveries", _("Cars with a loan ÷ cars handed over."), better="up"),
    _of("insured_deliveries", _("Cars insured here"), lambda who, span: deliveries(who, span).filter(Exists(DealFee.objects.filter(deal=OuterRef("pk"), kind="commercial"))),
        _("Cars handed over with commercial insurance taken here."), "delivered_on", screen="carsales.deals", by=BY_DEAL),
    _rate("insurance_rate", _("Insurance penetration"), "insured_deliveries", "deliveries", _("Cars insured here ÷ cars handed over."), better="up"),
    _of("trade_in_deliveries", _("Cars with a trade-in"), lambda who, span: deliveries(who, span).exclude(trade_in=""), _("Cars handed over for which an old one was traded in."),
        "delivered_on", screen="carsales.deals", by=BY_DEAL),
    _rate("trade_in_rate", _("Trade-in rate"), "trade_in_deliveries", "deliveries", _("Cars with a trade-in ÷ cars handed over."), better="up"),
    _of("owner_deliveries", _("Cars by owners"), by_owners, _("Cars handed over to owners of ours or whom an owner sent."), "delivered_on", screen="carsales.deals", by=BY_DEAL),
    _rate("owner_rate", _("Share of owners"), "owner_deliveries", "deliveries", _("Cars tied to owners ÷ cars handed over."), better="up"),
    _of("given_up", _("Leads given up"), given_up, _("Leads of the period that were given up, verified or not."), "registered_on", screen="carsales.leads",
        by=(*BY_LEAD, By("lost_reason", _("Reason"))), better="down"),
    _rate("lost_clear_rate", _("Losses made clear"), "lost", "given_up", _("Lost leads with a verified reason ÷ leads given up."), better="up"),
    Measure("carsales.discount", _("Discount given"), "CNY", OWNER, Sum(scaled(F("marked") - F("price_inc"), MoneyField())), deliveries,
            _("Marked price − price of cars handed over, with VAT."), day="delivered_on", by=BY_DEAL, screen="carsales.deals", better="down"),
    Measure("carsales.marked", _("At marked price"), "CNY", OWNER, Sum("marked"), deliveries, _("Cars handed over at their marked price, with VAT."),
            day="delivered_on", by=BY_DEAL, screen="carsales.deals"),
    _rate("discount_rate", _("Depth of discount"), "discount", "marked", _("Discount given ÷ marked price of cars handed over."), better="down"),
    Measure("carsales.floor_debt", _("Loans on cars"), "CNY", OWNER, Sum("principal"), financed, _("Principal of floor-plan loans that run today."), kind="now",
            by=(By("bank", _("Bank")),), screen="carsales.floor_loans", better="down"),
    Measure("carsales.commissions", _("Commissions"), "CNY", OWNER, Sum("amount"), lambda who, span: within(rows(Commission, who), "month", span),
            _("Commissions of consultants reckoned for months that begin in the period."), day="month", by=(By("consultant__name", _("Consultant")),),
            screen="carsales.commissions"),
    Measure("carsales.shown_rate", _("Cars shown in time"), "percent", OWNER, Ratio(Count(Q(state="shown")), Count()), challenged,
            _("Cars at outlets that were shown in time ÷ cars that had to be shown."), day="asked_at", by=(By("outlet__name", _("Outlet")),), better="up",
            columns=CHALLENGED),
    Measure("carsales.daily_rate", _("Cars proved by the day"), "percent", OWNER, Ratio(Count(Q(state="shown")), Count()), daily,
            _("Cars at outlets that were shown on the day ÷ cars that were to be shown every day."), day="asked_at", by=(By("outlet__name", _("Outlet")),),
            better="up", columns=CHALLENGED),
)  # fmt: skip
