"""The chapter of finance: the owners' capital, vouchers reviewed every day, each month closed in the first days of the next."""

from datetime import date

from chehang.core.access import rows
from chehang.core.stage import Person, Stage, Story
from chehang.ledger.models import Account, Period, RoleAccount, Voucher

from .operations.close_period import close_period
from .operations.make_voucher import make_voucher
from .operations.review_voucher import review_voucher
from .operations.review_vouchers import review_vouchers


def people() -> list[Person]:
    """The finance manager and two accountants: one makes, the other reviews."""
    return [
        Person("012", "高静", "gaojing", ("finance_manager",)),
        Person("015", "方圆", "fangyuan", ("accountant",)),
        Person("018", "叶青", "yeqing", ("accountant",)),
    ]


def masters(stage: Stage) -> None:
    """The owners' capital comes in, by a voucher made by one accountant and reviewed by another."""
    bank = RoleAccount.objects.get(store=stage.store, role="bank").account_id
    equity = Account.objects.get(store=stage.store, code="4001").pk
    lines = [{"account_id": bank, "debit": "3000000"}, {"account_id": equity, "credit": "3000000"}]
    data = {"date": stage.today, "summary": "收到投资款", "reason": "示例店开业投入资本", "lines": lines}
    done = stage.run(make_voucher, data, "fangyuan")
    stage.run(review_voucher, {"voucher_id": done.id}, "yeqing")


def day(stage: Stage) -> None:
    """At the end of the day what it has posted is reviewed."""
    stage.begin(review(stage), "17:30")


def review(stage: Stage) -> Story[None]:
    """The second accountant reviews what others have posted."""
    mine = stage.actors["yeqing"]
    waiting = rows(Voucher, mine).filter(state="posted", reviewed_at=None).exclude(maker_id=mine.employee_id)
    while ids := list(waiting.order_by("id").values_list("id", flat=True)[:500]):
        stage.run(review_vouchers, {"voucher_ids": ids}, "yeqing")
        yield 5


def month_end(stage: Stage, month: date) -> Story[None]:
    """Everything reviewed, the month is closed."""
    yield from review(stage)
    period = rows(Period, stage.actors["gaojing"]).get(year=month.year, month=month.month)
    stage.run(close_period, {"period_id": period.pk}, "gaojing")
