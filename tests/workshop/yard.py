"""A workshop on top of the depot: rates, operations, skills, a car, and the ways of a work order."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from chehang.billing.models import Bill
from chehang.billing.operations.take_payment import TakePayment, take_payment
from chehang.catalogue.models import Part
from chehang.core.operation import Done, operations
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle
from chehang.warehouse.models import Outbound
from chehang.warehouse.operations.sign_receiver import SignReceiver, sign_receiver
from chehang.workshop.models import Appointment, Bay, LabourOp, OrderLine, Requisition, WarrantyClaim, WorkOrder
from tests.goods import upload
from tests.selling import Shop

VIN = "LHCH3A8F5TA000123"


@dataclass
class Yard:
    """A shop with a workshop; ``run("settle_order", …)`` performs an act of the workshop as a post."""

    shop: Shop
    ops: dict[str, LabourOp] = field(default_factory=dict)

    def run(
        self, act: str, post: str = "service_advisor", /, *, who: str = "", confirmed: Any = (), **data: Any
    ) -> Done:
        operation = operations()[f"workshop.{act}"]
        cmd = operation.command.model_validate(data)
        return self.shop.depot.run(operation, cmd, post, name=who, confirmed=confirmed)

    def person(self, post: str, name: str = "") -> int:
        return self.shop.depot.who(post, name).employee_id

    def open_shop(self) -> None:
        """Rates at 180, three operations, two technicians with skills, a bay."""
        for trade in ("mechanics", "high_voltage"):
            self.run(
                "set_labour_rate", "service_manager", trade=trade, price_inc="180", reason="年度核定",
                valid_from=self.shop.depot.clock.today(),
            )  # fmt: skip
        for code, name, hours in (
            ("M01", "更换机油机滤", "0.8"),
            ("M02", "更换前制动片", "1.2"),
            ("W01", "更换水泵", "2"),
        ):
            done = self.run("add_labour_op", "service_manager", code=code, name=name, hours=hours)
            self.ops[code] = LabourOp.objects.get(pk=done.id)
        for name in ("铁柱", "大勇"):
            pk = self.person("technician", name)
            self.run("set_skill", "service_manager", technician=pk, trade="mechanics", level=3)
        self.run("add_bay", "service_manager", code="A1", name="一号机电")

    def car(self, vin: str = VIN, plate: str = "浙A12345", **also: Any) -> Vehicle:
        owner = self.shop.customer(name=also.pop("name", "王伟"), kind="person")
        return Vehicle.objects.create(
            store=self.shop.store, vin=vin, plate_no=plate, owner=owner, mileage=also.pop("mileage", 12000),
            mileage_on=self.shop.depot.clock.today(), **also,
        )  # fmt: skip

    def insurer(self) -> Customer:
        return self.shop.customer(name="人保财险", kind="company", mobile="")

    def open(self, car: Vehicle | None = None, **also: Any) -> WorkOrder:
        car = car or Vehicle.objects.filter(vin=VIN).first() or self.car()
        facts = {"kind": "M", "complaint": "到期保养,前轮有异响", "mileage": car.mileage + 100, "wash": False}
        facts |= {"promised_on": self.shop.depot.clock.today() + timedelta(days=1), "promised_time": "20:00"}
        done = self.run("open_order", vehicle=car.pk, **(facts | also))
        return WorkOrder.objects.get(pk=done.id)

    def labour(self, order: WorkOrder, code: str = "M01", **also: Any) -> OrderLine:
        done = self.run("add_labour", order=order.pk, op=self.ops[code].pk, **also)
        return OrderLine.objects.get(pk=done.model_extra["line"])  # type: ignore[index]

    def part(self, order: WorkOrder, part: Part, quantity: str = "1", **also: Any) -> OrderLine:
        done = self.run("add_part", order=order.pk, part=part.pk, quantity=quantity, **also)
        return OrderLine.objects.get(pk=done.model_extra["line"])  # type: ignore[index]

    def agreed(self, order: WorkOrder) -> None:
        self.run("record_agreement", order=order.pk, way="signed", name="王伟", image=upload())
        if order.insurer_id:
            self.made_over(order)

    def made_over(self, order: WorkOrder) -> None:
        """The customer signs that he pays should the insurer refuse, and that the insurer pays the store."""
        for kind, what in (("risk", "本次事故全部维修项目"), ("claim", "车损险赔款")):
            self.run("sign_notice", order=order.pk, kind=kind, what=what, name="王伟", image=upload())

    def allowed(self, order: WorkOrder, amount: str, paper: str = "DS-1") -> None:
        """The insurer's assessor allows so much."""
        self.run("record_assessment", order=order.pk, paper_no=paper, amount=amount, assessor="周定损")

    def dispatched(self, order: WorkOrder, name: str = "铁柱") -> None:
        self.run(
            "dispatch_order",
            "dispatcher",
            order=order.pk,
            technician=self.person("technician", name),
            bay=Bay.objects.get().pk,
        )

    def fetch(self, order: WorkOrder, name: str = "铁柱") -> Requisition:
        """The technician asks for the parts, keepers pick and sign, he signs."""
        done = self.run("request_parts", "technician", who=name, order=order.pk)
        made = Requisition.objects.get(pk=done.model_extra["requisition"])  # type: ignore[index]
        self.hand_out(made)
        return made

    def hand_out(self, made: Requisition) -> None:
        depot = self.shop.depot
        outbound = Outbound.objects.get(document="workshop.requisition", object_id=made.pk)
        depot.pick(outbound)
        depot.inspect(outbound)
        depot.sign(outbound, "keeper_1", "丁强")
        depot.run(sign_receiver, SignReceiver(outbound=outbound.pk, name=outbound.receiver_name, image=upload()))
        depot.sign(outbound, "keeper_2", "罗斌")

    def work(self, order: WorkOrder, name: str = "铁柱", minutes: int = 60) -> None:
        """Every labour line of the order is done, one after the other."""
        for line in order.lines.filter(kind="labour", dropped=False, done=False).order_by("n"):
            self.run("clock_on", "technician", who=name, line=line.pk)
            self.later(minutes)
            self.run("clock_off", "technician", who=name)

    def later(self, minutes: int) -> None:
        self.shop.depot.clock.at += timedelta(minutes=minutes)

    def inspected(self, order: WorkOrder, name: str = "铁柱", other: str = "大勇") -> None:
        self.run("inspect_order", "technician", who=name, order=order.pk, stage="own")
        self.run("inspect_order", "technician", who=other, order=order.pk, stage="mutual")
        self.run(
            "inspect_order", "inspector", order=order.pk, stage="final", brakes="good", wheels="good", torque_nm=120
        )

    def worked(self, *parts: Part, **also: Any) -> WorkOrder:
        """An order in work with one labour line and these parts, all done."""
        order = self.open(**also)
        self.labour(order)
        for part in parts:
            self.part(order, part)
        self.agreed(order)
        self.dispatched(order)
        if parts:
            self.fetch(order)
        self.work(order)
        order.refresh_from_db()
        return order

    def ready(self, *parts: Part, **also: Any) -> WorkOrder:
        order = self.worked(*parts, **also)
        self.inspected(order)
        self.run("finish_order", "inspector", order=order.pk)
        order.refresh_from_db()
        return order

    def settled(self, *parts: Part, **also: Any) -> WorkOrder:
        order = self.ready(*parts, **also)
        self.run("settle_order", order=order.pk)
        order.refresh_from_db()
        return order

    def pay(self, order: WorkOrder, claim: str = "customer") -> None:
        bill = Bill.objects.exclude(state="cancelled").get(
            document="workshop.order", object_id=order.pk, claim=claim, state="waiting"
        )
        payment = {"method": "wechat", "amount": str(bill.rest)}
        self.shop.run(take_payment, TakePayment.model_validate({"bill": bill.pk, "payments": [payment]}), "cashier")

    def delivered(self, *parts: Part, **also: Any) -> WorkOrder:
        order = self.settled(*parts, **also)
        self.pay(order)
        self.run("deliver_order", order=order.pk, receiver_name="王伟")
        order.refresh_from_db()
        return order


