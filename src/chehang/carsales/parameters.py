"""Figures of car sales: clocks and rhythms of leads."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

CUSTOM = "行业惯例,待门店核定"
GUARANTEE = "家用汽车产品修理更换退货责任规定(2022)第27、28条,待复核"
ALWAYS = date(2016, 1, 1)


def _policy(name: str, title: Any, unit: Unit, value: str, source: str = CUSTOM, most: int | None = None) -> Figure:
    limit = None if most is None else Decimal(most)
    return Figure(f"carsales.{name}", title, unit, (Known(ALWAYS, value, source),), most=limit)


declare(
    _policy("assign_within", _("A lead is given to a consultant within"), Unit.WORKING_MINUTES, "10", most=480),
    _policy("contact_within", _("A lead is contacted first within"), Unit.WORKING_MINUTES, "30", most=1440),
    _policy("protected_for", _("A lead stays with its consultant for"), Unit.DAYS, "30", most=365),
    _policy("pool_after", _("A lead goes to the pool when nobody followed it for"), Unit.DAYS, "7", most=90),
    _policy("follow_h", _("Customers of level H are spoken to every"), Unit.DAYS, "1", most=90),
    _policy("follow_a", _("Customers of level A are spoken to every"), Unit.DAYS, "2", most=90),
    _policy("follow_b", _("Customers of level B are spoken to every"), Unit.DAYS, "7", most=90),
    _policy("follow_c", _("Customers of level C are spoken to every"), Unit.DAYS, "15", most=90),
    _policy("quote_days", _("A quotation holds for"), Unit.DAYS, "3", most=60),
    _policy("lock_hours", _("A car is kept for an order that is not released for"), Unit.HOURS, "72", most=72),
    _policy("pdi_days", _("A PDI holds for"), Unit.DAYS, "30", most=90),
    _policy("gift_limit", _("Gifts that the sales manager may release cost up to"), Unit.YUAN, "1500"),
    _policy("commission_base", _("Commission expected for a car"), Unit.YUAN, "300"),
    _policy("stock_rate", _("Yearly interest on cars in stock"), Unit.FRACTION, "0.06", most=1),
    _policy(
        "deposit_share",
        _("An earnest deposit is at most this share of the price"),
        Unit.FRACTION,
        "0.2",
        "民法典第586条",
    ),
    _policy("purchase_tax", _("Purchase tax of cars"), Unit.FRACTION, "0.1", "车辆购置税法第4条"),
    _policy(
        "purchase_tax_new_energy",
        _("Share of the purchase tax that new-energy cars pay"),
        Unit.FRACTION,
        "0.5",
        "财政部等公告2023年第10号,待核实",
    ),
    _policy(
        "purchase_tax_relief_cap",
        _("Relief of the purchase tax of a new-energy car at most"),
        Unit.YUAN,
        "15000",
        "财政部等公告2023年第10号,待核实",
    ),
    _policy(
        "used_levy",
        _("Levy on used cars sold"),
        Unit.FRACTION,
        "0.005",
        "财政部 税务总局公告2020年第17号、2023年第63号,待核实",
        most=1,
    ),
    _policy("trade_in_days", _("The offer for a used car holds for"), Unit.DAYS, "7", most=60),
    _policy(
        "return_answer",
        _("A buyer who asks for an exchange is answered within"),
        Unit.WORKING_DAYS,
        "10",
        GUARANTEE,
        most=10,
    ),
    _policy(
        "return_done",
        _("An exchange or return is done within, from the answer"),
        Unit.WORKING_DAYS,
        "10",
        GUARANTEE,
        most=20,
    ),
    _policy("sale_report_hours", _("Outlets report a sale within"), Unit.HOURS, "24", most=72),
    _policy("late_report", _("Off the rebate of an outlet that reports late"), Unit.YUAN, "200"),
    _policy("daily_minutes", _("An outlet shows all its cars by the day within"), Unit.MINUTES, "540", most=840),
    _policy("challenge_days", _("An outlet is challenged about every so many working days"), Unit.DAYS, "5", most=60),
    _policy(
        "temporary_plate_days",
        _("A temporary plate holds for"),
        Unit.DAYS,
        "30",
        "机动车登记规定(2021)第46条,待复核",
        most=30,
    ),
    _policy("storage_days", _("A car in stock is checked every"), Unit.DAYS, "30", most=90),
    _policy("challenge_minutes", _("An outlet shows a car within"), Unit.MINUTES, "20", most=240),
)
