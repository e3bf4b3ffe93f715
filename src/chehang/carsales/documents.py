"""The documents of car sales."""

from pathlib import Path
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import ByRoute
from chehang.core.context import Actor, system_actor
from chehang.core.documents import Document, Layout, register
from chehang.core.parameters import parameter

from .models import (
    CarCheck,
    CarReturn,
    CarTransfer,
    Commission,
    Deal,
    Drive,
    FloorLoan,
    OutletSale,
    RewardPolicy,
    TradeIn,
)
from .pricing import authority, beyond, gift_cost, gross_of
from .printouts import car_check as check_paper
from .printouts import drive as drive_paper
from .printouts import handing_over as handing_paper
from .printouts.deal import PRINTOUT, contract, quotation
from .states import CAR_RETURN, COMMISSION, DEAL, FLOOR, REWARD, TEST_DRIVE, TRADE_IN


def drive_content(drive: Drive) -> dict[str, Any]:
    """What the driver signs: who drives which car, and from which reading on."""
    return {
        "driver": drive.driver,
        "licence": drive.licence_no,
        "car": drive.car_id,
        "route": drive.route,
        "start_km": drive.start_km,
    }


register(
    Document(
        "carsales.test_drive",
        model="carsales.Drive",
        title=_("Test drive agreement"),
        series="SJ",
        content=drive_content,
        see="carsales.see_test_drives",
        machine=TEST_DRIVE,
        layouts=(Layout("agreement", _("Test drive agreement"), drive_paper.PRINTOUT, drive_paper.agreement),),
        link="/carsales/test_drives/{id}/",
    )
)


def deal_content(deal: Deal) -> dict[str, Any]:
    """What a release seals: everything the customer pays, gets and is promised."""
    named = ("customer_id", "model_id", "colour", "interior", "payment", "lender_id", "loan_months", "deposit_kind")
    money = ("marked", "price_inc", "total", "loan", "loan_rate", "deposit")
    fees = deal.fees.order_by("n").values_list("kind", "name", "amount", "cost", "gain")
    return {
        **{name: getattr(deal, name) for name in named},
        **{name: str(getattr(deal, name)) for name in money},
        "trade_in": deal.trade_in,
        "note": deal.note,
        "promised_on": str(deal.promised_on or ""),
        "fees": [[kind, name, str(a), str(c), str(g)] for kind, name, a, c, g in fees],
    }


def _house(deal: Deal) -> Actor:
    return system_actor(deal.store_id)


def deal_shown(deal: Deal) -> list[tuple[Any, str]]:
    """The whole deal on one page, for whoever releases it."""
    found = gross_of(deal, _house(deal), localdate())
    head: list[tuple[Any, str]] = [
        (_("Customer"), deal.customer.name if deal.customer else deal.lead.name),
        (_("Car model"), f"{deal.model} {deal.colour}".strip()),
        (_("Marked price"), f"{deal.marked:,.2f}"),
        (_("Price of the car"), f"{deal.price_inc:,.2f}"),
        (_("Discount"), f"{deal.marked - deal.price_inc:,.2f} ({deal.discount:.2%})"),
        (_("Lowest price"), f"{deal.floor:,.2f}"),
        (_("Way of paying"), deal.get_payment_display()),
        (_("Loan"), f"{deal.loan:,.2f} · {deal.loan_months} × {deal.monthly:,.2f}" if deal.loan else ""),
        (_("Customer's deposit"), f"{deal.get_deposit_kind_display()} {deal.deposit:,.2f}" if deal.deposit else ""),
        (_("Beyond the sales manager's limits"), "、".join(beyond(deal, _house(deal), localdate()))),
        (
            _("Gifts at cost"),
            f"{gifts:,.2f}" if (gifts := gift_cost(deal, parameter(_house(deal), "vat.goods", localdate()))) else "",
        ),
        (_("Car to be traded in"), _traded_in(deal)),
        (_("Car promised for"), str(deal.promised_on or "")),
        (_("Customer pays in all"), f"{deal.total:,.2f}"),
        ("GP1", f"{found.gp1:,.2f}"),
        (_("GP2 with rebates"), f"{found.gp2:,.2f}"),
        (_("GP3 with everything"), f"{found.gp3:,.2f}"),
        (_("Note"), deal.note),
    ]
    fees = [
        (f.name, f"{f.amount:,.2f}" + (f" · {_('costs us')} {f.cost:,.2f}" if f.cost else ""))
        for f in deal.fees.order_by("n")
    ]
    return [*((title, text) for title, text in head if text), *fees]


