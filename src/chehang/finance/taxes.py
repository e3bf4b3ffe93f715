"""The VAT of a month and what goes with it: the lines of the return (增值税及附加税费申报表), surtaxes, income tax."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chehang.core.context import Actor, Context
from chehang.core.money import round_half_up
from chehang.core.parameters import parameter
from chehang.ledger.models import RoleAccount

from .statements.figures import closing, movement

ZERO = Decimal(0)


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
        """19 = 11 − 18, and 24 where nothing is reduced."""
        return self.output - self.deducted

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

    def lines(self) -> list[tuple[str, str, Decimal, str]]:
        """(number, Chinese name, amount, role of the account it opens)."""
        return [
            ("11", "销项税额", self.output, "output_vat"),
            ("12", "进项税额", self.input, "input_vat"),
            ("13", "上期留抵税额", self.carried, ""),
            ("14", "进项税额转出", self.turned_out, "input_vat_out"),
            ("17", "应抵扣税额合计", self.deductible, ""),
            ("18", "实际抵扣税额", self.deducted, ""),
            ("19", "应纳税额", self.payable, "unpaid_vat"),
            ("20", "期末留抵税额", self.carried_on, ""),
            ("24", "应纳税额合计", self.payable, "unpaid_vat"),
            ("39", "城市维护建设税本期应补(退)税额", self.city, "city_tax"),
            ("40", "教育费附加本期应补(退)费额", self.education, "education"),
            ("41", "地方教育附加本期应补(退)费额", self.local_education, "local_education"),
        ]


def vat_return(who: Actor | Context, month: date) -> Return:
    """The return of a month, from the tax accounts of the books."""
    moved = {b.code: b.net for b in movement(who, month, month)}
    codes = dict(RoleAccount.objects.filter(store_id=who.store_id).values_list("role", "account__code"))
    before = date.fromordinal(month.replace(day=1).toordinal() - 1)
    left = sum((b.net for b in closing(who, before) if b.code.startswith("2221.01.")), ZERO)

    def of(role: str) -> Decimal:
        return moved.get(codes.get(role, ""), ZERO)

    rates = (parameter(who, f"finance.{name}_rate", month) for name in ("city_tax", "education", "local_education"))
    return Return(-of("output_vat"), of("input_vat"), max(left, ZERO), -of("input_vat_out"), *rates)
