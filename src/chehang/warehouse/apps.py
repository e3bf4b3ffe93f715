"""The warehouse as a Django app."""

from chehang.core.app import ChehangApp


class WarehouseConfig(ChehangApp):
    name = "chehang.warehouse"
    label = "warehouse"
