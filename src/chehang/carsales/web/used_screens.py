"""Screens of used cars, cars that came back, and what outlets sold."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chehang.carsales import trading
from chehang.core.screens import Action, Column, Panel, Screen

SELLERS = ("sales_consultant", "sales_manager", "general_manager")
MONEY = ("cashier", "accountant", "finance_manager")

TRADE_INS = Screen(
    "carsales.trade_ins",
    _("Used cars valued"),
    "carsales.TradeIn",
    menu="carsales",
    order=36,
    posts=(*SELLERS, *MONEY, "car_clerk"),
    columns=(
        Column("number", _("Number")),
        Column("state", _("State"), "state"),
        Column("plate_no", _("Plate")),
        Column("model.name", _("Car model")),
        Column("customer.name", _("Customer"), link="parties.customers"),
        Column("registered_on", _("Licensed on"), "date"),
        Column("mileage", _("Mileage, km"), "number"),
        Column("get_condition_display", _("Condition")),
        Column("market_inc", _("Fetches on the market"), "money"),
        Column("repair_inc", _("Has to be put into it"), "money"),
        Column("price_inc", _("Offered"), "money", total=True),
        Column("set_off_inc", _("Set against a new car"), "money"),
        Column("rest_inc", _("Still owed"), "money", hidden=True),
        Column("valid_until", _("Holds until"), "date"),
        Column("accidents", _("Accidents and repaints"), hidden=True),
        Column("papers", _("Papers, mortgage, fines"), hidden=True),
        Column("appraiser.name", _("Valued by"), hidden=True),
        Column("car.vin", _("VIN"), link="carsales.cars", hidden=True),
    ),
    search=("number", "plate_no", "=vin", "customer__name"),
    filters=("state", "condition", "valid_until"),
    new=("carsales.value_trade_in",),
    actions=(
        Action("carsales.buy_trade_in", ("valued",), main=True),
        Action("carsales.set_off_trade_in", ("bought",), main=True),
        Action("carsales.decline_trade_in", ("valued",)),
    ),
    document="carsales.trade_in",
    empty=_("No used cars valued yet."),
)
RETURNS = Screen(
    "carsales.car_returns",
    _("Exchanges and returns"),
    "carsales.CarReturn",
    menu="carsales",
    order=38,
    posts=("sales_manager", "general_manager", "warranty_clerk", "service_manager", "customer_service_manager", *MONEY),
    columns=(
        Column("number", _("Number")),
        Column("state", _("State"), "state"),
        Column("deal.number", _("Order"), link="carsales.deals"),
        Column("deal.customer.name", _("Customer")),
        Column("deal.car.vin", _("VIN")),
        Column("get_ground_display", _("Ground")),
        Column("get_wish_display", _("What he asks for")),
        Column("mileage", _("Mileage, km"), "number"),
        Column("asked_on", _("Asked on"), "date"),
        Column("use_inc", _("For the use"), "money"),
        Column("back_inc", _("Goes back"), "money"),
        Column("answered_on", _("Answered on"), "date"),
        Column("fault", _("What is wrong"), hidden=True),
        Column("answer", _("Answer"), hidden=True),
        Column("done_on", _("Done on"), "date", hidden=True),
    ),
    search=("number", "deal__number", "deal__customer__name"),
    filters=("state", "ground", "wish", "asked_on"),
    new=("carsales.ask_car_return",),
    actions=(
        Action("carsales.answer_car_return", ("asked",), main=True),
        Action("carsales.take_car_back", ("granted",), main=True),
    ),
    panels=(
        Panel(
            _("Counted by our workshop"),
            (
                Column("title", _("What")),
                Column("value", _("So far"), "number"),
                Column("limit", _("Limit of the law"), "number"),
                Column("reached", _("Limit reached"), "flag"),
            ),
            lambda case, actor: trading.counted(actor, case, timezone.now()),
        ),
    ),
    document="carsales.car_return",
    empty=_("No buyer asked for an exchange or his money."),
)
OUTLET_SALES = Screen(
    "carsales.outlet_sales",
    _("Sales of outlets"),
    "carsales.OutletSale",
    menu="carsales",
    order=61,
    posts=("sales_manager", "general_manager", "car_clerk", *MONEY),
    columns=(
        Column("number", _("Number")),
        Column("outlet.name", _("Outlet"), link="carsales.outlets"),
        Column("car.vin", _("VIN"), link="carsales.cars"),
        Column("sold_at", _("Sold"), "datetime"),
        Column("reported_at", _("Reported"), "datetime"),
        Column("late", _("Reported late"), "flag"),
        Column("days_there", _("Days at the outlet"), "number"),
        Column("wholesale_inc", _("Wholesale price with VAT"), "money"),
        Column("rebate_inc", _("Rebate of the outlet"), "money"),
        Column("penalty_inc", _("Off the rebate for being late"), "money"),
        Column("amount_inc", _("Amount with VAT"), "money", total=True),
        Column("buyer", _("Buyer"), hidden=True),
    ),
    search=("number", "car__vin", "outlet__name"),
    filters=("outlet", "sold_at"),
    new=("carsales.settle_outlet_sale",),
    document="carsales.outlet_sale",
    empty=_("No outlet sold a car yet."),
)
CLAW_BACKS = Panel(
    _("Taken off for cars that came back"),
    (
        Column("deal.number", _("Order"), link="carsales.deals"),
        Column("earned_in.number", _("Earned in")),
        Column("amount", _("Amount"), "money"),
        Column("reason", _("Reason")),
    ),
    lambda row, actor: row.claw_backs.select_related("deal", "earned_in").order_by("id"),
)
COSTS = Panel(
    _("Put into it"),
    (
        Column("at", _("Time"), "datetime"),
        Column("what", _("What was done")),
        Column("supplier.name", _("Supplier")),
        Column("invoice_no", _("Invoice")),
        Column("amount_inc", _("Amount with VAT"), "money"),
    ),
    lambda car, actor: car.costs.select_related("supplier").order_by("id") if actor.may("carsales.see_prices") else [],
)
CHECKS = Screen(
    "carsales.checks",
    _("Checks of cars"),
    "carsales.CarCheck",
    menu="carsales",
    order=37,
    posts=(*SELLERS, "car_clerk", "technician", "inspector"),
    columns=(
        Column("on", _("Date"), "date"),
        Column("get_kind_display", _("Check")),
        Column("car.vin", _("VIN"), link="carsales.cars"),
        Column("car.model.name", _("Car model")),
        Column("passed", _("Passed"), "flag"),
        Column("keys", _("Keys"), "number"),
        Column("battery", _("Battery, V"), "number"),
        Column("mileage", _("Mileage, km"), "number"),
        Column("remark", _("Remark")),
        Column("employee_name", _("By")),
    ),
    search=("car__vin",),
    filters=("kind", "passed", "on"),
    panels=(
        Panel(
            _("What was found"),
            (Column("name", _("Group")), Column("result_name", _("Result")), Column("remark", _("Remark"))),
            lambda check, actor: check.items.order_by("id"),
        ),
    ),
    document="carsales.car_check",
    heading="on",
    empty=_("No checks yet."),
)
USED = (CHECKS, TRADE_INS, RETURNS, OUTLET_SALES)
