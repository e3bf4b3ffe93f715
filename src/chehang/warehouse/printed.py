"""An invoice as it is printed: prices, discounts, VAT and total, made into one line for each delivery line.

A paper is right about itself: VAT worked out line by line or in one sum differs by fen, a discount stands on a line of
its own, a part stands there twice at two prices. What is printed is what is owed; only more than fen is refused.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core.errors import Refused
from chehang.core.money import ZERO, line_amount, round_half_up, share_out
from chehang.core.types import Command, Money, NonNegativeMoney, PositiveMoney, PositiveQuantity, Rate, UnitPrice

FEN = Decimal("0.01")
FEW = Decimal("0.05")


class PrintedLine(Command):
    """A line of the invoice, amounts in yuan without VAT: quantity and price, or (a discount) a negative amount alone.

    ``amount_ex`` may differ by fen from quantity × price. Without a tax rate it is the usual one of goods on the day of
    the invoice.
    """

    quantity: PositiveQuantity | None = None
    price_ex: UnitPrice | None = None
    amount_ex: Annotated[Money | None, Field(title=gettext_noop("Printed amount without VAT"))] = None
    tax_rate: Rate | None = None


class PrintedSums(Command):
    """What stands below the lines, in yuan: a discount over all of them, the VAT, the total with VAT."""

    discount_ex: Annotated[NonNegativeMoney, Field(title=gettext_noop("Discount without VAT"))] = ZERO
    tax: Annotated[NonNegativeMoney | None, Field(title=gettext_noop("Printed VAT"))] = None
    total: Annotated[PositiveMoney | None, Field(title=gettext_noop("Printed total with VAT"))] = None


@dataclass
class Billed:
    """What an invoice asks for one delivery line: ``ex`` and ``tax`` in yuan for the whole ``quantity``."""

    rate: Decimal
    quantity: Decimal = ZERO
    ex: Decimal = ZERO
    tax: Decimal = ZERO
    prices: list[Decimal] = field(default_factory=list)

    def values(self) -> dict[str, Any]:
        """The columns of an invoice line; the printed amounts only where they are not simply worked out."""
        plain = len(self.prices) == 1 and self.ex == line_amount(self.quantity, self.prices[0])
        price = self.prices[0] if plain else round(self.ex / self.quantity, 6)
        plain = plain and self.tax == round_half_up(self.ex * self.rate)
        printed = {} if plain else {"printed_ex": self.ex, "printed_tax": self.tax}
        return {"quantity": self.quantity, "price_ex": price, "tax_rate": self.rate, **printed}


K = TypeVar("K", bound=Hashable)


def as_printed(keys: Sequence[K], lines: Sequence[PrintedLine], sums: PrintedSums, usual: Decimal) -> dict[K, Billed]:
    """The lines put together by ``keys`` (one a line). ``usual`` is the tax rate where none is printed.

    Refused for a part twice at one price or at two tax rates, a discount that leaves nothing to pay, and printed sums
    that differ from the lines by more than fen.
    """
    found: dict[K, Billed] = {}
    for i, (key, line) in enumerate(zip(keys, lines, strict=True)):
        _take(found, key, line, usual, f"lines.{i}")
    if sums.discount_ex:
        _lower(found, sums.discount_ex)
    if any(b.quantity <= 0 or b.ex <= 0 for b in found.values()):
        raise Refused(
            "invoice.discount", _("The discount takes away all there is to pay. Check the amounts on the paper.")
        )
    for billed in found.values():
        billed.tax = round_half_up(billed.ex * billed.rate)
    _fit(list(found.values()), sums, most=max(FEW, FEN * len(lines)))
    return found


def _take(found: dict[K, Billed], key: K, line: PrintedLine, usual: Decimal, where: str) -> None:
    rate = usual if line.tax_rate is None else line.tax_rate
    billed = found.setdefault(key, Billed(rate))
    if billed.rate != rate and (line.quantity or line.tax_rate is not None):
        raise Refused(
            "invoice.two_rates",
            _("A part is on this invoice at two tax rates. Check the paper."),
            field=f"{where}.tax_rate",
        )
    if line.quantity is None or line.price_ex is None:
        if line.quantity is not None or line.price_ex is not None or line.amount_ex is None or line.amount_ex >= 0:
            raise Refused(
                "invoice.line",
                _("A line has a quantity and a price, or (a discount) a negative amount alone."),
                field=f"{where}.quantity",
            )
        billed.ex += line.amount_ex
        return
    if line.price_ex in billed.prices:
        raise Refused(
            "invoice.part_twice", _("A part is on this invoice twice. Put the quantities together."), field=where
        )
    worked_out = line_amount(line.quantity, line.price_ex)
    amount = worked_out if line.amount_ex is None else line.amount_ex
    if abs(amount - worked_out) > FEW:
        raise _differs(_("amount"), amount, worked_out, f"{where}.amount_ex")
    billed.prices.append(line.price_ex)
    billed.quantity += line.quantity
    billed.ex += amount


def _lower(found: dict[K, Billed], discount: Decimal) -> None:
    weights = [max(b.ex, ZERO) for b in found.values()]
    if sum(weights) > 0:
        for billed, share in zip(found.values(), share_out(discount, weights), strict=True):
            billed.ex -= share


def _fit(bills: Sequence[Billed], sums: PrintedSums, most: Decimal) -> None:
    """Make the lines add up to what is printed below them."""
    ex, tax = sum((b.ex for b in bills), ZERO), sum((b.tax for b in bills), ZERO)
    printed = sums.tax
    if printed is None and sums.total is not None:
        printed = sums.total - ex
    if printed is not None and printed != tax:
        if abs(printed - tax) > most or printed < 0 or not tax:
            raise _differs(
                _("VAT") if sums.tax is not None else _("total"),
                printed if sums.tax is not None else sums.total,
                tax if sums.tax is not None else ex + tax,
                "tax" if sums.tax is not None else "total",
            )
        for billed, share in zip(bills, share_out(printed, [b.tax for b in bills]), strict=True):
            billed.tax = share
    if sums.tax is not None and sums.total is not None and sums.total - sums.tax != ex:
        if abs(sums.total - sums.tax - ex) > most:
            raise _differs(_("total"), sums.total, ex + sums.tax, "total")
        for billed, share in zip(bills, share_out(sums.total - sums.tax, [b.ex for b in bills]), strict=True):
            billed.ex = share


def _differs(what: Any, printed: Any, worked_out: Decimal, where: str) -> Refused:
    return Refused(
        "invoice.sum_differs",
        _(
            "The printed %(what)s %(printed)s is not that of the lines, %(worked_out)s. Check quantities, prices and tax rates."
        ),
        field=where,
        what=what,
        printed=f"{printed:f}",
        worked_out=f"{worked_out:f}",
    )
