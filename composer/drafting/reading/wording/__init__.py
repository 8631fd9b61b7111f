"""What was typed in haste or in the order of another language, set right; nothing else is changed."""
