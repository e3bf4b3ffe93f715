"""Billing as a Django app."""

from chehang.core.app import ChehangApp


class BillingConfig(ChehangApp):
    name = "chehang.billing"
    label = "billing"
