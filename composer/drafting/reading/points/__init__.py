"""What the sender wants and asks, read: as sentences, and in the pieces from which a message builds others."""
