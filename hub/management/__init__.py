"""What the roof of the hub adds to Django's command line."""
