"""Screens of deals, cars and prices; they are entered with the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from chehang.billing.models import Bill
from chehang.carsales.figures import stock_interest
from chehang.carsales.fitting import orders_of
from chehang.carsales.models import Car, Deal
from chehang.carsales.pricing import gross_of
from chehang.core import access
from chehang.core.context import Actor
from chehang.core.parameters import parameter
from chehang.core.screens import Action, Column, Panel, Screen
from chehang.core.views import Board

SELLERS = ("sales_consultant", "sales_manager", "general_manager")
KEEPERS = (*SELLERS, "car_clerk", "accountant", "finance_manager")
OPEN = ("quoted", "draft", "submitted", "authorised")
HERE = ("transit", "stock", "locked", "allocated", "hold")


@dataclass(frozen=True)
class Step:
    """A line of the gross."""

    text: Any
    amount: Decimal


def gross_lines(deal: Deal, actor: Actor) -> list[Step]:
    """GP1 to GP3, for who may see what a car costs."""
    if not actor.may("carsales.see_prices"):
        return []
    found = gross_of(deal, actor, deal.delivered_on or localdate())
    return [
        Step(_("GP1: price − cost, without VAT"), found.gp1),
        Step(_("GP2 with rebates"), found.gp2),
        Step(_("GP3 with everything"), found.gp3),
    ]


def bills_of(deal: Deal, actor: Actor) -> Iterable[Bill]:
    """What was asked for, of the customer and of the lender."""
    rows = access.rows(Bill, actor).filter(document="carsales.deal", object_id=deal.pk)
    return rows.select_related("customer").order_by("id")


DEALS = Screen(
    "carsales.deals",
    _("Car deals"),
    "carsales.Deal",
    group=True,
    menu="carsales",
    order=15,
    posts=(*SELLERS, "car_clerk", "cashier", "accountant", "finance_manager", "customer_service_manager"),
    columns=(
        Column("quote_number", _("Quotation")),
        Column("number", _("Order")),
        Column("state", _("State"), "state"),
        Column("lead.name", _("Customer"), link="carsales.leads"),
        Column("model.name", _("Car model")),
        Column("colour", _("Colour")),
        Column("car.vin", _("VIN")),
        Column("marked", _("Marked price"), "money", hidden=True),
        Column("price_inc", _("Price of the car"), "money", total=True),
        Column("total", _("Customer pays in all"), "money", total=True),
        Column("get_payment_display", _("Way of paying")),
        Column("loan", _("Loan"), "money", hidden=True),
        Column("monthly", _("Monthly instalment"), "money", hidden=True),
        Column("get_loan_state_display", _("Loan is"), hidden=True),
        Column("get_deposit_kind_display", _("Kind of deposit"), hidden=True),
        Column("deposit", _("Customer's deposit"), "money", hidden=True),
        Column("consultant.name", _("Consultant")),
        Column("promised_on", _("Car promised for"), "date"),
        Column("valid_until", _("Holds until"), "date", hidden=True),
        Column("ordered_on", _("Ordered on"), "date", hidden=True),
        Column("delivered_on", _("Handed over"), "date"),
        Column("trade_in", _("Car to be traded in"), hidden=True),
        Column("note", _("Note"), hidden=True),
    ),
    search=("quote_number", "number", "lead__name", "=lead__mobile", "car__vin"),
    filters=("state", "consultant", "payment", "promised_on", "ordered_on", "delivered_on"),
    actions=(
        Action("carsales.order_car", ("quoted",), main=True),
        Action("carsales.submit_deal", ("draft",), main=True),
        Action("carsales.assign_car", ("draft", "submitted", "authorised")),
        Action("carsales.bill_deal", ("authorised",)),
        Action("carsales.order_fitting", ("authorised",)),
        Action("carsales.deliver_car", ("authorised",), main=True),
        Action("carsales.edit_deal", OPEN),
        Action("carsales.change_order", ("draft", "submitted", "authorised")),
        Action("carsales.note_deal_paper", ("authorised", "delivered")),
        Action("carsales.record_loan", ("draft", "submitted", "authorised")),
        Action("carsales.free_car", ("draft", "submitted", "authorised")),
        Action("carsales.cancel_deal", OPEN),
    ),
    panels=(
        Panel(
            _("Fees"),
            (
                Column("n", "#", "number"),
                Column("get_kind_display", _("Kind")),
                Column("name", _("Name")),
                Column("amount", _("Amount"), "money", total=True),
            ),
            lambda deal, actor: deal.fees.order_by("n"),
            order=10,
        ),
        Panel(
            _("Gross of the car"),
            (Column("text", _("Step")), Column("amount", _("Amount"), "money")),
            gross_lines,
            order=20,
        ),
        Panel(
            _("Money asked for"),
            (
                Column("number", _("Receivable")),
                Column("customer.name", _("Payer")),
                Column("state", _("State"), "state"),
                Column("amount", _("Amount"), "money"),
                Column("paid", _("Amount paid"), "money"),
            ),
            bills_of,
            order=30,
        ),
        Panel(
            _("In the workshop"),
            (
                Column("number", _("Work order"), link="workshop.orders"),
                Column("get_kind_display", _("Kind")),
                Column("state", _("State"), "state"),
                Column("complaint", _("What is to be done")),
            ),
            orders_of,
            order=35,
        ),
        Panel(
            _("Insurance, plates and mortgage"),
            (
                Column("get_kind_display", _("Paper")),
                Column("number", _("Number"), link="carsales.deal_papers"),
                Column("party", _("Issued by")),
                Column("from_on", _("From"), "date"),
                Column("until_on", _("Until"), "date"),
                Column("amount", _("Amount"), "money"),
            ),
            lambda deal, actor: deal.papers.order_by("id"),
            order=40,
        ),
    ),
    document="carsales.deal",
    views=(
        Board(
            card=(
                Column("lead.name", _("Customer")),
                Column("model.name", _("Car model")),
                Column("promised_on", _("Car promised for"), "date"),
            ),
            lanes=("quoted", "draft", "submitted", "authorised"),
            total="total",
        ),
    ),
    groups=("consultant.name", "model.name", "state"),
    empty=_("No deals yet. Quote a car from a lead."),
)


def standing(car: Car, actor: Actor) -> list[Step]:
    """What it has cost so far to have the car standing (§3.5: cost × rate ÷ 365 × days)."""
    if not actor.may("carsales.see_prices"):
        return []
    rate = parameter(actor, "carsales.stock_rate", localdate())
    title = _("%(days)s days at %(rate)s a year") % {"days": car.age_now, "rate": f"{rate:.2%}"}
    return [Step(title, stock_interest(car.cost_ex, rate, car.age_now))]


CARS = Screen(
    "carsales.cars",
    _("Cars in stock"),
    "carsales.Car",
    group=True,
    menu="carsales",
    order=35,
    posts=KEEPERS,
    columns=(
        Column("vin", _("VIN")),
        Column("state", _("State"), "state"),
        Column("model.name", _("Car model")),
        Column("colour", _("Colour")),
        Column("interior", _("Interior"), hidden=True),
        Column("get_place_display", _("Place")),
        Column("outlet.name", _("Outlet")),
        Column("spot", _("Spot")),
        Column("get_certificate_display", _("Certificate")),
        Column("certificate_no", _("Certificate no."), hidden=True),
        Column("certificate_at", _("Certificate lies in"), hidden=True),
        Column("keys", _("Keys"), "number"),
        Column("keys_at", _("Keys hang at"), hidden=True),
        Column("age_now", _("Days in stock"), "number"),
        Column("age_word", _("Age asks for")),
        Column("bought_on", _("Bought on"), "date"),
        Column("arrived_on", _("Came in"), "date"),
        Column("locked_until", _("Kept until"), "datetime", hidden=True),
        Column("hold_reason", _("Held because of"), hidden=True),
        Column("used", _("Used car"), "flag", hidden=True),
        Column("disclosure", _("To be told to the buyer"), hidden=True),
        Column("get_payment_display", _("Paid by"), hidden=True),
        Column("invoice_no", _("Invoice"), hidden=True),
        Column("left_on", _("Left the store on"), "date", hidden=True),
    ),
    search=("vin", "model__name", "colour", "spot", "certificate_no"),
    filters=("state", "place", "outlet", "model", "colour", "certificate", "payment", "bought_on"),
    new=("carsales.buy_car",),
    actions=(
        Action("carsales.receive_car", ("transit", "locked", "allocated"), main=True),
        Action("carsales.check_car", ("stock", "locked", "allocated", "hold")),
        Action("carsales.move_car", ("stock", "locked", "allocated", "hold")),
        Action("carsales.consign_car", ("stock",)),
        Action("carsales.settle_outlet_sale", ("stock",)),
        Action("carsales.transfer_car", ("stock",)),
        Action("carsales.prepare_used_car", HERE),
        Action("carsales.fetch_car", ("stock", "locked", "allocated", "hold")),
        Action("carsales.hold_car", ("transit", "stock", "locked", "allocated")),
        Action("carsales.release_car", ("hold",)),
        Action("carsales.place_certificate", HERE),
    ),
    panels=(
        Panel(
            _("Moves"),
            (
                Column("at", _("Time"), "datetime"),
                Column("get_source_display", _("Source")),
                Column("get_target_display", _("To")),
                Column("spot", _("Spot")),
                Column("reason", _("Reason")),
                Column("employee_name", _("By")),
            ),
            lambda car, actor: car.moves.order_by("-id"),
        ),
        Panel(
            _("What standing has cost"),
            (Column("text", _("How")), Column("amount", _("Amount"), "money")),
            standing,
        ),
        Panel(
            _("Checks"),
            (
                Column("on", _("Date"), "date"),
                Column("get_kind_display", _("Check")),
                Column("passed", _("Passed"), "flag"),
                Column("keys", _("Keys"), "number"),
                Column("remark", _("Remark")),
                Column("employee_name", _("By")),
            ),
            lambda car, actor: car.checks.order_by("-id"),
        ),
    ),
    groups=("model.name", "get_place_display", "state"),
    empty=_("No cars yet."),
)

PRICES = Screen(
    "carsales.prices",
    _("Car prices"),
    "carsales.CarPrice",
    menu="carsales",
    order=70,
    posts=("sales_manager", "general_manager", "finance_manager", "accountant"),
    columns=(
        Column("model.name", _("Car model")),
        Column("valid_from", _("Source"), "date"),
        Column("marked", _("Marked price"), "money"),
        Column("floor", _("Lowest price"), "money"),
        Column("cost_ex", _("Expected cost without VAT"), "money"),
        Column("rebate", _("Expected rebate"), "money"),
        Column("reason", _("Reason")),
        Column("set_by_name", _("Set by")),
    ),
    search=("model__name", "model__code"),
    filters=("model", "valid_from"),
    new=("carsales.set_car_price",),
    empty=_("No prices yet."),
)
