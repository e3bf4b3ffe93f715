"""What waits in imports."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits

from .evaluating import quarter_of
from .models import Broker, BrokerEvaluation, Charge, Shipment

MOST = 8
# What a batch waits for, and who does it.
NEXT = {
    "preparing": ("customs.complete_papers", _("Papers")),
    "tax_due": ("customs.pay_taxes", _("Pay the taxes")),
    "tax_paid": ("customs.release_shipment", _("Release")),
    "received": ("customs.cost_shipment", _("Cost the batch")),
    "costed": ("customs.close_shipment", _("Close the batch")),
}


@waits
def batches_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Batches that need their next step from the actor; red when the day is past."""
    mine = [state for state, (operation, _verb) in NEXT.items() if actor.may(operation)]
    if not mine:
        return
    for batch in rows(Shipment, actor).filter(state__in=mine).order_by("eta")[:MOST]:
        due = batch.tax_due_on if batch.state == "tax_due" else batch.declare_by or batch.eta
        text = _("Batch %(number)s, expected on %(eta)s") % {"number": batch.number, "eta": batch.eta}
        late = due is not None and due < clock.today() and batch.state in ("preparing", "tax_due")
        yield Waiting(text, batch.opened_at, f"/customs/shipments/{batch.pk}/", NEXT[batch.state][1], urgent=late)


@waits
def declarations_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Batches that somebody else has prepared and nobody has checked."""
    if not actor.may("customs.check_declaration"):
        return
    mine = rows(Shipment, actor).filter(state="complete", checker=None).exclude(preparer=actor.employee_id)
    for batch in mine.order_by("eta")[:MOST]:
        text = _("Batch %(number)s, expected on %(eta)s") % {"number": batch.number, "eta": batch.eta}
        yield Waiting(text, batch.opened_at, f"/customs/shipments/{batch.pk}/", _("Check the declaration"))


@waits
def charges_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Abnormal charges that wait for cause, judgement or confirmation."""
    steps = (
        ("customs.explain_charge", {"cause": ""}, _("Explain")),
        ("customs.judge_charge", {"judgement": ""}, _("Judge")),
        ("customs.confirm_charge", {"confirmed_by": None}, _("Confirm")),
    )
    done: list[str] = []
    for operation, missing, verb in steps:
        if actor.may(operation):
            found = rows(Charge, actor).filter(abnormal=True, **missing).select_related("shipment")
            for field in done:
                found = found.exclude(**{field: ""})
            for charge in found.order_by("id")[:MOST]:
                yield Waiting(str(charge), charge.entered_at, f"/customs/charges/{charge.pk}/", verb)
        done += [name for name in missing if name != "confirmed_by"]


@waits
def brokers_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Brokers who declared last quarter and were not evaluated yet (§2.6)."""
    if not actor.may("customs.evaluate_broker"):
        return
    month = clock.today().month
    first = clock.today().replace(month=month - (month - 1) % 3, day=1)
    last = first - timedelta(days=1)
    since = last.replace(month=last.month - 2, day=1)
    worked = rows(Shipment, actor).filter(broker__isnull=False, declared_on__gte=since, declared_on__lte=last)
    done = BrokerEvaluation.objects.filter(quarter=quarter_of(last)).values("broker_id")
    for broker in (
        rows(Broker, actor).filter(pk__in=worked.values("broker_id")).exclude(pk__in=done).order_by("id")[:MOST]
    ):
        text = _("Broker %(broker)s, %(quarter)s") % {"broker": broker.name, "quarter": quarter_of(last)}
        yield Waiting(text, None, f"/customs/brokers/{broker.pk}/", _("Evaluate"))
