"""Addresses of administration's own pages."""

from django.urls import path

from . import gifts, keeping, library

urlpatterns = [
    path("office/keeping/", keeping.keeping, name="office-keeping"),
    path("office/gifts/", gifts.gifts, name="office-gifts"),
    path("office/library/", library.library, name="office-library"),
    path("office/library/<int:pk>/", library.one, name="office-library-paper"),
]