def _traded_in(deal: Deal) -> str:
    """What the customer brings, and what our valuation of it says."""
    if deal.customer_id is None:
        return deal.trade_in
    sheet = TradeIn.objects.filter(customer_id=deal.customer_id).exclude(state="declined").order_by("-id").first()
    if sheet is None:
        return deal.trade_in
    worth = f"{sheet.number} {sheet.plate_no} {_('Offered')} {sheet.price_inc:,.2f} · {_('Fetches on the market')} {sheet.market_inc:,.2f}"
    return f"{deal.trade_in} {worth}".strip()


def deal_effect(deal: Deal) -> list[tuple[Any, str]]:
    """What a yes earns."""
    found = gross_of(deal, _house(deal), localdate())
    return [(_("GP2 with rebates"), f"{found.gp2:,.2f}"), (_("GP3 with everything"), f"{found.gp3:,.2f}")]


register(
    Document(
        "carsales.deal",
        model="carsales.Deal",
        title=_("Car deal"),
        series="DD",
        content=deal_content,
        see="carsales.see_deals",
        machine=DEAL,
        layouts=(
            Layout("contract", _("Contract"), PRINTOUT, contract),
            Layout("quotation", _("Quotation"), PRINTOUT, quotation),
            Layout("handing_over", _("Handing-over sheet"), handing_paper.PRINTOUT, handing_paper.handing_over),
        ),
        link="/carsales/deals/{id}/",
        approval=ByRoute(
            routes=Path(__file__).parent / "data" / "approval_routes.csv",
            amount=lambda deal: deal.total,
            percent=lambda deal: max(deal.discount, deal.discount * 0),
            kind=lambda deal: authority(deal, _house(deal), localdate()),
            authors=lambda deal: {deal.made_by_id, deal.consultant_id},
            shown=deal_shown,
            effect=deal_effect,
            partner=lambda deal: f"lead {deal.lead_id}",
            past=("authorised", "delivered"),
        ),
    )
)


def reward_content(row: RewardPolicy) -> dict[str, Any]:
    """What is approved: every figure of the policy."""
    named = ("base", "slow", "slow_days", "insurance", "finance", "accessory", "valid_from")
    also = {"warranty": str(row.warranty)} if row.warranty else {}  # earlier policies keep their digest
    return {
        "name": row.name,
        **{n: str(getattr(row, n)) for n in named},
        "volume": row.volume,
        "quality": row.quality,
        **also,
    }


def reward_shown(row: RewardPolicy) -> list[tuple[Any, str]]:
    """The policy in words."""
    steps = {n: "、".join(f"< {end}: × {factor}" for end, factor in getattr(row, n)) for n in ("volume", "quality")}
    return [
        (_("Name"), row.name),
        (_("From"), str(row.valid_from)),
        (_("For a car"), f"{row.base:,.2f} / {row.slow:,.2f} (> {row.slow_days})"),
        (_("By target attained"), steps["volume"]),
        (_("By satisfaction"), steps["quality"]),
        (_("Share of insurance commission"), f"{row.insurance:.2%}"),
        (_("For a loan"), f"{row.finance:,.2f}"),
        (_("Share of the gross of accessories"), f"{row.accessory:.2%}"),
        (_("Share of the gross of extended warranties"), f"{row.warranty:.2%}"),
        (_("Reason"), row.reason),
    ]


def commission_content(row: Commission) -> dict[str, Any]:
    """What is owed and how it came about."""
    return {"consultant": row.consultant_id, "month": str(row.month), "items": row.items, "amount": str(row.amount)}


def floor_content(row: FloorLoan) -> dict[str, Any]:
    """The loan on a car."""
    return {"car": row.car_id, "principal": str(row.principal), "rate": str(row.rate), "due": str(row.due)}


