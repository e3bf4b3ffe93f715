"""Addresses of the counter's hand-written pages."""

from django.urls import path

from . import desk

urlpatterns = [
    path("counter/desk/", desk.desk, name="counter-desk"),
    path("counter/find/", desk.find, name="counter-find"),
    path("counter/customers/", desk.customers, name="counter-customers"),
    path("counter/desk/do/", desk.act, name="counter-act"),
]
