"""Paying abroad: what is owed in a foreign currency stands in the books at the rate of its receipt, and leaves the bank at the rate of the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.billing.models import Payable
from chehang.core.errors import Refused
from chehang.core.money import round_half_up
from chehang.customs.models import Charge, Shipment
from chehang.finance.models import PaidAbroad
from chehang.purchasing.models import PriceCorrection


@dataclass(frozen=True)
class Foreign:
    """The currency of a debt, and the yuan for one unit at which it was booked."""

    currency: str
    rate: Decimal
    batch_id: int | None = None


def foreign_of(payable: Payable) -> Foreign | None:
    """The currency behind a payable of an import; None where it is owed in yuan."""
    if payable.document == "customs.shipment":
        batch = Shipment.objects.get(pk=payable.object_id)
        return Foreign(batch.currency, batch.spot_rate, batch.pk) if batch.currency != "CNY" else None
    if payable.document == "customs.charge":
        charge = Charge.objects.get(pk=payable.object_id)
        return Foreign(charge.currency, charge.rate, charge.shipment_id) if charge.currency != "CNY" else None
    if payable.document == "purchasing.price_correction":
        made = PriceCorrection.objects.select_related("inbound").get(pk=payable.object_id)
        return Foreign(made.currency, made.rate, made.inbound.object_id) if made.currency != "CNY" else None
    return None


def exchange(paid: Iterable[tuple[Payable, Decimal]], rate: Decimal | None) -> list[PaidAbroad]:
    """For each debt abroad how many yuan more than booked leave the bank at its rate of the day (less: negative), P6d; rows to be kept.

    Refused without the rate where something is owed abroad, with one where nothing is, and for two currencies in one payment.
    """
    known = [(foreign_of(payable), payable, amount) for payable, amount in paid]
    abroad = [(f, payable, amount) for f, payable, amount in known if f]
    if not abroad:
        if rate is not None:
            raise Refused(
                "payment.no_currency", _("Everything here is owed in yuan: leave the bank's rate empty."), field="rate"
            )
        return []
    if rate is None:
        raise Refused(
            "payment.rate",
            _("This is owed in %(currency)s: enter the bank's rate of the day, yuan for one unit."),
            field="rate",
            currency=abroad[0][0].currency,
        )
    if len({f.currency for f, _payable, _amount in abroad}) > 1:
        raise Refused(
            "payment.currencies", _("Two currencies cannot be paid at one rate. Make two requests."), field="rate"
        )
    return [
        PaidAbroad(
            payable=payable, batch_id=f.batch_id, currency=f.currency, foreign=round_half_up(amount / f.rate), booked_rate=f.rate,
            paid_rate=rate, booked=amount, difference=round_half_up(amount / f.rate * rate) - amount,
        )
        for f, payable, amount in abroad
    ]  # fmt: skip
