"""What the database refuses about money taken."""

from django.utils.translation import gettext_lazy as _

from chehang.core.guards import AppendOnly, FrozenWhen, Refuse
from chehang.core.masterdata import FixedWhileUsed

_UNPAID = "u.state IN ('waiting', 'on_account')"

GUARDS = [
    FixedWhileUsed("parties.Customer", ("kind",), "billing.Bill", _UNPAID, _("an unpaid receivable"), "customer_id"),
    FixedWhileUsed(
        "parties.Supplier",
        ("tax_id",),
        "billing.Payable",
        "u.state = 'open'",
        _("an invoice still owed"),
        "supplier_id",
        may_fill=True,
    ),
    AppendOnly("billing.Receipt"),
    AppendOnly("billing.BillLine"),
    AppendOnly("billing.PayableLine"),
    AppendOnly("billing.DepositUse"),
    FrozenWhen("billing.HeldDeposit", "1 = 1", but=("used",)),
    FrozenWhen("billing.Payable", "1 = 1", but=("amount", "paid", "state", "due")),
    Refuse(
        "billing_payable_paid_in_full",
        "billing.Payable",
        "UPDATE",
        "NEW.state = 'settled' AND OLD.state <> 'settled' AND NEW.paid <> NEW.amount",
    ),
    FrozenWhen("billing.Bill", "1 = 1", but=("paid", "credited", "state", "charged_on", "due")),
    FrozenWhen("billing.CreditNote", "1 = 1", but=("applied", "paid_back", "state")),
    Refuse(
        "billing_creditnote_settled",
        "billing.CreditNote",
        "UPDATE",
        "NEW.state = 'settled' AND OLD.state <> 'settled' AND NEW.applied + NEW.paid_back <> NEW.amount",
    ),
    Refuse(
        "billing_bill_charged_once",
        "billing.Bill",
        "UPDATE",
        "OLD.charged_on IS NOT NULL AND (NEW.charged_on IS NULL OR NEW.charged_on <> OLD.charged_on)",
    ),
    Refuse(
        "billing_bill_paid_in_full",
        "billing.Bill",
        "UPDATE",
        "NEW.state = 'paid' AND NEW.paid + NEW.credited <> NEW.amount AND OLD.state <> 'paid'",
    ),
    Refuse(
        "billing_bill_charged_stays",
        "billing.Bill",
        "UPDATE",
        "NEW.state = 'cancelled' AND OLD.state <> 'cancelled' AND OLD.charged_on IS NOT NULL",
    ),
]
