"""What somebody typed about the reader, read: whose it is, and how it may be said."""
