"""The worked figures of the trade, to the fen."""

from decimal import Decimal as D

from chehang.carsales import figures

VAT, TENTH = D("0.13"), D("0.10")


def test_purchase_tax_without_vat_and_halved_for_new_energy() -> None:
    assert figures.purchase_tax(D(168800), vat=VAT, rate=TENTH) == D("14938.05")
    assert figures.purchase_tax(D(168800), vat=VAT, rate=TENTH, share=D("0.5"), relief_cap=D(15000)) == D("7469.03")
    # A dear one: the relief ends at its cap.
    assert figures.purchase_tax(D(452000), vat=VAT, rate=TENTH, share=D("0.5"), relief_cap=D(15000)) == D("25000.00")


def test_an_annuity_and_a_flat_fee() -> None:
    loan = figures.annuity(D(118000), D("0.0399"), 36)
    assert (loan.monthly, loan.interest) == (D("3483.31"), D("7398.99"))
    assert figures.down_share(D(168800), D(118000)) == D("0.3009")
    assert figures.flat_fee(D(118000), D("0.105"), 36).monthly == D("3621.94")
    assert figures.annuity(D(36000), D(0), 36) == figures.Loan(D("1000.00"), D("0.00"))


def test_gross_of_a_car_in_three_steps() -> None:
    found = figures.gross(
        D("149380.53"), D(141800), rebate=D(7200), gains=D(900), gifts=D(600), commission=D(300), interest=D(100)
    )
    assert (found.gp1, found.gp2, found.gp3) == (D("7580.53"), D("14780.53"), D("14680.53"))


def test_a_car_that_stands_and_a_deposit() -> None:
    assert figures.stock_interest(D(141800), D("0.06"), 90) == D("2097.86")
    assert figures.most_deposit(D(168800), D("0.2")) == D("33760.00")
