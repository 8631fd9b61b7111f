"""Steps that bring an older record to this version's schema."""
