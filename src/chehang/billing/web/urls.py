"""Addresses of the cash desk."""

from django.urls import path

from . import cash, shifts

urlpatterns = [
    path("billing/cash/", cash.cash, name="cash"),
    path("billing/shift/", shifts.report, name="cash-shift"),
]
