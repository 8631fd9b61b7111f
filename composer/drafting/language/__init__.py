"""English as drafts need it: word classes, articles, capitals, names."""
