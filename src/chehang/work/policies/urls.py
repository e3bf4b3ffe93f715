"""Addresses of the pages of policies."""

from django.urls import path

from . import pages

urlpatterns = [
    path("work/reading/", pages.reading, name="policy-reading"),
    path("work/reading/<int:pk>/", pages.one, name="policy-read"),
]
