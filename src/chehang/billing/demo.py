"""The chapter of the cash desk: money is taken and given back, repair shops buy on account and pay by the month."""

from datetime import date

from chehang.core.access import rows
from chehang.core.errors import Refused
from chehang.core.stage import Person, Stage, Story

from .models import Bill, CreditNote, Receipt
from .operations.pay_back import pay_back
from .operations.put_on_account import put_on_account
from .operations.take_payment import take_payment

METHODS = ("wechat", "wechat", "wechat", "alipay", "alipay", "card", "cash", "transfer")


def people() -> list[Person]:
    """The cashier."""
    return [Person("016", "白洁", "baijie", ("cashier",))]


def settle(stage: Stage, document: str, pk: int, *, on_account: bool = False) -> None:
    """The cashier takes the money for a document, or its bill goes on account while the credit lasts."""
    bill = rows(Bill, stage.actors["baijie"]).get(document=document, object_id=pk)
    if on_account:
        try:
            stage.run(put_on_account, {"bill": bill.pk}, "baijie")
            return
        except Refused as refusal:
            if not refusal.code.startswith("credit"):
                raise
    payment = {"method": stage.random.choice(METHODS), "amount": str(bill.amount)}
    stage.run(take_payment, {"bill": bill.pk, "payments": [payment]}, "baijie")


def give_back(stage: Stage, document: str, pk: int) -> None:
    """What a credit note promises goes back the way it came; on account it has lowered the debt already."""
    note = rows(CreditNote, stage.actors["baijie"]).filter(document=document, object_id=pk).first()
    if note and note.rest:
        paid = Receipt.objects.filter(bill=note.bill, amount__gt=0).order_by("id")[0]
        data = {"credit_note": note.pk, "method": paid.method, "amount": str(note.rest)}
        stage.run(pay_back, data, "baijie")


def month_end(stage: Stage, month: date) -> Story[None]:
    """Repair shops pay what they bought on account in the month before."""
    owed = rows(Bill, stage.actors["baijie"]).filter(state="on_account", made_at__date__lt=stage.today.replace(day=1))
    for bill in list(owed.order_by("id")):
        if bill.rest:
            slip = f"{stage.today:%Y%m%d}{stage.random.randrange(10**8):08d}"  # each transfer has its own number
            payment = {"method": "transfer", "amount": str(bill.rest), "reference": slip}
            stage.run(take_payment, {"bill": bill.pk, "payments": [payment]}, "baijie")
        yield 3
