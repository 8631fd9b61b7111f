"""Brief → drafts: templates, the search over moves, the optional model."""
