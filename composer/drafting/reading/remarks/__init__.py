"""What the sender says around a fact, of themselves and of a third person."""
