"""Claims and payment requests in their states."""

from chehang.billing.models import Payable
from chehang.parties.models import Supplier
from tests.finance.spending import Desk
from tests.selling import Shop

APPROVED = "approved_by_another"
VIOLATIONS = {
    f"finance_{kind}_{APPROVED}": [(f"UPDATE finance_{kind} SET state = 'approved' WHERE state = 'submitted'",)]
    for kind in ("claim", "payment")
}
PAID_CLAIM = "(SELECT MIN(id) FROM finance_claim WHERE state = 'paid')"
PAID = "(SELECT MIN(id) FROM finance_payment WHERE state = 'paid')"
COPIES = {
    "finance_claimline_added": ({"n": "n + 100", "invoice_id": "NULL"}, f"claim_id = {PAID_CLAIM}", ()),
    "finance_paymentline_added": ({"n": "n + 100", "payable_id": "NULL"}, f"payment_id = {PAID}", ()),
}


def tell(shop: Shop) -> None:
    """A claim of each kind, an advance, a supplier's invoice paid, requests that wait."""
    desk = Desk(shop.store, shop.depot.clock, shop.depot.actor_of, shop.depot.people)
    supplier = Supplier.objects.filter(store=shop.store).order_by("id")[0]
    desk.fund()
    desk.advance()
    payable = desk.owed(supplier, "500")
    paid = desk.payment(supplier, {"payable": payable.pk, "amount": "400"})
    desk.run("submit_payment", "parts_planner", payment=paid.pk)
    desk.approved(desk.again(paid), "parts_manager")
    desk.run("pay_payment", "cashier", payment=paid.pk)
    abroad = Payable.objects.filter(store=shop.store, document="customs.shipment").order_by("id")[0]
    foreign = desk.payment(abroad.supplier, {"payable": abroad.pk, "amount": "400"})
    desk.run("submit_payment", "parts_planner", payment=foreign.pk)
    desk.approved(desk.again(foreign), "parts_manager")
    desk.run("pay_payment", "cashier", payment=foreign.pk, rate="8.12")
    waiting = desk.payment(supplier, {"payable": payable.pk, "amount": "50"})
    desk.run("submit_payment", "parts_planner", payment=waiting.pk)
    desk.payment(supplier, {"payable": payable.pk, "amount": "10"})
    claim = desk.submitted(desk.claim(offset="100"))
    desk.approved(claim, "parts_manager")
    desk.run("pay_claim", "cashier", claim=claim.pk)
    desk.submitted(desk.claim(desk.expense(invoice="26119110002")))
    desk.claim(desk.expense(invoice="26119110003"))
    desk.run("add_payee", "accountant", kind="other", name="国网", bank="工行", account="120001234567")
