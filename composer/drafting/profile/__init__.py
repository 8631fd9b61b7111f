"""Pasted profiles → facts that the user may take."""
