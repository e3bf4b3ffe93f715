"""The counter as a Django app."""

from chehang.core.app import ChehangApp


class CounterConfig(ChehangApp):
    name = "chehang.counter"
    label = "counter"
