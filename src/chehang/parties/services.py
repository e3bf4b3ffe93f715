"""What parties offer to those above."""

from django.utils.translation import gettext as _

from chehang.core.context import Context
from chehang.core.numbers import draw_int

from .models import Customer

# What goes to the file that stays when two files of one customer become one: departments enter their living rows, of
# which a column names the customer.
living: dict[str, tuple[str, ...]] = {}


def goes_along(model: str, *states: str) -> None:
    """Rows of a ``model`` in one of these states follow their customer into the file that stays."""
    living[model] = states


def files_of(customer: Customer) -> list[int]:
    """The file and those that rest in it: what they ask for belongs to one person (one question, kept on the object)."""
    known: list[int] | None = customer.__dict__.get("_files")
    if known is None:
        known = [customer.pk, *Customer.objects.filter(rests_in=customer).values_list("pk", flat=True)]
        customer.__dict__["_files"] = known
    return known


def next_code(ctx: Context, series: str) -> str:
    """KH00001, GYS00001: gap-free per store."""
    return f"{series}{draw_int(ctx.store_id, series, 'all'):05d}"


def walk_in(ctx: Context) -> Customer:
    """The store's one walk-in customer, made when first needed; of two who need it first, one makes it."""
    facts = {"code": lambda: next_code(ctx, "KH"), "name": _("Walk-in customer"), "payment_days": 0}
    found, _made = Customer.objects.get_or_create(store_id=ctx.store_id, kind="walk_in", defaults=facts)
    return found
