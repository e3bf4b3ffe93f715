"""Addresses of the organisation's own pages."""

from django.urls import path

from . import calendar, figures, health, ladders, logins, me, messages, views

urlpatterns = [
    path("login/", views.sign_in, name="login"),
    path("login/code/", views.sign_in_code, name="login-code"),
    path("me/", me.me, name="me"),
    path("me/second-factor/", me.set_up, name="me-second-factor"),
    path("me/first/", logins.first, name="me-first"),
    path("org/logins/", logins.logins, name="org-logins"),
    path("login/demo/", views.sign_in_demo, name="login-demo"),
    path("logout/", views.sign_out, name="logout"),
    path("store/", views.switch_store, name="switch-store"),
    path("language/", views.switch_language, name="switch-language"),
    path("org/calendar/", calendar.year, name="org-calendar"),
    path("org/health/", health.health, name="org-health"),
    path("org/ladders/", ladders.ladders, name="org-ladders"),
    path("org/wordings/", messages.wordings, name="org-wordings"),
    path("org/parameters/", figures.figures, name="org-parameters"),
    path("org/parameters/<str:name>/", figures.figure, name="org-parameter"),
]
