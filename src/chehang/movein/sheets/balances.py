"""The closing balances of the old books. What other sheets bring item by item is only compared; all else is posted."""

from decimal import Decimal
from typing import Annotated, Any

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.reading import names
from chehang.core.sources import Source
from chehang.ledger.models import Account, Line, RoleAccount
from chehang.ledger.services import Carried, carry_over
from chehang.org.models import Employee
from chehang.parties.models import Customer, Supplier

from ..models import OpeningFile
from .base import Look, New, Row, Sheet, key_of
from .words import Balance, one_of, text

ZERO = Decimal(0)
PARTNERS = {"客户": "customer", "供应商": "supplier", "员工": "employee"}
MODELS = {"customer": Customer, "supplier": Supplier, "employee": Employee}
# The sheet that brings the items behind an account, by the account's role.
SHEET_OF = {
    "parts_stock": "stock",
    **dict.fromkeys(
        ("receivable_customer", "receivable_loan", "receivable_warranty", "receivable_insurer", "receivable_outlet"), "receivables"
    ),
    "payable_invoiced": "payables",
    **dict.fromkeys(
        ("asset_buildings", "asset_equipment", "asset_test_car", "asset_transport", "asset_electronics", "asset_office", "accumulated_depreciation"),
        "assets",
    ),
}  # fmt: skip
# Accounts of which sheets bring the items; what they state beyond these is posted as one sum. Role → the sheet.
PARTLY = {
    "car_deposit": "deposits",
    "parts_deposit": "deposits",
    "stored_value": "packages",
    "output_vat_pending": "packages",
}


class BalanceRow(Row):
    """An account of the last level; where it is kept by partner, one row for each."""

    code: text(20, least=1)  # type: ignore[valid-type]
    name: text(60) = ""  # type: ignore[valid-type]
    partner_kind: Annotated[str, one_of(PARTNERS)] = ""
    partner: text(100) = ""  # type: ignore[valid-type]
    debit: Balance = ZERO
    credit: Balance = ZERO


def compare(look: Look) -> None:
    """Debit equals credit over the whole file, and every account is one that takes postings."""
    accounts = {a.code.replace(".", ""): a for a in Account.objects.filter(store_id=look.store_id)}
    roles: dict[int, set[str]] = {}
    for role, held in RoleAccount.objects.filter(store_id=look.store_id).values_list("role", "account_id"):
        roles.setdefault(held, set()).add(role)
    partners = {kind: _by_name(model, look) for kind, model in MODELS.items()}
    keyed, found = [], {}
    for n, row in look.rows:
        account = accounts.get(row.code.replace(".", "").replace("-", ""))
        if account is None or not account.leaf or account.category in ("revenue", "expense"):
            look.error(n, "code", _why_not(account), row.code)
            continue
        if "payable_estimated" in roles.get(account.pk, ()) and row.debit != row.credit:
            look.error(
                n,
                "code",
                _("goods received without invoice are entered as open payables, each with its paper"),
                row.code,
            )
            continue
        if (
            row.name
            and names.folded(row.name) not in (names.folded(account.name_zh), "")
            and not row.name.endswith(account.name_zh)
        ):
            look.glance(n, "name", _("here this account is called %(name)s") % {"name": account.name_zh}, row.name)
        partner = ("", 0)
        if row.partner:
            pk = partners.get(row.partner_kind, {}).get(names.folded(row.partner))
            if pk is None:
                look.error(
                    n,
                    "partner",
                    _("there is nobody of this kind and name; name the kind, or enter them first"),
                    row.partner,
                )
                continue
            partner = (row.partner_kind, pk)
        if partner[0] and roles.get(account.pk, set()) & {*PARTLY}:
            own = _("deposits, packages and cards come by their own sheets; state their sum without the customers")
            look.error(n, "partner", own, row.partner)
            continue
        found[n] = (account, partner, roles.get(account.pk, set()))
        keyed.append((n, row, key_of("balance", account.code, *partner)))
    debit, credit = (sum((getattr(row, side) for _n, row in look.rows), ZERO) for side in ("debit", "credit"))
    if look.rows and debit != credit:
        why = _("the sheet does not balance: debit %(debit)s, credit %(credit)s") % {
            "debit": f"{debit:,.2f}",
            "credit": f"{credit:,.2f}",
        }
        look.error(look.rows[-1][0], "debit", why)
    for one in look.once(keyed, "code"):
        one.data, one.amount = found[one.row_no], one.row.debit - one.row.credit
        one.target = one.data[0].pk
        look.new.append(one)
    look.figures += [(str(_("Debit")), debit), (str(_("Credit")), credit)]


def _by_name(model: Any, look: Look) -> dict[str, int]:
    return {
        names.folded(name): pk
        for pk, name in model.objects.filter(store_id=look.store_id, active=True).values_list("pk", "name")
    }


def _why_not(account: Account | None) -> str:
    if account is None:
        return str(_("there is no such account; add it to the chart first, or name the one it becomes here"))
    if not account.leaf:
        return str(_("this account is divided further; name its parts"))
    return str(_("revenue and costs are closed first; their result stands on the profit of the year (4103)"))


def stated_only(roles: set[str]) -> bool:
    """Whether an account's balance comes from another sheet (or is what all others leave): then it is only compared."""
    return bool(roles & ({*SHEET_OF} | {"retained"}))


def enter(ctx: Context, file: OpeningFile, look: Look) -> None:
    """One voucher of everything that no other sheet brings."""
    carried = [
        Carried(one.target, one.amount - _brought(ctx, one), one.data[1], one.row.name)
        for one in look.new
        if not stated_only(one.data[2])
    ]
    carry_over(
        ctx, carried, event="opening_balance", source=Source("movein.file", file.pk), on=look.day, summary=file.name
    )


def _brought(ctx: Context, one: New) -> Decimal:
    """What other sheets brought of an account already, in yuan, debit positive."""
    if not one.data[2] & {*PARTLY}:
        return ZERO
    mine = Line.objects.filter(store_id=ctx.store_id, voucher__state="posted", document="movein.file")
    sums = mine.filter(account_id=one.target).aggregate(d=Sum("debit"), c=Sum("credit"))
    return (sums["d"] or ZERO) - (sums["c"] or ZERO)


SHEET = Sheet(
    "balances",
    _("The trial balance of the old books at the opening: every account of the last level. It must balance."),
    BalanceRow,
    {
        "code": ("科目编码", "科目代码", "科目编号", "编码"),
        "name": ("科目名称", "名称", "科目"),
        "partner_kind": ("往来类别", "核算类别"),
        "partner": ("往来单位", "客户/供应商/员工", "核算对象"),
        "debit": ("期末借方", "期初借方", "借方余额", "期末余额借方", "期初余额借方", "借方"),
        "credit": ("期末贷方", "期初贷方", "贷方余额", "期末余额贷方", "期初余额贷方", "贷方"),
    },
    compare,
    enter,
    (
        {"code": "1001", "name": "库存现金", "debit": Decimal("8260.00")},
        {"code": "1002.01", "name": "基本户", "debit": Decimal("1250000.00")},
        {"code": "1221.03", "name": "员工借款", "partner_kind": "员工", "partner": "江雪", "debit": Decimal("3000.00")},
        {"code": "4001", "name": "实收资本", "credit": Decimal("1261260.00")},
    ),
    ("finance_manager", "accountant"),
    codes=("code",),
    choices={"partner_kind": tuple(PARTNERS)},
    books=True,
)  # fmt: skip
