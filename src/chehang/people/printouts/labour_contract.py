"""劳动合同, A4: both sides, the clauses the law asks for (劳动合同法 art. 17), two signatures."""

from dataclasses import dataclass
from datetime import date as Day
from typing import Any

from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Letterhead, Sign, store_head
from chehang.people.models import LabourContract


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A heading and what is agreed."""

    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ContractSheet:
    """The contract as both sides sign it."""

    store: Letterhead
    number: str
    date: Day
    employee: str
    id_no: str
    address: str
    clauses: tuple[Clause, ...]
    employer_sign: Sign = UNSIGNED
    employee_sign: Sign = UNSIGNED


PRINTOUT = Printout("people/labour_contract", ContractSheet, "劳动合同", (), numbered)


def contract_sheet(contract: LabourContract) -> ContractSheet:
    """The contract as printed."""
    file = getattr(contract.employee, "file", None)
    return ContractSheet(
        store=store_head(contract.store),
        number=contract.number,
        date=contract.starts_on,
        employee=contract.employee.name,
        id_no=file.id_no if file else "",
        address=file.address if file else "",
        clauses=tuple(Clause(title=title, text=text) for title, text in _clauses(contract)),
    )


def _clauses(contract: LabourContract) -> list[tuple[str, str]]:
    held = contract.employee.employments.filter(since__lte=contract.starts_on).order_by("-since").first()
    held = held or contract.employee.employments.order_by("since").first()
    post: Any = held.position if held else None
    ends = f"至 {contract.ends_on:%Y 年 %m 月 %d 日}止" if contract.ends_on else "起,无固定终止日期"
    term = f"本合同为{contract.get_term_display()},自 {contract.starts_on:%Y 年 %m 月 %d 日}{ends}。"
    if contract.probation_until:
        term += f"其中试用期至 {contract.probation_until:%Y 年 %m 月 %d 日}止。"
    pay = f"乙方月工资为人民币 {contract.wage:,.2f} 元(税前),按月以货币支付。"
    if contract.probation_wage:
        pay += f"试用期月工资为 {contract.probation_wage:,.2f} 元。"
    return [
        ("一、合同期限", term),
        (
            "二、工作内容和地点",
            f"乙方担任{post.title if post else '约定'}岗位,工作地点为{contract.store.address or contract.store.name}。",
        ),
        (
            "三、工作时间和休息休假",
            f"执行{post.get_hours_display() if post else '标准工时制'}。乙方依法享受法定节假日、带薪年休假及其他假期。",
        ),
        ("四、劳动报酬", pay),
        ("五、社会保险", "甲乙双方依法参加社会保险并缴存住房公积金,个人应缴部分由甲方代扣代缴。"),
        (
            "六、劳动保护和职业危害防护",
            "甲方提供符合国家规定的劳动条件和劳动防护用品,对乙方进行安全生产教育;乙方遵守操作规程。",
        ),
        ("七、变更、解除和终止", "按《中华人民共和国劳动合同法》及有关规定执行;应当支付经济补偿的,甲方依法支付。"),
        ("八、其他", "本合同一式两份,甲乙双方各执一份,自双方签字或盖章之日起生效。"),
    ]
