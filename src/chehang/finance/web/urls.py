"""Addresses of the money book."""

from django.urls import path

from . import (
    books,
    budget,
    closing,
    forecasting,
    goods_month,
    inspecting,
    interfacing,
    management,
    reading,
    reviewing,
    statements,
    treasury,
    vouchers,
)

urlpatterns = [
    path("finance/vouchers/<int:pk>/", vouchers.voucher, name="finance-voucher"),
    path("finance/vouchers/<int:pk>/document/", vouchers.document, name="finance-voucher-document"),
    path("finance/review/", reviewing.desk, name="finance-review"),
    path("finance/trial_balance/", reading.trial, name="finance-trial-balance"),
    path("finance/account_ledger/", reading.ledger, name="finance-account-ledger"),
    path("finance/goods_and_money/", reading.goods_and_money, name="finance-goods-and-money"),
    path("finance/equity/", books.equity, name="finance-equity"),
    path("finance/columns/", books.columns, name="finance-columns"),
    path("finance/quantities/", books.quantities, name="finance-quantities"),
    path("finance/forecast/", forecasting.cash_forecast, name="finance-forecast"),
    path("finance/accounting_data/", interfacing.accounting_data, name="finance-accounting-data"),
    path("finance/payment_file/", interfacing.payment_file, name="finance-payment-file"),
    path("finance/goods_month/", goods_month.goods_month, name="finance-goods-month"),
    path("finance/statements/", statements.statement, name="finance-statements"),
    path("finance/statements/<slug:name>/", statements.statement, name="finance-statement"),
    path("finance/statements/<slug:name>/<slug:key>/<slug:column>/", statements.cell, name="finance-statement-cell"),
    path("finance/close/", closing.close, name="finance-close"),
    path("finance/board/", closing.reconciliation_board, name="finance-board"),
    path("finance/vat/", closing.vat, name="finance-vat"),
    path("finance/budget/", budget.report, name="finance-budget"),
    path("finance/exceptions/", inspecting.exceptional, name="finance-exceptions"),
    path("finance/audit/", inspecting.audit, name="finance-audit"),
    path("finance/management/", management.management, name="finance-management"),
    path("finance/bank/", treasury.bank, name="finance-bank"),
    path("finance/cash_book/", treasury.cash_book, name="finance-cash-book"),
]
