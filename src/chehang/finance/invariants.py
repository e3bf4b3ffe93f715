"""What always holds between the two books."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending

STOCK_LINES = (
    "SELECT l.store_id, l.document, l.object_id, l.debit - l.credit AS money FROM ledger_roleaccount r"
    " JOIN ledger_line l ON l.account_id = r.account_id JOIN ledger_voucher v ON v.id = l.voucher_id"
    " WHERE r.role = 'parts_stock' AND v.state = 'posted'"
)


@invariant("I04", _("The goods book is worth what the stock account says"))
def goods_equal_money() -> Iterator[str]:
    """Σ value of the store's own goods = balance of 库存商品-配件, to the fen."""
    yield from offending(
        "SELECT store_id, SUM(goods) AS goods, SUM(money) AS money FROM"
        " (SELECT store_id, value AS goods, 0 AS money FROM stock_pool WHERE owner = 'own' UNION ALL"
        " SELECT b.store_id, 0, b.debit - b.credit FROM ledger_roleaccount r JOIN ledger_accountbalance b"
        " ON b.account_id = r.account_id WHERE r.role = 'parts_stock') x"
        " GROUP BY store_id HAVING SUM(goods) <> SUM(money)",
        "store {store_id}: goods {goods} fen, stock account {money} fen",
    )


@invariant("I13", _("What a document did to the goods and to the stock account is the same"))
def documents_post_both() -> Iterator[str]:
    """Per document: Σ value of its stock entries = Σ of its lines on 库存商品-配件."""
    yield from offending(
        "SELECT store_id, document, object_id, SUM(goods) AS goods, SUM(money) AS money FROM"
        " (SELECT store_id, document, object_id, value AS goods, 0 AS money FROM stock_entry WHERE owner = 'own'"
        " AND value <> 0 UNION ALL SELECT store_id, document, object_id, 0, money FROM (" + STOCK_LINES + ") m) x"
        " GROUP BY store_id, document, object_id HAVING SUM(goods) <> SUM(money)",
        "store {store_id} {document} {object_id}: goods {goods} fen, vouchers {money} fen",
    )
