"""What the database refuses about deferrals and accruals."""

from chehang.core.guards import AppendOnly, FrozenWhen

GUARDS = [
    AppendOnly("finance.PaidAbroad"),
    AppendOnly("finance.Deferral"),
    AppendOnly("finance.DeferralPart"),
    FrozenWhen("finance.Accrual", when="1 = 1", but=("taken_back_id",)),
    FrozenWhen("finance.Revaluation", when="1 = 1", but=("taken_back_id",)),
    AppendOnly("finance.RevaluedItem"),
    AppendOnly("finance.NightProof"),
    AppendOnly("finance.Lease"),
    AppendOnly("finance.LeaseMonth"),
    AppendOnly("finance.Provision"),
    AppendOnly("finance.ProvisionLine"),
    AppendOnly("finance.EInvoice"),
]
