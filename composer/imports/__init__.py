"""One reader per platform: each gives touches and the rows it skipped, with reasons."""
