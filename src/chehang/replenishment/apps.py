"""Replenishment as a Django app."""

from chehang.core.app import ChehangApp


class ReplenishmentConfig(ChehangApp):
    name = "chehang.replenishment"
    label = "replenishment"
