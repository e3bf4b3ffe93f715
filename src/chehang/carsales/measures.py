"""Measures of the funnel, with the trade's definitions (客流、集客、留档、试驾、二次来店)."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.fields import MoneyField
from chehang.core.measures import By, Count, Measure, Ratio, Sum, Variant, add_measures, within
from chehang.core.measures.values import scaled
from chehang.core.screens import Column

from .counting import (
    BY_CAR,
    BY_DEAL,
    BY_LEAD,
    BY_VISIT,
    OWNER,
    SELLERS,
    by_owners,
    came,
    came_again,
    challenged,
    daily,
    deliveries,
    driven_orders,
    drives,
    financed,
    given_up,
    in_stock,
    intending,
    leads,
    lost,
    new_ones,
    open_orders,
    orders,
    registered,
    standing,
    valid,
    visits,
)
from .models import Commission, DealFee
from .signing_measures import SIGNING


def _of(name: str, title: Any, found: Any, definition: Any, day: str, unit: str = "documents", **also: Any) -> Measure:
    by = BY_VISIT if day == "came_at" else (By("consultant__name", _("Consultant")),)
    facts: dict[str, Any] = {"by": by, "posts": SELLERS, "day": day}
    return Measure(f"carsales.{name}", title, unit, OWNER, Count(), found, definition, **facts | also)


def _rate(name: str, title: Any, above: str, below: str, definition: Any, **also: Any) -> Measure:
    value = Ratio(f"carsales.{above}", f"carsales.{below}")
    return Measure(f"carsales.{name}", title, "percent", OWNER, value, definition=definition, posts=SELLERS, **also)


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
    _rate("kept_rate", _("Registration rate"), "kept", "new_intent", _("New visits with a phone ÷ new visits with intent."), better="up", desk=(OWNER,),
          variants=(Variant("walk_ins", _("New visits with a phone ÷ everybody who came in"), value=Ratio("carsales.kept", "carsales.traffic")),)),
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
        unit="cars", screen="carsales.deals", by=BY_DEAL, desk=(*SELLERS, OWNER, "general_manager")),
    _rate("delivery_rate", _("Delivery rate"), "deliveries", "orders", _("Cars handed over ÷ orders."), better="up"),
    _rate("visit_delivery_rate", _("Cars per new visit"), "deliveries", "new_intent", _("Cars handed over ÷ new visits with intent."), better="up"),
    Measure("carsales.turnover", _("Car turnover"), "CNY", OWNER, Sum("price_ex"), deliveries, _("Cars handed over at their price without VAT."),
            day="delivered_on", by=BY_DEAL, screen="carsales.deals", better="up"),
    Measure("carsales.gp1", _("Gross of cars"), "CNY", OWNER, Sum(scaled(F("price_ex") - F("car__cost_ex"), MoneyField())), deliveries,
            _("Price − cost of cars handed over, without VAT and without rebates."), day="delivered_on", by=BY_DEAL, better="up", cost=Sum("car__cost_ex"),
            columns=(Column("number", _("Order"), link="carsales.deals"), Column("car.vin", _("VIN")), Column("price_ex", _("Without tax"), "money"),
                     Column("car.cost_ex", _("Cost"), "money"))),
    Measure("carsales.stock", _("Cars in stock"), "cars", OWNER, Count(), in_stock, _("Cars that were ours at the end of the period, on the way and at outlets included."),
            kind="level", by=BY_CAR, screen="carsales.cars", desk=(OWNER, "car_clerk")),
    Measure("carsales.stock_over_90", _("Cars over ninety days"), "cars", OWNER, Count(), standing, _("Cars in stock at the end of the period that were bought more than ninety days before."),
            kind="level", by=BY_CAR, screen="carsales.cars", better="down"),
    Measure("carsales.gp_per_car", _("Gross per car"), "CNY", OWNER, Ratio("carsales.gp1", "carsales.deliveries"),
            definition=_("Gross of cars ÷ cars handed over."), better="up"),
    Measure("carsales.cost", _("Cost of cars handed over"), "CNY", OWNER, Sum("car__cost_ex"), deliveries, _("What the cars handed over cost, without VAT and rebates."),
            day="delivered_on", by=BY_DEAL, better="down", screen="carsales.deals"),
    Measure("carsales.stock_value", _("Value of cars"), "CNY", OWNER, Sum("cost_ex"), in_stock, _("What the cars in stock at the end of the period cost, each its own, without VAT."),
            kind="level", by=BY_CAR, screen="carsales.cars"),
    Measure("carsales.stock_ratio", _("Stock coefficient"), "times", OWNER, Ratio("carsales.stock", "carsales.deliveries"),
            definition=_("Cars in stock at the end of the period ÷ cars handed over in it; 0.8–1.2 is sound, 1.5 a warning."), better="down", desk=(OWNER,)),
    Measure("carsales.order_bank", _("Orders waiting for their car"), "documents", OWNER, Count(), open_orders,
            _("Orders handed in or released whose car was not handed over by the end of the period."), kind="level", by=BY_DEAL, screen="carsales.deals"),
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
    Measure("carsales.floor_debt", _("Loans on cars"), "CNY", OWNER, Sum("principal"), financed, _("Principal of floor-plan loans that run at the end of the period."), kind="level",
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
    *SIGNING,
)  # fmt: skip
