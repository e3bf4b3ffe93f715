"""The VAT of a month and what goes with it: the lines of the return (增值税及附加税费申报表), surtaxes, income tax."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, Sum

from chehang.core.context import Actor, Context
from chehang.core.fields import MoneyField
from chehang.core.money import round_half_up
from chehang.core.parameters import parameter
from chehang.ledger.models import Line, Period, RoleAccount

from .statements.figures import closing, movement
from .vat.entries import simple_tax

ZERO = Decimal(0)
TURNED = ("vat_turned", "vat_turned_reversed")


@dataclass(frozen=True)
class Return:
    """Lines of the return by their official numbers (2021 edition; the new law may renumber [GK!])."""

    output: Decimal  # 11
    input: Decimal  # 12
    carried: Decimal  # 13
    turned_out: Decimal  # 14
    city_rate: Decimal
    education_rate: Decimal
    local_rate: Decimal
    simple: Decimal = ZERO  # 21
    unpaid: Decimal = ZERO  # 25
    paid: Decimal = ZERO  # 27

    @property
    def deductible(self) -> Decimal:
        """17 = 12 + 13 − 14."""
        return self.input + self.carried - self.turned_out

    @property
    def deducted(self) -> Decimal:
        """18 = min(17, 11)."""
        return min(self.deductible, self.output)

    @property
    def payable(self) -> Decimal:
        """24 = 19 + 21 (nothing is reduced): what is levied simply is not lessened by what is deducted."""
        return self.general + self.simple

    @property
    def general(self) -> Decimal:
        """19 = 11 − 18."""
        return self.output - self.deducted

    @property
    def unpaid_after(self) -> Decimal:
        """32 = 24 + 25 − 27."""
        return self.payable + self.unpaid - self.paid

    @property
    def carried_on(self) -> Decimal:
        """20 = 17 − 18."""
        return self.deductible - self.deducted

    @property
    def city(self) -> Decimal:
        """39."""
        return round_half_up(self.payable * self.city_rate)

    @property
    def education(self) -> Decimal:
        """40."""
        return round_half_up(self.payable * self.education_rate)

    @property
    def local_education(self) -> Decimal:
        """41."""
        return round_half_up(self.payable * self.local_rate)

    @property
    def surtaxes(self) -> Decimal:
        return self.city + self.education + self.local_education

    def lines(self) -> list[tuple[str, str, Decimal, str, str]]:
        """(number, Chinese name, amount, role of the account it opens, papers it opens) of the lines about tax."""
        return [
            ("11", "销项税额", self.output, "output_vat", "sales"),
            ("12", "进项税额", self.input, "input_vat", "input"),
            ("13", "上期留抵税额", self.carried, "", "before"),
            ("14", "进项税额转出", self.turned_out, "input_vat_out", "out"),
            ("17", "应抵扣税额合计 12+13−14", self.deductible, "", ""),
            ("18", "实际抵扣税额 17<11 则为 17,否则为 11", self.deducted, "", ""),
            ("19", "应纳税额 11−18", self.general, "", ""),
            ("20", "期末留抵税额 17−18", self.carried_on, "", ""),
            ("21", "简易计税办法计算的应纳税额", self.simple, "", "simple"),
            ("24", "应纳税额合计 19+21", self.payable, "", ""),
            ("25", "期初未缴税额", self.unpaid, "unpaid_vat", ""),
            ("27", "本期已缴税额", self.paid, "unpaid_vat", ""),
            ("32", "期末未缴税额 24+25−27", self.unpaid_after, "", ""),
            ("34", "本期应补(退)税额", self.payable, "", ""),
            ("39", "城市维护建设税本期应补(退)税额", self.city, "city_tax", ""),
            ("40", "教育费附加本期应补(退)费额", self.education, "education", ""),
            ("41", "地方教育附加本期应补(退)费额", self.local_education, "local_education", ""),
        ]


def vat_return(who: Actor | Context, month: date) -> Return:
    """The return of a month, from the tax accounts of the books."""
    moved = {b.code: b.net for b in movement(who, month, month)}
    codes = dict(RoleAccount.objects.filter(store_id=who.store_id).values_list("role", "account__code"))
    before = date.fromordinal(month.replace(day=1).toordinal() - 1)
    stood = closing(who, before)
    left = sum((b.net for b in stood if b.code.startswith("2221.01.")), ZERO)

    def of(role: str) -> Decimal:
        return moved.get(codes.get(role, ""), ZERO)

    city, education, local = (
        parameter(who, f"finance.{name}_rate", month) for name in ("city_tax", "education", "local_education")
    )
    period = Period.objects.filter(store_id=who.store_id, first_day=month.replace(day=1)).first()
    simple = simple_tax(who, period) if period else ZERO
    unpaid = -sum((b.net for b in stood if b.code == codes.get("unpaid_vat", "")), ZERO)
    taxes_paid = Line.objects.filter(
        store_id=who.store_id, period=period, account__code=codes.get("unpaid_vat", ""), voucher__state="posted"
    ).exclude(voucher__event__in=TURNED)  # fmt: skip
    paid = taxes_paid.aggregate(sum=Sum(F("debit") - F("credit"), output_field=MoneyField()))["sum"] or ZERO
    return Return(
        -of("output_vat") - simple, of("input_vat"), max(left, ZERO), -of("input_vat_out"), city, education, local,
        simple=simple, unpaid=unpaid, paid=paid,
    )  # fmt: skip
