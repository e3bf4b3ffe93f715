"""Addresses of moving in."""

from django.urls import path

from . import closing, data, steps

urlpatterns = [
    path("movein/", steps.home, name="movein"),
    path("movein/store/", steps.store, name="movein-store"),
    path("movein/backup/", steps.backup, name="movein-backup"),
    path("movein/data/", data.home, name="movein-data"),
    path("movein/data/<slug:code>/", data.bring, name="movein-bring"),
    path("movein/data/<slug:code>/template.xlsx", data.template, name="movein-template"),
    path("movein/look/<int:pk>/", data.look, name="movein-look"),
    path("movein/look/<int:pk>/errors.xlsx", data.errors, name="movein-errors"),
    path("movein/closing/", closing.home, name="movein-closing"),
]
