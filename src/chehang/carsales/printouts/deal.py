"""购车报价单 and 购车合同, A4: one shape, two titles. No contract is printed before the deal is released (H16)."""

from dataclasses import dataclass, replace
from datetime import date as Day
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from chehang.core.context import STORE_TIME
from chehang.core.errors import Refused
from chehang.core.money import uppercase_amount
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Letterhead, Sign, Yuan, sign_of, sign_of_decision, store_head

from ..figures import down_share
from ..models import Deal

# 民法典 art. 586–588; 家用汽车产品修理更换退货责任规定 art. 12–13.
TERMS = (
    "本合同所列价格为含税总价,除列明项目外不再收取其他费用。",
    "定金不超过车价的百分之二十;支付方违约无权要求返还,收受方违约应双倍返还。订金为预付款性质,双方均可要求返还。",
    "车辆交付前应付清全部款项(按揭部分以贷款机构放款承诺为准)。出卖人逾期交车的,买受人有权催告并依法解除合同。",
    "交付时双方共同验车,随车交付机动车销售统一发票、合格证、使用说明书、三包凭证、维修保养手册及随车工具清单。",
    "家用汽车产品的修理、更换、退货按国家三包规定执行,三包有效期及包修期见三包凭证。",
)
HOLDS = (
    "本报价在有效期内有效,明码标价,除列明项目外不再收取其他费用。",
    "购置税、保险等代收代付项目以实际缴纳金额为准。",
)


@dataclass(frozen=True, kw_only=True)
class DealRow:
    """The car or a fee by its name."""

    name: str
    amount: Yuan


@dataclass(frozen=True, kw_only=True)
class DealSheet:
    """What the customer pays, gets and is promised."""

    store: Letterhead
    title: str
    number: str
    date: Day
    customer: str
    mobile: str
    car: str
    vin: str
    payment: str
    deposit: str
    promised: Day | None
    until: Day | None
    trade_in: str
    gifts: str
    instalments: str
    lines: tuple[DealRow, ...]
    total: Yuan
    loan: Yuan
    own: Yuan
    terms: tuple[str, ...]
    consultant: Sign = UNSIGNED
    manager: Sign = UNSIGNED
    buyer: Sign = UNSIGNED


def _extras(sheet: DealSheet) -> dict[str, Any]:
    return {**numbered(sheet), "capital": uppercase_amount(sheet.total)}


PRINTOUT = Printout("carsales/deal", DealSheet, "购车合同", (), _extras)


def _sheet(deal: Deal, title: str, terms: tuple[str, ...], **also: Any) -> DealSheet:
    fees = list(deal.fees.order_by("n"))
    rows = [DealRow(name=f"成交车价 {deal.model} {deal.colour}".strip(), amount=deal.price_inc)]
    if deal.marked > deal.price_inc:
        off = deal.marked - deal.price_inc
        rows[0] = replace(rows[0], name=f"{rows[0].name}(指导价 {deal.marked:,.2f},优惠 {off:,.2f})")
    rows += [DealRow(name=f.name, amount=f.amount) for f in fees if f.kind != "gift"]
    return DealSheet(
        store=store_head(deal.store),
        title=title,
        number=str(deal),
        date=deal.ordered_on or localtime(deal.made_at, STORE_TIME).date(),
        customer=deal.customer.name if deal.customer else deal.lead.name,
        mobile=deal.lead.masked_mobile,
        car=f"{deal.model} {deal.colour} {deal.interior}".strip(),
        vin=deal.car.vin if deal.car else "",
        payment=str(deal.get_payment_display()) + (f" {deal.loan_months} 期" if deal.loan else ""),
        deposit=f"{deal.get_deposit_kind_display()} {deal.deposit:,.2f}" if deal.deposit else "",
        promised=deal.promised_on,
        until=also.pop("until", None),
        instalments=_instalments(deal),
        trade_in=deal.trade_in,
        gifts="、".join(f.name for f in fees if f.kind == "gift"),
        lines=tuple(rows),
        total=deal.total,
        loan=deal.loan,
        own=deal.own_share,
        terms=terms,
        consultant=sign_of(deal.consultant),
        **also,
    )


def _instalments(deal: Deal) -> str:
    terms = deal.terms
    if terms is None:
        return ""
    return (
        f"首付比例 {down_share(deal.price_inc, deal.loan):.2%},年利率 {deal.loan_rate:.2%},等额本息 {deal.loan_months} 期,"
        f"月供 {terms.monthly:,.2f} 元,利息合计 {terms.interest:,.2f} 元(以贷款机构合同为准)"
    )


def require_released(deal: Deal) -> None:
    """H16: Refused before the sales manager has released the deal, and after a change until it is released anew."""
    if deal.approval is None or deal.state not in ("authorised", "delivered"):
        raise Refused(
            "deal.not_released",
            _("No contract is printed before the sales manager has released the deal. Hand it in for release."),
        )


def quotation(deal: Deal) -> DealSheet:
    """The quotation; it holds until its day."""
    return _sheet(deal, "购车报价单", HOLDS, until=deal.valid_until)


def contract(deal: Deal) -> DealSheet:
    """The contract. Refused before the sales manager has released the deal, and after a change until it is released anew."""
    require_released(deal)
    return _sheet(deal, "购车合同", TERMS, manager=sign_of_decision(deal.approval))
