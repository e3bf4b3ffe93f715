"""Addresses of the pages of marketing."""

from django.urls import path

from . import growth, pages

urlpatterns = [
    path("marketing/effect/", pages.effect, name="marketing-effect"),
    path("marketing/calendar/", growth.calendar, name="marketing-calendar"),
    path("marketing/funnel/", pages.market, name="marketing-funnel"),
    path("marketing/growth/", growth.new_customers, name="marketing-growth"),
    path("marketing/campaigns/<int:pk>/qr/", pages.door_code, name="campaign-qr"),
    path("e/<str:token>/", pages.sign_in, name="campaign-sign-in"),
]
