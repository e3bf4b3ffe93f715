"""Setting the stage of the sample store: stores, people, suppliers, customers, parts, places, opening capital."""

import base64
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password

from chehang.catalogue.models import Part
from chehang.catalogue.operations.create_brand import create_brand
from chehang.catalogue.operations.import_price_list import import_price_list
from chehang.catalogue.operations.upload_price_list import upload_price_list
from chehang.core.context import Actor, FixedClock
from chehang.core.operation import Done
from chehang.core.tabular.writing import Column, write_xlsx
from chehang.finance.operations.make_voucher import make_voucher
from chehang.finance.operations.review_voucher import review_voucher
from chehang.ledger.models import Account as LedgerAccount
from chehang.ledger.models import RoleAccount
from chehang.org.models import Account, Assignment, Employee, Store
from chehang.org.services import actor_for
from chehang.org.setup import first_store
from chehang.parties.models import Customer, Supplier
from chehang.parties.operations.register_customer import register_customer
from chehang.parties.operations.register_supplier import register_supplier
from chehang.parties.operations.set_credit_limit import set_credit_limit
from chehang.purchasing.operations.set_capital_quota import set_capital_quota
from chehang.warehouse.operations.add_bin import add_bin

from . import people
from .catalogue import SamplePart, all_parts

HAZARDS = {"易燃": "易燃", "易燃液体": "易燃", "腐蚀": "腐蚀", "压力": "压力", "锂电": "锂电"}


@dataclass
class Stage:
    """Everybody and everything the play needs. ``run`` performs an operation as a person of the store."""

    store: Store
    clock: FixedClock
    actors: dict[str, Actor] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)
    samples: dict[str, SamplePart] = field(default_factory=dict)
    suppliers: list[Supplier] = field(default_factory=list)
    customers: list[Customer] = field(default_factory=list)

    def run(self, operation: Any, data: dict[str, Any], who: str) -> Done:
        """Validate and perform as the person with this login."""
        cmd = operation.command.model_validate(data)
        done: Done = operation(cmd, actor=self.actors[who], clock=self.clock)
        return done


def hire(store: Store, clock: FixedClock, staff: tuple[Any, ...], since: date) -> dict[str, Actor]:
    """Employees with posts, logins without a password (the sample's log-in page lists them) and the sample PIN."""
    pin, actors = make_password(people.PIN), {}
    for number, name, login, posts in staff:
        employee = Employee.objects.create(store=store, number=number, name=name, pin_hash=pin)
        for post in posts:
            Assignment.objects.create(store=store, employee=employee, post=post, since=since)
        account = Account.objects.create_user(login, None, employee)
        actors[login] = actor_for(account, clock, channel="demo")
    return actors


def raise_curtain(clock: FixedClock, since: date) -> Stage:
    """Both stores with their people; the books of the first are opened."""
    from chehang.ledger.services import open_books

    (code, name, short, address, phone), second = people.STORES
    store = first_store(code, name, short, sample=True, address=address, phone=phone, tax_id="91330100MA2ABC123F")
    other = first_store(second[0], second[1], second[2], sample=True, address=second[3], phone=second[4])
    open_books(store.pk, since)
    open_books(other.pk, since)
    hire(other, clock, people.OTHER_STAFF, since)
    return Stage(store, clock, hire(store, clock, people.STAFF, since))


def capital(stage: Stage) -> None:
    """The owners' capital, by a voucher made by one accountant and reviewed by another; the capital quota."""
    bank = RoleAccount.objects.get(store=stage.store, role="bank").account_id
    equity = LedgerAccount.objects.get(store=stage.store, code="4001").pk
    lines = [{"account_id": bank, "debit": "3000000"}, {"account_id": equity, "credit": "3000000"}]
    data = {"date": stage.clock.today(), "summary": "收到投资款", "reason": "示例店开业投入资本", "lines": lines}
    done = stage.run(make_voucher, data, "fangyuan")
    stage.run(review_voucher, {"voucher_id": done.id}, "yeqing")
    quota = {"amount": "1770000", "valid_from": stage.clock.today(), "reason": "月均配件成本 118 万元 / 30 × 45 天"}
    stage.run(set_capital_quota, quota, "gaojing")


def catalogue(stage: Stage) -> None:
    """The supplier's list as an Excel file, uploaded and imported by the planner."""
    brand = stage.run(create_brand, {"code": "HC", "name": "泓川", "number_rule": "vw", "is_oem": True}, "zhoumin")
    samples = all_parts()
    columns = [Column(k, k) for k in ("配件编号", "名称", "单位", "包装数")] + [
        Column("建议零售价", "建议零售价", "money"),
        Column("经销商价", "经销商价", "money"),
        *[Column(k, k) for k in ("易损", "危险品", "HS编码", "品质")],
    ]
    rows = [
        [
            p.number,
            p.name,
            p.unit,
            str(p.pack),
            p.list_inc,
            p.net_inc,
            "是" if p.fragile else "否",
            HAZARDS.get(p.hazard, "无"),
            p.hs_code or None,
            "同质" if "同质" in p.flags else "原厂",
        ]
        for p in samples
    ]
    content = write_xlsx(columns, rows, title="价格表")
    data = {"brand": brand.id, "name": "泓川价格表.xlsx", "content": base64.b64encode(content)}
    file = stage.run(upload_price_list, data, "songjia")
    stage.run(import_price_list, {"file": file.id, "valid_from": stage.clock.today()}, "songjia")
    by_number = {p.norm_no: p for p in Part.objects.filter(brand_id=int(brand.id or 0))}
    for sample in samples:
        part = by_number.get(sample.number.replace(" ", ""))
        if part is None:
            raise RuntimeError(f"{sample.number} was not imported")
        stage.parts[part.display_no], stage.samples[part.display_no] = part, sample


def places(stage: Stage, numbers: list[str]) -> None:
    """Bins for the stocked parts, the receiving area and quarantine."""
    stage.run(add_bin, {"code": "S-01-01-01", "kind": "receiving"}, "zhoumin")
    stage.run(add_bin, {"code": "Q-01-01-01", "kind": "quarantine", "hazard_ok": True}, "zhoumin")
    bins = {stage.samples[n].bin: bool(stage.samples[n].hazard) for n in numbers}
    for order, (code, hazard) in enumerate(sorted(bins.items()), 10):
        stage.run(add_bin, {"code": code, "walk_order": order, "hazard_ok": hazard}, "zhoumin")


def partners(stage: Stage) -> None:
    """Suppliers and customers; finance gives the repair shops their credit."""
    for _code, name, kind, phone, lead, cycle in people.SUPPLIERS:
        data = {"name": name, "kind": kind, "phone": phone, "lead_days": lead, "order_cycle_days": cycle}
        done = stage.run(register_supplier, data, "songjia")
        stage.suppliers.append(Supplier.objects.get(pk=int(done.id or 0)))
    for one in people.customers():
        data = {
            "kind": one.kind,
            "name": one.name,
            "mobile": one.mobile,
            "plate_no": one.plate_no,
            "price_class": one.price_class,
        }
        done = stage.run(register_customer, data, "hanlei" if one.price_class == "retail" else "zhoumin")
        if one.credit_limit:
            credit = {"customer": done.id, "credit_limit": str(one.credit_limit), "reason": "年度合作协议"}
            stage.run(set_credit_limit, credit, "gaojing")
        stage.customers.append(Customer.objects.get(pk=int(done.id or 0)))
