"""Finance as a Django app."""

from chehang.core.app import ChehangApp


class FinanceConfig(ChehangApp):
    name = "chehang.finance"
    label = "finance"
