"""Addresses of purchasing's own pages."""

from django.urls import path

from . import board, grid

urlpatterns = [
    path("purchasing/shortage_board/", board.board, name="shortage-board"),
    path("purchasing/network/", board.network, name="supplier-network"),
    path("purchasing/orders/new/", grid.new, name="order-new"),
    path("purchasing/orders/<int:pk>/edit/", grid.edit, name="order-edit"),
    path("purchasing/orders/<int:pk>/file/", grid.order_file_page, name="order-file"),
    path("purchasing/orders/part/<int:pk>/", grid.part_facts, name="order-part"),
]
