"""Goods against money: the value of the goods book and the balance of its account."""

from dataclasses import dataclass, field
from decimal import Decimal

from chehang.core import bulk
from chehang.core.context import Actor, Context
from chehang.ledger.models import RoleAccount
from chehang.ledger.queries import balance_of_role
from chehang.stock.queries import stock_value

from .invariants import STOCK_LINES


@dataclass
class Difference:
    """A document whose goods and money differ."""

    document: str
    object_id: int
    goods: Decimal
    money: Decimal


@dataclass
class Agreement:
    """Both values in yuan; ``rows`` name the documents at fault, at most 100."""

    goods: Decimal
    money: Decimal
    account_id: int
    rows: list[Difference] = field(default_factory=list)

    @property
    def difference(self) -> Decimal:
        """Goods less money: nothing, or something is wrong."""
        return self.goods - self.money


def agreement(who: Actor | Context) -> Agreement:
    """Compare the books of a store; the documents are only searched when the sums differ."""
    account = RoleAccount.objects.filter(store_id=who.store_id, role="parts_stock").first()
    found = Agreement(stock_value(who), balance_of_role(who, "parts_stock"), account.account_id if account else 0)
    if found.difference:
        rows = bulk.select(
            "SELECT document, object_id, SUM(goods), SUM(money) FROM"
            " (SELECT document, object_id, value AS goods, 0 AS money FROM stock_entry WHERE store_id = %s"
            f" AND owner = 'own' UNION ALL SELECT document, object_id, 0, money FROM ({STOCK_LINES}) m WHERE store_id = %s)"
            " x GROUP BY document, object_id HAVING SUM(goods) <> SUM(money) ORDER BY document, object_id LIMIT 100",
            [who.store_id, who.store_id],
        )
        found.rows = [Difference(d, pk, bulk.unscaled(g, 2), bulk.unscaled(m, 2)) for d, pk, g, m in rows]
    return found
