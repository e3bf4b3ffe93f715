"""The tables of vehicles."""

from .carmodels import CarModel
from .cars import Holding, Odometer, Vehicle
from .recalls import Recall, RecallCar, RecallContact

__all__ = ["CarModel", "Holding", "Odometer", "Recall", "RecallCar", "RecallContact", "Vehicle"]
