"""Addresses of the workshop's own pages."""

from django.urls import path

from . import bench, reception, training, wall

urlpatterns = [
    path("workshop/bench/", bench.index, name="bench"),
    path("workshop/training/", training.index, name="workshop-training"),
    path("workshop/wall/", wall.index, name="workshop-wall"),
    path("workshop/reception/", reception.index, name="reception"),
    path("workshop/reception/<int:pk>/", reception.sheet, name="walk-around"),
]
