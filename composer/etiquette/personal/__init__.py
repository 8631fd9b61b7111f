"""What makes a message personal: details that only this reader has, and the marks of mass mail."""
