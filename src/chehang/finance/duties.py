"""Duties that the money book performs: review, agreement of the books, closing months."""

from django.utils.translation import gettext_lazy as _

from chehang.core.duties import Acts, Documents, Owed, Share, perform

REVIEW = ("finance.review_voucher", "finance.review_vouchers", "finance.return_voucher")
CLOSING = ("finance.close_period", "finance.lock_period", "finance.approve_reopen")
POSTED = Documents("ledger.Voucher", "date", {"state": "posted"})
THREE_DAYS = 72  # hours
UNREVIEWED = Owed("ledger.Voucher", "made_at", {"state__in": ("posted", "draft"), "reviewer_id": None}, THREE_DAYS,
                  _("Vouchers nobody has reviewed"), "/finance/review/")  # fmt: skip

PROOF = ("finance.prove_books",)
DEFER = ("finance.add_deferral", "finance.run_deferrals", "finance.accrue_expense", "finance.take_back_accruals")
CHECKS = ("finance.draw_spot_check", "finance.sign_spot_check")
PAID = ("finance.pay_claim", "finance.pay_payment")
UNPAID = Owed("finance.Payment", "made_at", {"state": "approved"}, THREE_DAYS, _("Approved payments nobody has made"),
              "/finance/payments/?state=approved")  # fmt: skip

METHOD = ("finance.propose_method", "finance.approve_method", "finance.add_account")
MAKER = ("finance.enter_maker_statement", "finance.sign_maker_statement")
REBATES = (
    "finance.draft_rebate_policy",
    "finance.check_rebate_policy",
    "finance.accrue_rebates",
    "finance.recompute_rebate",
    "finance.confirm_rebate",
    "finance.settle_rebate",
)
INSPECT = (
    "finance.open_inspection",
    "finance.ask_inspection_item",
    "finance.give_inspection_item",
    "finance.close_inspection",
)
HEAD = ("finance_manager",)
YEAR_LOCKED = Documents("ledger.Period", "last_day", {"month": 12, "state": "locked"})

perform(
    Share("FI1", (*REVIEW, "finance.sign_exceptions"), ("finance.exceptions", "finance.review_desk"), covers=("separation", "override_report"),
         evidence=(Acts(REVIEW[:2], when=POSTED), Acts(("finance.sign_exceptions",), by=HEAD))),
    Share("FI2", (*METHOD, "finance.retire_account", "finance.note_tax_difference"), ("finance.methods", "finance.tax_notes", "finance.accounts"),
         covers=("posting_rules", "tax_notes"), evidence=(Acts(METHOD[:2]), Acts(("finance.note_tax_difference",)))),
    Share("FI3", ("finance.make_voucher",), ("finance.management", "finance.account_ledger", "finance.trial_balance"), covers=("dimensions", "management_accounts"),
         evidence=(Documents("ledger.Line", "voucher__date", {"partner_id__gt": 0, "voucher__state": "posted"}),
                   Documents("ledger.Line", "voucher__date", {"department__gt": "", "account__code__startswith": "6", "voucher__state": "posted"}))),
    Share("FI4", (*REVIEW, *CLOSING[:1], *CHECKS, *PROOF), ("finance.review_desk", "finance.board", "finance.proofs", "finance.spot_checks", "finance.goods_and_money"),
         covers=("voucher_review", "book_agreement", "spot_checks"),
         evidence=(Acts(REVIEW[:2], when=POSTED), Acts(CLOSING[:1], by=HEAD), Acts(CHECKS[1:], by=HEAD)), owed=(UNREVIEWED,)),
    Share("FI5", (*CLOSING, *DEFER, "finance.turn_vat", "finance.reckon_stamp_duty", "finance.transfer_profit", "finance.certify_invoices"), ("finance.close", "finance.statements", "finance.vat", "finance.tax_calendar", "finance.periods"),
         covers=("books", "month_close", "statements", "tax_returns"),
         evidence=(Acts(CLOSING[:1], by=HEAD),)),
    Share("FI6", ("finance.draft_payment", "finance.submit_payment", "finance.draft_claim", "finance.submit_claim", *PAID),
         ("finance.payments", "finance.claims", "finance.payees"), covers=("payment_requests",),
         evidence=(Acts(PAID, by=("cashier",)),), owed=(UNPAID,)),
    Share("HR8", ("finance.draft_budget", "finance.explain_variance"), ("finance.budget_report", "finance.budgets"), covers=("expense_budget",),
         evidence=(Acts(("finance.draft_budget", "finance.explain_variance"), by=("hr_manager",)),)),
    Share("FI7", (*MAKER, *REBATES), ("finance.maker_statements", "finance.rebates", "finance.rebate_policies"), covers=("oem_account",),
         evidence=(Acts(MAKER[1:], by=HEAD), Acts(REBATES[2:]))),
    Share("FI10", INSPECT, ("finance.inspections", "finance.audit_books"), covers=("auditor_access",), evidence=(Acts(INSPECT),)),
    Share("FI11", ("finance.draft_annual_accounts", "finance.sign_annual_accounts", "finance.draft_budget", "finance.close_year", "finance.explain_variance"),
         ("finance.annual_accounts", "finance.budget_report", "finance.budgets"), covers=("annual_accounts", "expense_budget"),
         evidence=(Acts(("finance.draft_budget",), by=HEAD), Acts(("finance.sign_annual_accounts",), when=YEAR_LOCKED))),
)  # fmt: skip
