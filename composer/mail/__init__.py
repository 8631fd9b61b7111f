"""Reading a mailbox and, on an explicit click, sending one checked mail."""
