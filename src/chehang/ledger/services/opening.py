"""Opening the books of a store: its chart of accounts, its roles, its first month."""

from calendar import monthrange
from datetime import date

from django.db import transaction

from ..models import Account, Period, RoleAccount
from ..rules import ChartRow, chart, roles

CONTROLLED = ("parts_stock", "receivable_customer")


@transaction.atomic
def open_books(store_id: int, first_period: date) -> Period:
    """Give a store the whole chart of accounts and open the month of ``first_period``.

    Called again it only adds accounts and roles that are missing.
    """
    have = dict(Account.objects.filter(store_id=store_id).values_list("code", "pk"))
    inner = {row.parent for row in chart() if row.parent}
    for level in range(3):
        fresh = [
            _account(row, store_id, have, row.code not in inner)
            for row in chart()
            if row.code.count(".") == level and row.code not in have
        ]
        have |= {a.code: a.pk for a in Account.objects.bulk_create(fresh)}
    taken = set(RoleAccount.objects.filter(store_id=store_id).values_list("role", flat=True))
    RoleAccount.objects.bulk_create(
        RoleAccount(store_id=store_id, role=role, account_id=have[code])
        for role, code in roles().items()
        if role not in taken
    )
    return Period.objects.filter(store_id=store_id).order_by("first_day").first() or add_period(store_id, first_period)


def _account(row: ChartRow, store_id: int, have: dict[str, int], leaf: bool) -> Account:
    return Account(
        store_id=store_id,
        code=row.code,
        name_zh=row.name_zh,
        name_en=row.name_en,
        parent_id=have.get(row.parent),
        normal_side=row.side,
        category=row.category,
        leaf=leaf,
        controlled=row.role in CONTROLLED,
        never_negative=row.role == "cash",
    )


def add_period(store_id: int, month: date) -> Period:
    """The period of a month; ``month`` is any day of it."""
    last = monthrange(month.year, month.month)[1]
    made, _new = Period.objects.get_or_create(
        store_id=store_id,
        year=month.year,
        month=month.month,
        defaults={"first_day": month.replace(day=1), "last_day": month.replace(day=last)},
    )
    return made
