"""What can go wrong, on purpose: each file a kind of fault (docs/trust.md)."""
