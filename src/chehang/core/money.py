"""Arithmetic of money and quantity: exact decimals, rounding half up, and the one way to split an amount.

Amounts are yuan with two places, quantities have three places, rates are fractions (13 % is 0.13).
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

ZERO = Decimal(0)
FEN = Decimal("0.01")
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


def round_half_up(x: Decimal, places: int = 2) -> Decimal:
    """Round commercially (四舍五入): a half always moves away from zero."""
    return x.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def share_out(total: Decimal, weights: Sequence[Decimal], places: int = 2) -> list[Decimal]:
    """Split ``total`` in proportion to ``weights`` so that the shares add up to it exactly.

    Every share is cut to ``places``; the units left over go to the largest remainders, earlier lines first.
    Raises ValueError when there are no weights, one is negative, or all are zero: an amount that nobody
    can carry must not be spread silently.
    """
    base = sum(weights, ZERO)
    if not weights or base <= 0 or any(w < 0 for w in weights):
        raise ValueError("weights must be non-negative and not all zero")
    sign = -1 if total < 0 else 1
    step = Decimal(1).scaleb(-places)
    units = int(abs(total) / step)
    if units * step != abs(total):
        raise ValueError("total has more places than its shares")
    # Whole numbers: a quotient of 28 digits would call two equal remainders unequal.
    finest = max(0, *(-int(w.as_tuple().exponent) for w in weights))
    counts = [int(w.scaleb(finest)) for w in weights]
    whole_of = sum(counts)
    cut = [divmod(units * c, whole_of) for c in counts]
    shares = [share for share, _rest in cut]
    by_remainder = sorted(range(len(cut)), key=lambda i: (-cut[i][1], i))
    for i in by_remainder[: units - sum(shares)]:
        shares[i] += 1
    return [sign * s * step for s in shares]


def tax_split(inc: Decimal, rate: Decimal) -> tuple[Decimal, Decimal]:
    """Split a price with VAT into (ex, tax): ex = round(inc / (1 + rate), 2), tax = the rest."""
    ex = round_half_up(inc / (1 + rate))
    return ex, inc - ex


def line_amount(quantity: Decimal, price: Decimal, discount: Decimal = ZERO) -> Decimal:
    """Amount of a line: round(quantity × price × (1 − discount), 2); discount is a fraction."""
    return round_half_up(quantity * price * (1 - discount))


def _group(n: int) -> str:
    """Four digits in financial capitals, inner zeros said once."""
    text, zero = "", False
    for place in (3, 2, 1, 0):
        digit = n // 10**place % 10
        if digit:
            text += ("零" if zero else "") + _DIGITS[digit] + _UNITS[place]
            zero = False
        elif text:
            zero = True
    return text


def uppercase_amount(amount: Decimal) -> str:
    """Amount in capital numerals as on Chinese receipts: 1234.50 → 壹仟贰佰叁拾肆元伍角整.

    Rules: 《支付结算办法》 annex 1. Up to 16 integer digits; raises ValueError above.
    """
    amount = round_half_up(amount)
    sign, cents = ("负" if amount < 0 else ""), int(abs(amount) * 100)
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    if yuan >= 10**16:
        raise ValueError("amount too large to write out")
    text, gap = "", False
    for level in (3, 2, 1, 0):
        n = yuan // 10000**level % 10000
        if not n:
            gap = bool(text)
            continue
        if text and (gap or n < 1000):
            text += "零"
        text += _group(n) + ("亿" if level == 2 else "万" if level in (1, 3) else "")
        if level == 3 and not yuan // 10**8 % 10000:
            text += "亿"
        gap = False
    text = text + "元" if text else ""
    if not jiao and not fen:
        return sign + (text or "零元") + "整"
    if jiao:
        text += _DIGITS[jiao] + "角"
    elif text:
        text += "零"
    return sign + text + (_DIGITS[fen] + "分" if fen else "整")
