"""English as drafts need it: words and their forms, articles, noun phrases, types of phrase, casing, names."""
