"""Short ways through claims and payment requests."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from chehang.billing import services as billing
from chehang.billing.models import Payable
from chehang.core.context import Actor, Context, FixedClock
from chehang.core.gate import writing
from chehang.core.models import ApprovalRequest
from chehang.core.operation import Done, operations
from chehang.core.sources import Source
from chehang.core.states import keep_steps
from chehang.finance.models import Claim, Payee, Payment
from chehang.ledger.services import Leg, post
from chehang.org.models import Store
from chehang.parties.models import Supplier


@dataclass
class Desk:
    """``run("finance.pay_claim", "cashier", claim=1)`` performs an operation as the (first) person on a post."""

    store: Store
    clock: FixedClock
    actor_of: Callable[..., Actor]
    people: dict[str, Actor] = field(default_factory=dict)

    def who(self, key: str) -> Actor:
        if key not in self.people:
            post_, _sep, name = key.partition("/")
            self.people[key] = self.actor_of(*post_.split("+"), at=self.store, name=name)
        return self.people[key]

    def run(self, act: str, post_: str, /, **data: Any) -> Done:
        op = operations()[act if "." in act else f"finance.{act}"]
        done: Done = op(op.command.model_validate(data), actor=self.who(post_), clock=self.clock)
        return done

    def day(self, ahead: int = 0) -> date:
        return self.clock.today() + timedelta(days=ahead)

    def expense(self, **also: Any) -> dict[str, Any]:
        """A train ticket to the maker's training: 500 with 41.28 of VAT."""
        facts = {"item": "travel", "amount_ex": "458.72", "tax": "41.28", "text": "杭州—上海", "paper": "ticket"}
        return facts | {"invoice": "26119110001", "seller": "中国铁路", "invoice_date": self.day(-3)} | also

    def claim(self, *lines: dict[str, Any], by: str = "parts_sales", **also: Any) -> Claim:
        done = self.run("draft_claim", by, purpose="厂家培训差旅", lines=list(lines) or [self.expense()], **also)
        return Claim.objects.get(pk=done.id)

    def submitted(self, claim: Claim, by: str = "parts_sales") -> Claim:
        self.run("submit_claim", by, claim=claim.pk)
        return self.again(claim)

    def approved(self, row: Any, *posts: str) -> Any:
        """Each of ``posts`` says yes in turn."""
        name = f"finance.{row._meta.model_name}"
        request = ApprovalRequest.objects.get(document=name, object_id=row.pk, state="open")
        for post_ in posts:
            self.run("core.approve", post_, request=request.pk)
        return self.again(row)

    def again(self, row: Any) -> Any:
        return type(row).objects.get(pk=row.pk)

    def fund(self, amount: str = "100000") -> None:
        """Money in the bank and in the till."""
        with writing():
            ctx = Context(self.who("accountant"), self.clock, "test.act")
            sum_ = Decimal(amount)
            post(ctx, "bank_interest", source=Source("test.fund", 1), legs=[Leg("bank", sum_), Leg("interest", sum_)])
            post(ctx, "cash_over", source=Source("test.fund", 1), legs=[Leg("cash", sum_), Leg("gain", sum_)])
            keep_steps(ctx)

    def owed(
        self,
        supplier: Supplier,
        amount: str = "1130",
        number: str = "9001",
        *,
        document: str = "test.invoice",
        object_id: int = 0,
    ) -> Payable:
        """An invoice of a supplier that is in the books."""
        with writing():
            ctx = Context(self.who("accountant"), self.clock, "test.act")
            ex = Decimal(amount)
            legs = [Leg("asset_office", ex), Leg("payable", ex, ("supplier", supplier.pk))]
            count = Payable.objects.count() + 1
            post(ctx, "asset_bought", source=Source("test.invoice", count), legs=legs)
            payable = billing.owe(
                ctx,
                supplier,
                source=Source(document, object_id or count),
                paper_number=number,
                paper_date=self.day(),
                text="配件",
                ex=ex,
            )
            keep_steps(ctx)
        return payable

    def payee(self, supplier: Supplier, *, verified: bool = True) -> Payee:
        known = Payee.objects.filter(store=self.store, supplier=supplier).first()
        if known:
            return known
        facts = {"name": supplier.name, "bank": "工商银行杭州分行", "account": "1202020209900123456"}
        done = self.run("add_payee", "accountant", supplier=supplier.pk, **facts)
        if verified:
            self.run("verify_payee", "finance_manager", payee=done.id, account=facts["account"])
        return Payee.objects.get(pk=done.id)

    def payment(self, supplier: Supplier, *lines: dict[str, Any], by: str = "parts_planner", **also: Any) -> Payment:
        facts = {"kind": "payables", "purpose": "支付配件款", "due": self.day(5), "supplier": supplier.pk}
        facts |= {"payee": self.payee(supplier).pk} | also
        done = self.run("draft_payment", by, lines=list(lines), **facts)
        return Payment.objects.get(pk=done.id)

    def advance(self, amount: str = "800", by: str = "accountant", to: str = "parts_sales") -> Payment:
        """An advance in cash that was approved and paid."""
        line = {"against": "staff", "amount": amount}
        facts = {"kind": "advance", "purpose": "差旅借款", "due": self.day(1), "method": "cash"}
        done = self.run("draft_payment", by, lines=[line], employee=self.who(to).employee_id, **facts)
        payment = Payment.objects.get(pk=done.id)
        self.run("submit_payment", by, payment=payment.pk)
        payment = self.approved(self.again(payment), "finance_manager")
        self.run("pay_payment", "cashier", payment=payment.pk)
        return self.again(payment)
