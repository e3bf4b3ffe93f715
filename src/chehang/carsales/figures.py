"""The arithmetic of a car deal: purchase tax, loans, gross of a car, deposits, interest on stock. Pure, in yuan with two places."""

from dataclasses import dataclass
from decimal import Decimal, localcontext

from chehang.core.money import ZERO, round_half_up, tax_split


def purchase_tax(
    price_inc: Decimal, *, vat: Decimal, rate: Decimal, share: Decimal = Decimal(1), relief_cap: Decimal | None = None
) -> Decimal:
    """车辆购置税 = price without VAT × rate (车辆购置税法 art. 4–6); ``share`` is what is left to pay of it, a relief is at most ``relief_cap``."""
    ex, _tax = tax_split(price_inc, vat)
    full = ex * rate
    due = round_half_up(full * share)
    if relief_cap is not None and full - due > relief_cap:
        due = round_half_up(full - relief_cap)
    return due


@dataclass(frozen=True)
class Loan:
    """What a borrower pays each month, and the interest over the whole term."""

    monthly: Decimal
    interest: Decimal


def annuity(principal: Decimal, yearly: Decimal, months: int) -> Loan:
    """等额本息: M = P·i(1+i)^n / ((1+i)^n − 1) with i = yearly / 12; without interest P / n."""
    with localcontext() as exact:
        exact.prec = 40
        i = yearly / 12
        grown = (1 + i) ** months
        monthly = principal * i * grown / (grown - 1) if i else principal / months
        return Loan(round_half_up(monthly), round_half_up(monthly * months - principal))


def flat_fee(principal: Decimal, fee: Decimal, months: int) -> Loan:
    """A product whose fee (a fraction of the principal) is spread evenly: P × (1 + fee) / n."""
    return Loan(round_half_up(principal * (1 + fee) / months), round_half_up(principal * fee))


def down_share(price_inc: Decimal, loan: Decimal) -> Decimal:
    """The down-payment as a fraction of the price, four places."""
    return round_half_up((price_inc - loan) / price_inc, 4) if price_inc else ZERO


@dataclass(frozen=True)
class Gross:
    """单车毛利: GP1 of the car, GP2 with the maker's rebates, GP3 with everything that hangs on the deal."""

    gp1: Decimal
    gp2: Decimal
    gp3: Decimal


def gross(
    price_ex: Decimal,
    cost_ex: Decimal,
    *,
    rebate: Decimal = ZERO,
    gains: Decimal = ZERO,
    gifts: Decimal = ZERO,
    commission: Decimal = ZERO,
    interest: Decimal = ZERO,
) -> Gross:
    """GP1 = price − cost; GP2 = GP1 + rebates; GP3 = GP2 + gains of accessories, insurance, loan, plates − gifts − commission − interest."""
    gp1 = price_ex - cost_ex
    gp2 = gp1 + rebate
    return Gross(gp1, gp2, gp2 + gains - gifts - commission - interest)


def stock_interest(cost: Decimal, rate: Decimal, days: int) -> Decimal:
    """What it costs to have a car standing: cost × yearly rate / 365 × days."""
    return round_half_up(cost * rate / 365 * days)


def most_deposit(price_inc: Decimal, share: Decimal) -> Decimal:
    """定金 is at most this share of the price (民法典 art. 586)."""
    return round_half_up(price_inc * share)
