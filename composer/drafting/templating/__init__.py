"""Templates as data: loaded, checked, filled in a sandbox."""
