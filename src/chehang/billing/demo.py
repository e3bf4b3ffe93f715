"""The chapter of the cash desk: money is taken, repair shops buy on account."""

from chehang.core.access import rows
from chehang.core.errors import Refused
from chehang.core.stage import Person, Stage

from .models import Bill
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
