"""Car sales as a Django app."""

from chehang.core.app import ChehangApp


class CarsalesConfig(ChehangApp):
    name = "chehang.carsales"
    label = "carsales"
