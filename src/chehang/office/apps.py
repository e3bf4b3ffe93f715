"""Administration as a Django app."""

from chehang.core.app import ChehangApp


class OfficeConfig(ChehangApp):
    name = "chehang.office"
    label = "office"
