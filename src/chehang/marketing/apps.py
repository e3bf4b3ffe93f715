"""Marketing as a Django app."""

from chehang.core.app import ChehangApp


class MarketingConfig(ChehangApp):
    name = "chehang.marketing"
    label = "marketing"
