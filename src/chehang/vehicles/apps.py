"""Vehicles as a Django app."""

from chehang.core.app import ChehangApp


class VehiclesConfig(ChehangApp):
    name = "chehang.vehicles"
    label = "vehicles"
