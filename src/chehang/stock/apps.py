"""The goods book as a Django app."""

from chehang.core.app import ChehangApp


class StockConfig(ChehangApp):
    name = "chehang.stock"
    label = "stock"
