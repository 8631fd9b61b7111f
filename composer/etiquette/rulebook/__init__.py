"""Rules as TOML: read, checked field by field, built."""
