"""The administration: Django's own, with the hub's name, look and sign-in."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class HubAdminSite(admin.AdminSite):
    """Signs people in through the hub's own pages, with their rate limits and second factors."""

    site_header = _("Knowledge Hub administration")
    site_title = _("Knowledge Hub")
    index_title = _("Administration")
    enable_nav_sidebar = False

    login = secure_admin_login(admin.AdminSite.login)
