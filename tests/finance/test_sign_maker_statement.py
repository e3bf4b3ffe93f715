"""Signed by another, when every line that differs is explained."""

from .conftest import refused
from .maker import month_of


def test_explained_and_by_another(desk, supplier) -> None:
    lines = [{"kind": "parts", "reference": "2611", "amount": "500"}]
    facts = {"supplier": supplier.pk, "period": month_of(desk).pk, "lines": lines}
    desk.who("accountant+finance_manager/双岗")
    own = desk.run("enter_maker_statement", "accountant+finance_manager/双岗", **facts)
    refused(
        "maker.own",
        desk,
        "sign_maker_statement",
        "accountant+finance_manager/双岗",
        statement=own.id,
        conclusion="相符",
    )
    row = desk.run("enter_maker_statement", "accountant", **facts)
    refused("maker.unexplained", desk, "sign_maker_statement", "finance_manager", statement=row.id, conclusion="相符")
    said = [{"n": 1, "note": "发票在途"}]
    desk.run("sign_maker_statement", "finance_manager", statement=row.id, conclusion="除在途外相符", lines=said)
    refused(
        "state.wrong", desk, "sign_maker_statement", "finance_manager", statement=row.id, conclusion="再签", lines=said
    )
