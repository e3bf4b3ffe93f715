"""A method names a leg of a rule and an account of the same kind; what other books mirror stays where it is."""

from chehang.finance.methods.trying import trial
from chehang.ledger.models import Method

from .conftest import refused
from .methods import account_of, content, proposed, sub_account


def test_its_trial_shows_what_it_would_have_done(desk, of_document) -> None:
    of_document()
    method = proposed(desk, sub_account(desk))
    [row] = trial(method, desk.who("accountant"))
    assert (str(row.amount), row.was[:4], row.would) == ("405.31", "6001", "6001.41 大客户配件")


def test_refusals(desk) -> None:
    ours = sub_account(desk)

    def no(code: str, **also) -> None:
        refused(code, desk, "propose_method", "accountant", **content(desk, ours, **also))

    no("method.no_rule", leg="gift")
    no("method.past", valid_from=desk.day(-1))
    no("method.mirrored", leg="receivable")
    no("method.account", account=account_of(desk, "6601.05").pk)
    no("method.account", account=account_of(desk, "6001").pk)
    assert not Method.objects.exists()
