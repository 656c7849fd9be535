"""What other sites are asked, and what of their answers is believed."""
