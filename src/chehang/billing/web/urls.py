"""Addresses of the cash desk."""

from django.urls import path

from . import cash

urlpatterns = [path("billing/cash/", cash.cash, name="cash")]
