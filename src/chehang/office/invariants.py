"""What must hold about supplies."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending


@invariant("I53", _("The stock of a supply is the sum of its movements"))
def stock_is_sum_of_moves() -> Iterator[str]:
    """Received, handed out and counted add up to what is there."""
    yield from offending(
        "SELECT s.code, s.stock, (SELECT COALESCE(SUM(m.quantity), 0) FROM office_supplymove m WHERE m.supply_id = s.id) AS moved"
        " FROM office_supply s WHERE s.stock <> (SELECT COALESCE(SUM(m.quantity), 0) FROM office_supplymove m WHERE m.supply_id = s.id)",
        "supply {code}: stock {stock}, movements {moved}",
    )
