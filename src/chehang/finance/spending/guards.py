"""What the database refuses about money that leaves: nothing is paid that another person has not approved (H19)."""

from chehang.core.guards import FrozenWhen, Refuse

_DRAFT = "(SELECT h.state FROM {head} h WHERE h.id = {row}.{key}) = 'draft'"
_NOT_APPROVED = (
    "NEW.state IN ('approved', 'paid') AND OLD.state <> NEW.state AND (SELECT COUNT(*) FROM core_approval a"
    " WHERE a.id = NEW.approval_id AND a.document = '{document}' AND a.object_id = NEW.id"
    " AND a.store_id = NEW.store_id AND a.decision = 'approved' AND a.employee_id <> NEW.{author}) = 0"
)
_OUT = ("state", "approval_id", "paid_on", "cashier_id")


def _lines(model: str, head: str, key: str) -> list[FrozenWhen | Refuse]:
    table = model.lower().replace(".", "_")
    return [
        FrozenWhen(model, when=f"NOT {_DRAFT.format(head=head, row='OLD', key=key)}"),
        Refuse(f"{table}_added", model, "INSERT", f"NOT {_DRAFT.format(head=head, row='NEW', key=key)}"),
    ]


GUARDS = [
    FrozenWhen("finance.Claim", when="OLD.state <> 'draft'", but=(*_OUT, "method")),
    FrozenWhen("finance.Payment", when="OLD.state <> 'draft'", but=_OUT),
    *_lines("finance.ClaimLine", "finance_claim", "claim_id"),
    *_lines("finance.PaymentLine", "finance_payment", "payment_id"),
    Refuse("finance_claim_approved_by_another", "finance.Claim", "UPDATE",
           _NOT_APPROVED.format(document="finance.claim", author="claimant_id")),
    Refuse("finance_payment_approved_by_another", "finance.Payment", "UPDATE",
           _NOT_APPROVED.format(document="finance.payment", author="author_id")),
    FrozenWhen("finance.Payee", when="OLD.verified_by_id IS NOT NULL"),
    FrozenWhen("finance.ReceivedInvoice", when="OLD.booked_on IS NOT NULL", but=("certified_in_id",)),
]  # fmt: skip
