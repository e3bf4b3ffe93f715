"""The catalogue as a Django app."""

from chehang.core.app import ChehangApp


class CatalogueConfig(ChehangApp):
    name = "chehang.catalogue"
    label = "catalogue"
