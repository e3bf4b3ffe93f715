"""Purchasing as a Django app."""

from chehang.core.app import ChehangApp


class PurchasingConfig(ChehangApp):
    name = "chehang.purchasing"
    label = "purchasing"
