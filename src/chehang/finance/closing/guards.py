"""What the database refuses about the close."""

from chehang.core.guards import AppendOnly, FrozenWhen

GUARDS = [
    AppendOnly("finance.CertifiedPurchase"),
    AppendOnly("finance.CloseTick"),
    AppendOnly("finance.FrozenStatement"),
    AppendOnly("finance.IssuedInvoice"),
    AppendOnly("finance.StampDuty"),
    AppendOnly("finance.TurnedOut"),
    FrozenWhen("finance.SpotCheck", when="OLD.signed_by_id IS NOT NULL"),
]
