"""Parties as a Django app."""

from chehang.core.app import ChehangApp


class PartiesConfig(ChehangApp):
    name = "chehang.parties"
    label = "parties"
