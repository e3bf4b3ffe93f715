"""What the database refuses at the counter: a confirmed sale keeps its customer, amounts and lines,
and a decided return stays as it was decided."""

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.fixed import WRITTEN
from chehang.core.guards import AppendOnly, FrozenWhen, Refuse
from chehang.core.masterdata import FixedWhileUsed

_CONFIRMED = "(SELECT s.state FROM counter_sale s WHERE s.id = {row}.sale_id) <> 'draft'"
_DECIDED = "(SELECT s.state FROM counter_salereturn s WHERE s.id = {row}.sale_return_id) <> 'requested'"
# A sale lives until its goods are handed over, and again while a return of it waits to be inspected.
_LIVING = (
    "(SELECT s.state FROM counter_sale s WHERE s.id = u.sale_id) NOT IN ('closed', 'cancelled')"
    " OR EXISTS (SELECT 1 FROM counter_salereturnline r JOIN counter_salereturn b ON b.id = r.sale_return_id"
    " WHERE r.sale_line_id = u.id AND b.state = 'requested')"
)
_QUOTED = "(SELECT q.state FROM counter_quotation q WHERE q.id = u.quotation_id) = 'given'"
_SPECIAL = "u.state NOT IN ('collected', 'cancelled', 'abandoned', 'failed')"

GUARDS = [
    FrozenWhen("counter.Sale", "OLD.state <> 'draft'", but=("state",)),
    FrozenWhen("counter.SaleLine", _CONFIRMED.format(row="OLD"), but=("cost", "returned")),
    Refuse("counter_saleline_no_more", "counter.SaleLine", "INSERT", _CONFIRMED.format(row="NEW")),
    AppendOnly("counter.LostSale"),
    AppendOnly("counter.QuotationLine"),
    FrozenWhen("counter.Quotation", "OLD.state IN ('accepted', 'lost')"),
    AppendOnly("counter.SpecialNotice"),
    FrozenWhen("counter.SpecialOrder", "OLD.state IN ('collected', 'cancelled', 'abandoned', 'failed')"),
    FrozenWhen("counter.CoreDeposit", "OLD.state IN ('returned', 'kept', 'cancelled')"),
    FrozenWhen("counter.SaleReturn", "OLD.state <> 'requested'"),
    FrozenWhen("counter.SaleReturnLine", _DECIDED.format(row="OLD")),
    Refuse("counter_salereturnline_no_more", "counter.SaleReturnLine", "INSERT", _DECIDED.format(row="NEW")),
    FixedWhileUsed("catalogue.Part", WRITTEN, "counter.SaleLine", _LIVING, _("an open sale")),
    FixedWhileUsed("catalogue.Part", WRITTEN, "counter.QuotationLine", _QUOTED, _("a quotation that is valid")),
    FixedWhileUsed("catalogue.Part", WRITTEN, "counter.SpecialOrder", _SPECIAL, _("an open special order")),
]
