"""Packages and cards that customers had bought in the old house: what is left of them, at what was paid for it."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.vat import vat_rate
from chehang.core.context import Context
from chehang.core.money import tax_split
from chehang.core.reading import names, papers
from chehang.core.sources import Source
from chehang.ledger.services import Carried, carry_over
from chehang.ledger.services.roles import accounts_of_roles
from chehang.vehicles.models import Vehicle
from chehang.workshop.kinds import PackageKind
from chehang.workshop.models import PackageOffer
from chehang.workshop.packaging import carry_package

from ..models import OpeningFile
from .base import Look, Row, Sheet, before_balances, key_of
from .customers import Finder
from .words import Amount, text

ROLES = ("stored_value", "output_vat_pending")
ZERO = Decimal(0)


class PackageRow(Row):
    """A package or card and what is left: its money with VAT and, where it counts times, how many."""

    number: text(40, least=1)  # type: ignore[valid-type]
    offer: text(60, least=1)  # type: ignore[valid-type]
    rest: Amount
    customer_code: text(40) = ""  # type: ignore[valid-type]
    customer: text(100) = ""  # type: ignore[valid-type]
    mobile: Annotated[str, Field(max_length=20)] = ""
    vin: Annotated[str, Field(max_length=17)] = ""
    times: Annotated[int, Field(ge=0, le=1000)] = 0
    expires_on: date | None = None


def compare(look: Look) -> None:
    """A package of the old house once; it is one of those that are offered here."""
    finder = Finder(look, [row.customer_code for _n, row in look.rows])
    offers: dict[str, list[PackageOffer]] = {}
    for offer in PackageOffer.objects.filter(store_id=look.store_id):
        for word in {names.folded(offer.code), names.folded(offer.name)}:
            offers.setdefault(word, []).append(offer)
    vins = {row.vin.upper() for _n, row in look.rows if row.vin}
    cars = dict(Vehicle.objects.filter(store_id=look.store_id, merged_into=None, vin__in=vins).values_list("vin", "pk"))
    keyed, meant = [], {}
    for n, row in look.rows:
        who = finder.find(row.customer_code, row.customer, row.mobile)
        if isinstance(who, str):
            name = "customer_code" if row.customer_code else "customer"
            look.error(n, name, who, row.customer_code or row.customer)
        same = offers.get(names.folded(row.offer), [])
        if len(same) != 1:
            why = _("make this package in the workshop first, or name it by its code")
            look.error(n, "offer", why, row.offer)
        elif (same[0].kind == PackageKind.TIMES) != bool(row.times):
            why = _("a package of times states how many are left; a card of money leaves the cell empty")
            look.error(n, "times", why, row.times)
        if row.vin and row.vin.upper() not in cars:
            look.error(n, "vin", _("there is no car with this VIN; enter the vehicles first"), row.vin)
        if row.expires_on and row.expires_on < look.day:
            look.glance(n, "expires_on", _("over already; the customer may ask for the rest"), row.expires_on)
        if n not in look.bad:
            meant[n] = (who, same[0], cars.get(row.vin.upper()))
            keyed.append((n, row, key_of("package", papers.folded(row.number))))
    for one in look.once(keyed, "number"):
        one.data, one.amount = meant[one.row_no], -one.row.rest
        look.new.append(one)
    before_balances(look, ROLES)
    good = [one.row.rest for one in look.new if one.row_no not in look.bad]
    look.figures.append((str(_("Left with VAT")), sum(good, ZERO)))


def enter(ctx: Context, file: OpeningFile, look: Look) -> None:
    """A package in force for each row, and one voucher: the debt without VAT, its VAT still to be recognised (P22)."""
    rate, accounts, carried = vat_rate(ctx, "goods", look.day), accounts_of_roles(ctx), []
    for one in look.new:
        row, (customer, offer, car) = one.row, one.data
        ex, tax = tax_split(row.rest, rate)
        one.target = carry_package(
            ctx, offer, customer, vehicle=car, inc=row.rest, ex=ex, times=row.times, on=look.day,
            expires_on=row.expires_on,
        ).pk  # fmt: skip
        carried += [
            Carried(accounts["stored_value"], -ex, ("customer", customer), row.number),
            Carried(accounts["output_vat_pending"], -tax, ("", 0), row.number),
        ]
    carry_over(
        ctx, carried, event="opening_balance", source=Source("movein.file", file.pk), on=look.day, summary=file.name
    )


SHEET = Sheet(
    "packages",
    _("Each package or card with what is left of it, at the price paid. The packages themselves are made in the workshop first."),
    PackageRow,
    {
        "customer_code": ("客户编号", "客户号", "会员号"),
        "customer": ("客户名称", "客户", "姓名", "会员"),
        "mobile": ("手机", "手机号"),
        "vin": ("车架号", "vin"),
        "number": ("卡号", "套餐号", "编号", "合同号"),
        "offer": ("套餐名称", "套餐", "卡名称", "套餐编码"),
        "times": ("剩余次数", "余次", "次数"),
        "rest": ("剩余金额", "余额", "储值余额"),
        "expires_on": ("有效期至", "到期日期", "到期日"),
    },
    compare,
    enter,
    (
        {"customer_code": "C000123", "customer": "王建国", "number": "TC-2025-0188", "offer": "基础保养 5 次", "times": 3, "rest": Decimal("1194.00"), "expires_on": "2027-06-30"},
        {"customer_code": "C000124", "customer": "宁波东方汽修有限公司", "number": "CZ-0031", "offer": "储值卡 5000", "rest": Decimal("2380.00")},
    ),
    ("finance_manager", "accountant"),
    codes=("customer_code", "mobile", "vin", "number"),
    needs=("customers",),
    books=True,
    personal=True,
)  # fmt: skip