register(
    Document(
        "carsales.reward_policy",
        model="carsales.RewardPolicy",
        title=_("Reward policy"),
        series="TC",
        content=reward_content,
        see="carsales.see_reward_policies",
        machine=REWARD,
        link="/carsales/reward_policies/{id}/",
        approval=ByRoute(
            routes=Path(__file__).parent / "data" / "reward_routes.csv",
            amount=lambda row: row.base,
            authors=lambda row: {row.author_id},
            shown=reward_shown,
            past=("in_force",),
        ),
    )
)
register(Document("carsales.commission", model="carsales.Commission", title=_("Commission"), series="YJ", machine=COMMISSION,
                  content=commission_content, see="carsales.see_commissions", link="/carsales/commissions/{id}/"))  # fmt: skip
register(Document("carsales.floor_loan", model="carsales.FloorLoan", title=_("Floor-plan loan"), series="", machine=FLOOR,
                  content=floor_content, see="carsales.see_floor_loans", link="/carsales/floor_loans/{id}/"))  # fmt: skip


def trade_in_content(made: TradeIn) -> dict[str, Any]:
    """What was found of a used car and offered for it."""
    told = ("vin", "plate_no", "mileage", "condition", "accidents", "papers")
    money = ("market_inc", "repair_inc", "price_inc")
    return {name: getattr(made, name) for name in told} | {name: str(getattr(made, name)) for name in money}


def return_content(made: CarReturn) -> dict[str, Any]:
    """What a buyer asks for on what ground, and what it comes to."""
    return {
        "deal": made.deal_id,
        "ground": made.ground,
        "wish": made.wish,
        "fault": made.fault,
        "mileage": made.mileage,
        "use": str(made.use_inc),
        "back": str(made.back_inc),
    }


def outlet_sale_content(made: OutletSale) -> dict[str, Any]:
    """Which car an outlet sold, and what it owes."""
    return {"car": made.car_id, "outlet": made.outlet_id, "amount": str(made.amount_inc)}


register(
    Document(
        "carsales.trade_in",
        model="carsales.TradeIn",
        title=_("Valuation of a used car"),
        series="PG",
        content=trade_in_content,
        see="carsales.see_trade_ins",
        machine=TRADE_IN,
        link="/carsales/trade_ins/{id}/",
    )
)
register(
    Document(
        "carsales.car_return",
        model="carsales.CarReturn",
        title=_("Exchange or return of a car"),
        series="THC",
        content=return_content,
        see="carsales.see_car_returns",
        machine=CAR_RETURN,
        link="/carsales/car_returns/{id}/",
    )
)
register(
    Document(
        "carsales.outlet_sale",
        model="carsales.OutletSale",
        title=_("Sale of an outlet"),
        series="WX",
        content=outlet_sale_content,
        see="carsales.see_outlet_sales",
        link="/carsales/outlet_sales/{id}/",
    )
)


def check_content(check: CarCheck) -> dict[str, Any]:
    """What was found on a car."""
    found = check.items.order_by("id").values_list("group", "result", "remark")
    return {
        "car": check.car_id,
        "kind": check.kind,
        "passed": check.passed,
        "keys": check.keys,
        "items": [list(x) for x in found],
    }


register(
    Document(
        "carsales.car_check",
        model="carsales.CarCheck",
        title=_("Check of a car"),
        series="",
        content=check_content,
        see="carsales.see_checks",
        layouts=(Layout("sheet", _("Check sheet"), check_paper.PRINTOUT, check_paper.car_check),),
        link="/carsales/checks/{id}/",
    )
)


def transfer_content(made: CarTransfer) -> dict[str, Any]:
    """Which car went between which stores at what cost."""
    return {
        "car": made.car.vin,
        "side": made.side,
        "other": made.other_id,
        "cost": str(made.cost),
        "reason": made.reason,
    }


register(
    Document(
        "carsales.car_transfer",
        model="carsales.CarTransfer",
        title=_("Transfer of a car"),
        series="DBC",
        content=transfer_content,
        see="carsales.see_car_transfers",
        link="/carsales/car_transfers/{id}/",
    )
)
