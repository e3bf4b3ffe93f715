"""Addresses of moving in."""

from django.urls import path

from . import steps

urlpatterns = [
    path("movein/", steps.home, name="movein"),
    path("movein/store/", steps.store, name="movein-store"),
    path("movein/backup/", steps.backup, name="movein-backup"),
]
