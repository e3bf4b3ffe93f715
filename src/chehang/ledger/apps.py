"""The money book as a Django app."""

from chehang.core.app import ChehangApp


class LedgerConfig(ChehangApp):
    name = "chehang.ledger"
    label = "ledger"
