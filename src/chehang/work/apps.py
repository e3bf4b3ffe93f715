"""The work floor as a Django app."""

from chehang.core.app import ChehangApp


class WorkConfig(ChehangApp):
    name = "chehang.work"
    label = "work"
