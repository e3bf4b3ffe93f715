"""Addresses of administration's own pages."""

from django.urls import path

from . import assets, gifts, keeping, library

urlpatterns = [
    path("office/keeping/", keeping.keeping, name="office-keeping"),
    path("office/assets/<int:pk>/label/", assets.label, name="office-asset-label"),
    path("office/savings/", assets.savings, name="office-savings"),
    path("office/gifts/", gifts.gifts, name="office-gifts"),
    path("office/library/", library.library, name="office-library"),
    path("office/library/<int:pk>/", library.one, name="office-library-paper"),
]
