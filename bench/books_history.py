"""Past business written straight into the tables, consistent to the fen, so that reading and proving can be measured."""

from typing import Any

from django.db import connection, transaction

from chehang.core import guards
from chehang.core.bulk import day, execute, moment, select

from .books import IN_A_BIN

VALUE = 5_000  # fen per piece


def write(bench: Any, documents: int) -> None:
    """``documents`` receipts of three lines with one piece each, and their vouchers."""
    numbers = (
        f"(SELECT value AS n FROM generate_series(0, {documents - 1}) AS value)"
        if connection.vendor == "postgresql"
        else f"(WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n < {documents - 1}) SELECT n FROM c)"
    )
    [(base,)] = select("SELECT COALESCE(MAX(object_id), 0) FROM stock_entry WHERE document = 'bench.past'")
    for app in ("stock", "ledger", "core"):
        guards.remove(app)
    with transaction.atomic():
        _goods(bench, numbers, base)
        _money(bench, numbers, base, documents)
    for app in ("stock", "ledger", "core"):
        guards.install(app)
    if connection.vendor == "sqlite":
        select("PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as autovacuum would in its time


def _goods(bench: Any, numbers: str, base: int) -> None:
    today, now, store = day(bench.clock.today()), moment(bench.clock.now()), bench.store.pk
    first, parts = bench.parts[0], len(bench.parts)
    execute(
        "INSERT INTO stock_entry (store_id, part_id, bin_id, owner, quantity, value, movement, business_date, at,"
        " document, object_id, line_id, employee_id) SELECT %s, %s + (d.n * 3 + l.k) %% %s,"
        " %s + (d.n * 3 + l.k) %% %s / %s, 'own', 1000, %s, '101',"
        " %s, %s, 'bench.past', %s + d.n + 1, l.k, 1"
        f" FROM {numbers} d, (SELECT 0 AS k UNION ALL SELECT 1 UNION ALL SELECT 2) l",
        [store, first, parts, bench.first_bin, parts, IN_A_BIN, VALUE, today, now, base],
    )
    sums = "SELECT part_id, SUM(quantity) AS q, SUM(value) AS v FROM stock_entry WHERE document = 'bench.past'"
    sums += " AND store_id = %s AND object_id > %s GROUP BY part_id"
    execute(
        f"INSERT INTO stock_pool (store_id, part_id, owner, quantity, value) SELECT %s, part_id, 'own', q, v FROM ({sums})"
        " x WHERE true ON CONFLICT (store_id, part_id, owner) DO UPDATE SET quantity = stock_pool.quantity +"
        " excluded.quantity, value = stock_pool.value + excluded.value",
        [store, store, base],
    )
    execute(
        "INSERT INTO stock_balance (store_id, part_id, bin_id, owner, on_hand, reserved, last_date)"
        f" SELECT %s, part_id, %s + (part_id - %s) / %s, 'own', q, 0, %s FROM ({sums}) x WHERE true"
        " ON CONFLICT (store_id, part_id, bin_id, COALESCE(lot_id, 0), owner)"
        " DO UPDATE SET on_hand = stock_balance.on_hand + excluded.on_hand",
        [store, bench.first_bin, first, IN_A_BIN, today, store, base],
    )


def _money(bench: Any, numbers: str, base: int, documents: int) -> None:
    today, now, store = day(bench.clock.today()), moment(bench.clock.now()), bench.store.pk
    [(period, last)] = select(
        "SELECT id, last_number FROM ledger_period WHERE store_id = %s AND first_day <= %s AND last_day >= %s",
        [store, today, today],
    )
    execute(
        "INSERT INTO ledger_voucher (store_id, period_id, word, number, date, summary, attachments, event, document,"
        " object_id, part, reason, total, maker_id, maker_name, made_at, reviewer_id, reviewer_name, reviewed_at, poster_id,"
        " poster_name, posted_at, state) SELECT %s, %s, '记', %s + n + 1, %s, '入库', 0, 'receipt_estimated',"
        " 'bench.past', %s + n + 1, '', '', %s, 1, 'a', %s, 2, 'b', %s, 1, 'a', %s, 'posted'"
        f" FROM {numbers} d",
        [store, period, last, today, base, 3 * VALUE, now, now, now],
    )
    roles = dict(select("SELECT role, account_id FROM ledger_roleaccount WHERE store_id = %s", [store]))
    fresh = "FROM ledger_voucher WHERE document = 'bench.past' AND store_id = %s AND object_id > %s"
    for n, (role, debit, credit) in enumerate((("parts_stock", 1, 0), ("payable_estimated", 0, 1)), 1):
        amounts = [3 * VALUE * debit, 3 * VALUE * credit]
        execute(
            "INSERT INTO ledger_line (store_id, voucher_id, period_id, n, account_id, summary, debit, credit, department,"
            " partner_kind, partner_id, item_kind, item_id, project, cash_flow, document, object_id) SELECT store_id, id, period_id, %s, %s,"
            f" '入库', %s, %s, 'parts', '', 0, '', 0, '', '', document, object_id {fresh}",
            [n, roles[role], *amounts, store, base],
        )
        execute(
            "INSERT INTO ledger_accountbalance (store_id, period_id, account_id, partner_kind, partner_id, opening, debit,"
            " credit) VALUES (%s, %s, %s, '', 0, 0, %s, %s) ON CONFLICT (period_id, account_id, partner_kind, partner_id)"
            " DO UPDATE SET debit = ledger_accountbalance.debit + excluded.debit,"
            " credit = ledger_accountbalance.credit + excluded.credit",
            [store, period, roles[role], *(documents * a for a in amounts)],
        )
    execute(
        "INSERT INTO core_transition (store_id, machine, object_id, move, source, target, at, employee_id, actor_name,"
        " reason) SELECT store_id, 'ledger.voucher', id, 'post', 'draft', 'posted', posted_at, 1, 'a', '' " + fresh,
        [store, base],
    )
    execute("UPDATE ledger_period SET last_number = last_number + %s WHERE id = %s", [documents, period])
