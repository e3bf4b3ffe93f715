"""Duties that the money book performs: review, agreement of the books, closing months."""

from django.utils.translation import gettext_lazy as _

from chehang.core.duties import Acts, Owed, Papers, Share, perform

REVIEW = ("finance.review_voucher", "finance.review_vouchers", "finance.return_voucher")
CLOSING = ("finance.close_period", "finance.lock_period", "finance.approve_reopen")
POSTED = Papers("ledger.Voucher", "date", {"state": "posted"})
THREE_DAYS = 72  # hours
UNREVIEWED = Owed("ledger.Voucher", "made_at", {"state__in": ("posted", "draft"), "reviewer_id": None}, THREE_DAYS,
                  _("Vouchers nobody has reviewed"), "/finance/review/")  # fmt: skip

CHECKS = ("finance.draw_spot_check", "finance.sign_spot_check")
PAID = ("finance.pay_claim", "finance.pay_payment")
UNPAID = Owed("finance.Payment", "made_at", {"state": "approved"}, THREE_DAYS, _("Approved payments nobody has made"),
              "/finance/payments/?state=approved")  # fmt: skip

perform(
    Share("FI1", REVIEW, ("finance.review_desk",), covers=("separation",), evidence=(Acts(REVIEW[:2], when=POSTED),)),
    Share("FI2", ("finance.make_voucher",), ("finance.accounts",), covers=("posting_rules",), evidence=(POSTED,)),
    Share("FI3", ("finance.make_voucher",), ("finance.account_ledger", "finance.trial_balance"), covers=("dimensions",),
         evidence=(Papers("ledger.Line", "voucher__date", {"partner_id__gt": 0, "voucher__state": "posted"}),)),
    Share("FI4", (*REVIEW, *CLOSING[:1], *CHECKS), ("finance.review_desk", "finance.board", "finance.spot_checks", "finance.goods_and_money"),
         covers=("voucher_review", "book_agreement", "spot_checks"),
         evidence=(Acts(REVIEW[:2], when=POSTED), Acts(CLOSING[:1], by=("finance_manager",))), owed=(UNREVIEWED,)),
    Share("FI5", (*CLOSING, "finance.turn_vat", "finance.transfer_profit", "finance.certify_invoices"), ("finance.close", "finance.statements", "finance.vat", "finance.periods"),
         covers=("books", "month_close", "statements", "tax_returns"),
         evidence=(Acts(CLOSING[:1], by=("finance_manager",)),)),
    Share("FI6", ("finance.draft_payment", "finance.submit_payment", "finance.draft_claim", "finance.submit_claim", *PAID),
         ("finance.payments", "finance.claims", "finance.payees"), covers=("payment_requests",),
         evidence=(Acts(PAID, by=("cashier",)),), owed=(UNPAID,)),
    Share("FI11", ("finance.draft_budget", "finance.close_year", "finance.explain_variance"), ("finance.budget_report", "finance.budgets"),
         covers=("expense_budget",)),
    Share("HR8", ("finance.draft_budget", "finance.explain_variance"), ("finance.budget_report", "finance.budgets"), covers=("expense_budget",),
         evidence=(Acts(("finance.draft_budget", "finance.explain_variance"), by=("hr_manager",)),)),
)  # fmt: skip
