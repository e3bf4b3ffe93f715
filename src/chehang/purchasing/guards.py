"""What the database refuses in purchasing."""

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.fixed import WRITTEN
from chehang.core.guards import AppendOnly, FrozenWhen, Refuse
from chehang.core.masterdata import FixedWhileUsed

# The lines stand still once the order has left the draft; only what arrives is counted on them.
_DRAFT = "(SELECT o.state FROM purchasing_order o WHERE o.id = {row}.order_id) = 'draft'"
_REVIEWER_WROTE_IT = (
    "(SELECT COUNT(*) FROM core_approval a WHERE a.id = NEW.approval_id AND a.document = 'purchasing.order'"
    " AND a.object_id = NEW.id AND a.store_id = NEW.store_id AND a.decision = 'approved'"
    " AND a.employee_id <> NEW.author_id AND a.employee_id <> NEW.edited_by_id"
    " AND NOT EXISTS (SELECT 1 FROM purchasing_orderline l WHERE l.order_id = NEW.id AND l.author_id = a.employee_id)"
    ") = 0"
)
_CHANGED = (
    "NEW.order_id <> OLD.order_id OR NEW.n <> OLD.n OR NEW.part_id <> OLD.part_id OR NEW.part_no <> OLD.part_no"
    " OR NEW.part_name <> OLD.part_name OR NEW.quantity <> OLD.quantity OR NEW.price_ex <> OLD.price_ex"
    " OR NEW.tax_rate <> OLD.tax_rate OR NEW.amount_ex <> OLD.amount_ex OR NEW.tax <> OLD.tax"
    " OR NEW.author_id <> OLD.author_id"
)
_OPEN = "(SELECT o.state FROM purchasing_order o WHERE o.id = u.order_id) NOT IN ('received', 'closed', 'cancelled')"

# Answers stand still once the parts manager has chosen.
_CHOSEN = (
    "(SELECT i.state FROM purchasing_inquiry i JOIN purchasing_inquiryline l ON l.inquiry_id = i.id WHERE l.id = OLD.line_id)"
    " NOT IN ('sent', 'answered')"
)

GUARDS = [
    AppendOnly("purchasing.CapitalQuota"),
    AppendOnly("purchasing.QuotaShare"),
    FrozenWhen("purchasing.PriceCorrection", when="1 = 1", but=("to_stock", "to_cost")),
    AppendOnly("purchasing.PriceCorrectionLine"),
    FrozenWhen("purchasing.TemporaryQuota", when="1 = 1", but=("state", "quota_id")),
    AppendOnly("purchasing.InquiryLine"),
    AppendOnly("purchasing.ShortageDecision"),
    AppendOnly("purchasing.SupplierReturnLine"),
    FrozenWhen("purchasing.SupplierReturn", "OLD.state IN ('credited', 'refused', 'cancelled')"),
    FrozenWhen("purchasing.OrderSlot", "OLD.state <> 'open'"),
    FrozenWhen("purchasing.Inquiry", "OLD.state IN ('ordered', 'closed')"),
    FrozenWhen("purchasing.Offer", _CHOSEN),
    Refuse(
        "purchasing_order_reviewed_by_another",
        "purchasing.Order",
        "UPDATE",
        f"NEW.state = 'reviewed' AND OLD.state <> 'reviewed' AND {_REVIEWER_WROTE_IT}",
    ),
    FrozenWhen(
        "purchasing.Order",
        when="OLD.state NOT IN ('draft', 'submitted', 'reviewed')",
        but=("state",),
    ),
    Refuse("purchasing_orderline_added", "purchasing.OrderLine", "INSERT", f"NOT {_DRAFT.format(row='NEW')}"),
    Refuse("purchasing_orderline_removed", "purchasing.OrderLine", "DELETE", f"NOT {_DRAFT.format(row='OLD')}"),
    Refuse(
        "purchasing_orderline_changed",
        "purchasing.OrderLine",
        "UPDATE",
        f"({_CHANGED}) AND NOT {_DRAFT.format(row='OLD')}",
    ),
    # An order says how many drums it means, and its delivery is counted by them.
    FixedWhileUsed(
        "catalogue.Part", (*WRITTEN, "buy_unit", "buy_factor"), "purchasing.OrderLine", _OPEN, _("an open order")
    ),
    FixedWhileUsed(
        "parties.Supplier",
        ("tax_id",),
        "purchasing.Order",
        "u.state NOT IN ('received', 'closed', 'cancelled')",
        _("an open order"),
        "supplier_id",
        may_fill=True,
    ),
]
