"""Addresses of car sales."""

from django.urls import path

from . import pages

urlpatterns = [
    path("carsales/steps/", pages.steps, name="carsales-steps"),
    path("carsales/month/", pages.month, name="carsales-month"),
    path("carsales/places/", pages.places, name="carsales-places"),
    path("carsales/my_outlet/", pages.my_outlet, name="carsales-my-outlet"),
]
