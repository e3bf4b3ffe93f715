"""Addresses of the catalogue's own pages."""

from django.urls import path

from . import photos, price_list

urlpatterns = [
    path("catalogue/photo/<str:sha256>/", photos.photo, name="part-photo"),
    path("catalogue/price_list/", price_list.upload_page, name="price-list"),
    path("catalogue/price_list/template.csv", price_list.template, name="price-list-template"),
    path("catalogue/price_list/<int:pk>/", price_list.preview_page, name="price-list-preview"),
]
