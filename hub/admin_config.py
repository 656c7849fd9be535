"""Makes the hub's own admin site the default one."""

from django.contrib.admin.apps import AdminConfig


class HubAdminConfig(AdminConfig):
    """The admin app with the hub's site."""

    default_site = "hub.admin_site.HubAdminSite"
