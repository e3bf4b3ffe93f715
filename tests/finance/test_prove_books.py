"""The night's proof names what breaks, and rings."""

from datetime import timedelta

from django.db import connection
from django.utils.translation import override

from chehang.core.house import recurring
from chehang.core.models import InboxItem
from chehang.finance.models import NightProof
from chehang.finance.proving.comparing import _journal, compared


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


@override("en")
def test_today_is_compared_with_yesterday(desk, of_document, clock) -> None:
    """What broke since, how far the books moved; and that yesterday's journal is still a part of today's."""
    first = NightProof.objects.get(pk=desk.run("prove_books", "finance_manager").id)
    assert compared(first) == []
    of_document()
    clock.at += timedelta(days=1)
    second = NightProof.objects.get(pk=desk.run("prove_books", "finance_manager").id)
    found = {c.what: c for c in compared(second)}
    assert found["Journal"].verdict == "Grown" and int(found["Journal"].difference) > 0
    assert any(c.verdict == "Broke" and c.difference == "+458.00" for c in found.values())  # a sale without its bill
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_accountbalance SET debit = debit + 1 WHERE debit > 0")
    clock.at += timedelta(days=1)
    third = NightProof.objects.get(pk=desk.run("prove_books", "finance_manager").id)
    changes = compared(third)
    assert changes[0].verdict == "Broke" and changes[0].what.startswith("I1")
    assert any(c.verdict == "Still broken" for c in changes)


@override("en")
def test_a_rewritten_journal_is_seen(desk) -> None:
    first = NightProof.objects.get(pk=desk.run("prove_books", "finance_manager").id)
    second = NightProof.objects.get(pk=desk.run("prove_books", "finance_manager").id)
    second.at = first.at + timedelta(minutes=1)
    before = NightProof(store_id=first.store_id, at=first.at, rules=[], pairs=[], seq=second.seq, head="0" * 64)
    assert _journal(before, second).verdict == "Rewritten"
