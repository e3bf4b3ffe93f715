"""What the bank says."""

from .dealer import Dealer

LOAN = {"payment": "loan", "loan": "118000", "loan_months": 36, "loan_rate": "0.0399"}


def test_a_refusal_takes_the_release_away(dealer: Dealer) -> None:
    deal = dealer.released(lender=dealer.bank().pk, **LOAN)
    dealer.act("record_loan", deal=deal.pk, loan_state="refused", note="征信不足")
    deal.refresh_from_db()
    assert (deal.state, deal.loan_state, deal.approval) == ("draft", "refused", None)
    paid_in_full = dealer.released("13600002222")
    dealer.refused("deal.no_loan", "record_loan", deal=paid_in_full.pk, loan_state="approved")
