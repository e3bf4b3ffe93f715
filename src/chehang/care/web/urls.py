"""Addresses of the pages of customer care."""

from django.urls import path

from . import desk

urlpatterns = [
    path("care/desk/", desk.index, name="care-desk"),
]