def balance(store: Any, role: str) -> Decimal:
    """What an account of a role holds, debit positive."""
    from chehang.ledger.models import Account, Line

    account = Account.objects.get(store=store, roles__role=role)
    lines = Line.objects.filter(account=account, voucher__state__in=("posted", "reversed"))
    return sum((x.debit - x.credit for x in lines), Decimal(0))


def claimed(yard: Yard, **also: Any) -> WarrantyClaim:
    """A warranty repair of two hours that is handed back and claimed."""
    order = warranty_job(yard, car=also.pop("car", None))
    facts = {"fault_code": "P0217", "place": "水泵", "symptom": "漏冷却液", "cause": "水封失效", "measure": "更换水泵"}
    done = yard.run("draft_claim", "warranty_clerk", order=order.pk, **(facts | also))
    return WarrantyClaim.objects.get(pk=done.id)


def warranty_job(yard: Yard, **also: Any) -> WorkOrder:
    """A car within its warranty, repaired at the maker's cost and handed back."""
    maker = yard.shop.customer(name="泓川汽车股份", kind="company", mobile="")
    car = also.get("car") or yard.car(warranty_from=yard.shop.depot.clock.today() - timedelta(days=200))
    pump = Part.objects.filter(norm_no="WP9").first() or yard.shop.goods("4", "400", "200", number="WP-9", name="水泵")
    order = yard.open(car, kind="W", maker=maker.pk)
    yard.labour(order, "W01", payer="maker")
    yard.part(order, pump, payer="maker")
    yard.agreed(order)
    yard.dispatched(order, "大勇")
    yard.fetch(order, "大勇")
    yard.work(order, "大勇")
    yard.inspected(order, "大勇", "铁柱")
    yard.run("finish_order", "inspector", order=order.pk)
    yard.run("settle_order", order=order.pk)
    yard.run("deliver_order", order=order.pk, receiver_name="王伟")
    order.refresh_from_db()
    return order


def booked(yard: Yard, car: Vehicle | None = None, **also: Any) -> Appointment:
    """An appointment tomorrow at nine."""
    car = car or Vehicle.objects.filter(vin=VIN).first() or yard.car()
    facts = {"day": yard.shop.depot.clock.today() + timedelta(days=1), "time": "09:00", "complaint": "到期保养"}
    done = yard.run("book_appointment", vehicle=car.pk, **(facts | also))
    return Appointment.objects.get(pk=done.id)
