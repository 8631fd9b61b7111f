"""Text → findings: rules kept as data, one parse of the message, one entry `check`."""
