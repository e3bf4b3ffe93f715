"""Customs as a Django app."""

from chehang.core.app import ChehangApp


class CustomsConfig(ChehangApp):
    name = "chehang.customs"
    label = "customs"
