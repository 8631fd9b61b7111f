"""Named properties of a message's structure, which rules ask for."""
