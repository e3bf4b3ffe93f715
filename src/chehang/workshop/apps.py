"""The workshop as a Django app."""

from chehang.core.app import ChehangApp


class WorkshopConfig(ChehangApp):
    name = "chehang.workshop"
    label = "workshop"
