"""What speaks of the reader, turned to “you”."""
