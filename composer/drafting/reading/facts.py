"""Part of reading facts; being written."""
