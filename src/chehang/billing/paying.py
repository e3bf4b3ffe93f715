"""How a document was paid, for its paper."""

from chehang.core.sources import Source

from .documents import METHODS
from .models import Bill
from .printouts.sales_receipt import Payment


def payments_of(store_id: int, source: Source) -> tuple[Payment, ...]:
    """Each way of payment with its amount in yuan, and the rest that stands on account; empty while nothing is paid."""
    bill = Bill.objects.filter(store_id=store_id, **source.key).first()
    if bill is None:
        return ()
    paid = [
        Payment(method=METHODS[r.method], amount=r.amount, reference=r.reference) for r in bill.receipts.order_by("id")
    ]
    if bill.state == "on_account" and bill.rest:
        paid.append(Payment(method="挂账", amount=bill.rest))
    return tuple(paid)
