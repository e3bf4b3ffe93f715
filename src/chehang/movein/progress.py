"""How far the sheets have come: rows entered, files that wait, what each still needs."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Sum

from chehang.core.context import Actor, Context
from chehang.org.models import Employee
from chehang.org.posts import title_of
from chehang.parties.models import Customer, Supplier
from chehang.stock.models import Bin

from .models import OpeningFile
from .sheets import SHEETS, Sheet


@dataclass(frozen=True)
class Progress:
    """A sheet as it stands: ``there`` rows of its kind in the house, ``needs`` sheets whose rows are missing."""

    sheet: Sheet
    rows: int
    amount: Decimal
    waiting: int
    needs: tuple[str, ...]

    @property
    def colour(self) -> str:
        return "amber" if self.waiting else "green" if self.rows else "grey"

    @property
    def who(self) -> str:
        return "、".join(str(title_of(post)) for post in self.sheet.posts)


def progress(who: Actor | Context) -> list[Progress]:
    """Every sheet in its order. A handful of queries."""
    mine = OpeningFile.objects.filter(store_id=who.store_id)
    done = {
        kind: (rows or 0, amount or Decimal(0))
        for kind, rows, amount in mine.filter(state="entered")
        .values_list("kind")
        .annotate(r=Sum("rows"), a=Sum("amount"))
    }
    waiting = dict(mine.filter(state="brought").values_list("kind").annotate(n=Count("id")))
    there = {
        "bins": Bin.objects.filter(store_id=who.store_id).exists(),
        "suppliers": Supplier.objects.filter(store_id=who.store_id).exists(),
        "customers": Customer.objects.filter(store_id=who.store_id).exclude(kind="walk_in").exists(),
        "staff": Employee.objects.filter(store_id=who.store_id).exists(),
    }
    return [
        Progress(
            sheet,
            *done.get(code, (0, Decimal(0))),
            waiting.get(code, 0),
            tuple(str(SHEETS[need].title) for need in sheet.needs if not there.get(need, True)),
        )
        for code, sheet in SHEETS.items()
    ]
