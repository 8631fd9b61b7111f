"""Many phrases and patterns found in one text, in linear time."""
