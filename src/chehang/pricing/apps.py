"""Pricing as a Django app."""

from chehang.core.app import ChehangApp


class PricingConfig(ChehangApp):
    name = "chehang.pricing"
    label = "pricing"
