"""A small depot for tests of purchasing and warehouse: parts, bins, a supplier, people, and short ways through the loop."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.db import transaction
from PIL import Image, ImageDraw

from chehang.catalogue.models import Brand, Part
from chehang.core import files
from chehang.core.context import Actor, Context, FixedClock
from chehang.core.operation import Done
from chehang.core.sources import Source
from chehang.ledger.models import Line
from chehang.ledger.services import open_books
from chehang.org.models import Store
from chehang.parties.models import Supplier
from chehang.purchasing.operations.draft_order import DraftOrder, draft_order
from chehang.purchasing.operations.review_order import ReviewOrder, review_order
from chehang.purchasing.operations.send_order import SendOrder, send_order
from chehang.purchasing.operations.submit_order import SubmitOrder, submit_order
from chehang.stock import services as stock
from chehang.stock.models import Bin, Pool
from chehang.warehouse.models import Inbound, InboundLine, Outbound
from chehang.warehouse.operations.count_line import CountLine, count_line
from chehang.warehouse.operations.declare_no_invoice import DeclareNoInvoice, declare_no_invoice
from chehang.warehouse.operations.enter_invoice import EnterInvoice, enter_invoice
from chehang.warehouse.operations.enter_packing_list import EnterPackingList, enter_packing_list
from chehang.warehouse.operations.finish_count import FinishCount, finish_count
from chehang.warehouse.operations.inspect_fragile import InspectFragile, inspect_fragile
from chehang.warehouse.operations.pick_line import PickLine, pick_line
from chehang.warehouse.operations.post_receipt import PostReceipt, post_receipt
from chehang.warehouse.operations.sign_outbound import SignOutbound, sign_outbound
from chehang.warehouse.operations.start_count import StartCount, start_count
from chehang.warehouse.services import Asked, request_issue
from tests.fixtures import PIN

CHECKER = "复核 罗斌"  # the second keeper, who receives what the first one counted


def picture(ink: str = "black") -> bytes:
    """A PNG with a stroke, as a signature field or a camera gives it."""
    image = Image.new("RGBA", (200, 80), (255, 255, 255, 255))
    ImageDraw.Draw(image).line([(10, 60), (60, 10), (90, 70), (180, 20)], fill=ink, width=5)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def upload(data: bytes | None = None, name: str = "photo.png") -> str:
    """Keep a file and give its SHA-256."""
    return files.keep(data or picture(), name).sha256


@dataclass
class Depot:
    """A store with goods and people. ``run`` performs an operation as a person."""

    store: Store
    clock: FixedClock
    actor_of: Callable[..., Actor]
    brand: Brand
    supplier: Supplier
    bins: dict[str, Bin]
    parts: dict[str, Part] = field(default_factory=dict)
    people: dict[str, Actor] = field(default_factory=dict)

    def who(self, post: str, name: str = "") -> Actor:
        """The (first) person on a post, or another one by name."""
        key = name or post
        if key not in self.people:
            self.people[key] = self.actor_of(post, at=self.store, name=name)
        return self.people[key]

    def run(
        self, operation: Any, cmd: Any, post: str = "keeper", *, name: str = "", key: str = "", confirmed: Any = ()
    ) -> Done:
        done: Done = operation(cmd, actor=self.who(post, name), clock=self.clock, key=key, confirmed=confirmed)
        return done

    def context(self, post: str = "parts_sales") -> Context:
        return Context(self.who(post), self.clock, "test.act")

    def part(self, number: str = "H3A 115 403 F", name: str = "机油滤清器", **also: Any) -> Part:
        if number not in self.parts:
            norm = number.replace(" ", "")
            self.parts[number] = Part.objects.create(
                brand=self.brand, display_no=number, norm_no=norm, name_cn=name, **also
            )
        return self.parts[number]

    # -- ordering -----------------------------------------------------------------------------------------------

    def draft(self, *lines: tuple[Part, str, str], **also: Any) -> int:
        """A drafted order of (part, quantity, price ex)."""
        typed = [{"part": p.pk, "quantity": q, "price_ex": x} for p, q, x in lines]
        cmd = DraftOrder.model_validate({"supplier": self.supplier.pk, "lines": typed, **also})
        return int(self.run(draft_order, cmd, "parts_planner").id or 0)

    def reviewed(self, *lines: tuple[Part, str, str], **also: Any) -> int:
        order = self.draft(*lines, **also)
        self.run(submit_order, SubmitOrder(order=order), "parts_planner")
        self.run(review_order, ReviewOrder(order=order), "parts_manager")
        return order

    def ordered(self, *lines: tuple[Part, str, str], **also: Any) -> Inbound:
        """An order that was sent; gives the delivery that is expected."""
        order = self.reviewed(*lines, **also)
        done = self.run(send_order, SendOrder(order=order), "parts_planner")
        return Inbound.objects.get(pk=done.model_extra["inbound"])  # type: ignore[index]

    # -- receiving ----------------------------------------------------------------------------------------------

    def packing_list(self, inbound: Inbound, *lines: tuple[Part, str]) -> None:
        typed = [{"part_no": p.display_no, "quantity": q} for p, q in lines]
        self.run(
            enter_packing_list,
            EnterPackingList.model_validate({"inbound": inbound.pk, "lines": typed, "absent": not lines}),
        )

    def invoice(self, inbound: Inbound, *lines: tuple[Part, str, str], number: str = "26312000000123456789") -> None:
        typed = [{"part_no": p.display_no, "quantity": q, "price_ex": x} for p, q, x in lines]
        self.run(
            enter_invoice,
            EnterInvoice.model_validate(
                {"inbound": inbound.pk, "number": number, "date": self.clock.today(), "lines": typed}
            ),
        )

    def count(self, inbound: Inbound, *lines: tuple[Part, str], **also: Any) -> None:
        """Count (part, quantity) and finish."""
        self.run(start_count, StartCount(inbound=inbound.pk))
        for part, quantity in lines:
            line = InboundLine.objects.filter(inbound=inbound, part=part).first()
            target = {"line": line.pk} if line else {"code": part.display_no}
            self.run(
                count_line,
                CountLine.model_validate({"inbound": inbound.pk, **target, "counted": quantity, **also}),
            )
        self.run(finish_count, FinishCount(inbound=inbound.pk, nothing_else=True))

    def receive(self, inbound: Inbound, *lines: tuple[Part, str], price: str = "") -> Done:
        """Count and post; with a price it is invoiced, otherwise estimated."""
        self.packing_list(inbound, *lines)
        if price:
            self.invoice(inbound, *[(p, q, price) for p, q in lines], number=f"INV{inbound.pk}")
        else:
            self.run(declare_no_invoice, DeclareNoInvoice(inbound=inbound.pk))
        self.count(inbound, *lines)
        return self.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)

    def shelve(self, part: Part, quantity: str, value: str, place: str = "A-01-01-01") -> None:
        """Goods on a shelf without their history, for tests of what comes after."""
        ctx = self.context("keeper")
        goods = stock.Incoming(part.pk, self.bins[place].pk, Decimal(quantity), Decimal(value))
        with transaction.atomic():
            stock.receive(ctx, Source("tests.opening", 1), [goods])

    # -- issuing ------------------------------------------------------------------------------------------------

    def ask(self, *lines: tuple[Part, str], **also: Any) -> Outbound:
        """An outbound order for a sale, cleared, collected unless said otherwise."""
        given: dict[str, Any] = {
            "source": Source("tests.sale", Outbound.objects.count() + 1, "XS-1"),
            "receiver_name": "王建国",
            "collects": True,
            "cleared": True,
        }
        asked = [Asked(p.pk, Decimal(q), line_id=n, price_inc=Decimal("45.00")) for n, (p, q) in enumerate(lines, 1)]
        ctx = self.context()  # whoever acts was there before the act, also when it is refused
        with transaction.atomic():
            return request_issue(ctx, lines=asked, **(given | also))

    def pick(self, outbound: Outbound) -> None:
        for pick in outbound.picks.order_by("id"):
            self.run(pick_line, PickLine(pick=pick.pk, found=pick.quantity))

    def inspect(self, outbound: Outbound) -> None:
        for line in outbound.lines.filter(fragile=True):
            self.run(inspect_fragile, InspectFragile(line=line.pk, photo=upload()))

    def sign(self, outbound: Outbound, slot: str, name: str, pin: str = PIN) -> Done:
        keeper = self.who("keeper", name)
        cmd = SignOutbound(outbound=outbound.pk, slot=slot, employee=keeper.employee_id, pin=pin)  # type: ignore[arg-type]
        return self.run(sign_outbound, cmd)


def make_depot(store: Store, clock: FixedClock, actor_of: Callable[..., Actor]) -> Depot:
    kinds = {"A-01-01-01": "shelf", "A-01-01-02": "shelf", "D-01-01-01": "shelf", "F-01-01-01": "shelf"}
    kinds |= {"S-01-01-01": "receiving", "Q-01-01-01": "quarantine"}
    bins = {
        code: Bin.objects.create(
            store=store, code=code, zone=code[0], kind=kind, walk_order=n, hazard_ok=code.startswith("F")
        )
        for n, (code, kind) in enumerate(kinds.items())
    }
    open_books(store.pk, date(2026, 11, 1))
    supplier = Supplier.objects.create(
        store=store, code="S01", name="泓川北方库", kind="oem", tax_id="91330200MA2CHXK82C"
    )
    brand, _made = Brand.objects.get_or_create(code="HC", defaults={"name": "泓川"})
    return Depot(store, clock, actor_of, brand, supplier, bins)


@pytest.fixture
def depot(store: Store, clock: FixedClock, actor_of: Callable[..., Actor]) -> Depot:
    return make_depot(store, clock, actor_of)


def money(event: str, document: str = "", object_id: int = 0) -> dict[str, Decimal]:
    """Account code → debit less credit of the vouchers of an event (of one document)."""
    lines = Line.objects.filter(voucher__event=event, voucher__state="posted")
    if document:
        lines = lines.filter(voucher__document=document, voucher__object_id=object_id)
    sums: dict[str, Decimal] = {}
    for line in lines.select_related("account"):
        sums[line.account.code] = sums.get(line.account.code, Decimal(0)) + line.debit - line.credit
    return sums


def goods_equal_money(store: Store) -> None:
    """I04: the goods book's value is the balance of 1405.02."""
    worth = sum((p.value for p in Pool.objects.filter(store=store)), Decimal(0))
    lines = Line.objects.filter(store=store, voucher__state="posted", account__code="1405.02")
    assert worth == sum((x.debit - x.credit for x in lines), Decimal(0))


TODAY = date(2026, 11, 23)
