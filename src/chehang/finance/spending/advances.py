"""What a colleague still has of the store's money (员工借款)."""

from decimal import Decimal

from django.db.models import Sum

from chehang.ledger.models import AccountBalance, RoleAccount

ZERO = Decimal(0)


def advance_of(store_id: int, employee_id: int) -> Decimal:
    """The balance of an employee on the account of staff advances, in yuan."""
    account = RoleAccount.objects.filter(store_id=store_id, role="staff_receivable").values("account_id")
    found = AccountBalance.objects.filter(
        store_id=store_id, account_id__in=account, partner_kind="employee", partner_id=employee_id
    ).aggregate(debit=Sum("debit"), credit=Sum("credit"))
    return (found["debit"] or ZERO) - (found["credit"] or ZERO)
