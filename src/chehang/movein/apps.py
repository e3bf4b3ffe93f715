"""Moving in as a Django app."""

from chehang.core.app import ChehangApp


class MoveinConfig(ChehangApp):
    name = "chehang.movein"
    label = "movein"
