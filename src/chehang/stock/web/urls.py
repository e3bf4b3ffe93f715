"""Addresses of the goods book."""

from django.urls import path

from . import views

urlpatterns = [path("stock/entries/<int:pk>/document/", views.document, name="stock-entry-document")]
