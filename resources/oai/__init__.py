"""The library for harvesters: OAI-PMH 2.0, with Dublin Core and with notice of what is gone."""
