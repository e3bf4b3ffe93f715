"""The night's proof names what breaks, and rings."""

from django.db import connection

from chehang.core.house import recurring
from chehang.core.models import InboxItem
from chehang.finance.models import NightProof


def test_a_corrupted_balance_is_named_and_rings(desk, of_document) -> None:
    assert "finance.prove_books" in recurring()
    of_document()
    first = NightProof.objects.get(pk=desk.run("prove_books", "finance_manager").id)
    assert first.seq >= 0 and len(first.pairs) >= 3
    before = {r["code"] for r in first.rules if r["count"]}
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_accountbalance SET debit = debit + 1 WHERE debit > 0")
    told = InboxItem.objects.count()
    second = NightProof.objects.get(pk=desk.run("prove_books", "finance_manager").id)
    assert {r["code"] for r in second.rules if r["count"]} - before and not second.holds
    assert InboxItem.objects.count() > told
