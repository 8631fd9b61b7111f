"""Many texts at once: read, checked on every core, written as lines, JSON, CSV or SARIF."""
