"""Addresses of the pages of checks."""

from django.urls import path

from . import pages, standards

urlpatterns = [
    path("work/patrol/", pages.index, name="patrols"),
    path("work/patrol/<int:pk>/", pages.walk, name="patrol"),
    path("work/check-ranking/", pages.ranking, name="check-ranking"),
    path("work/maker-standards/", standards.standards, name="maker-standards"),
    path("work/places/<int:pk>/label/", pages.label, name="place-label"),
]
