"""The other kinds of message: answers to requests, follow-ups, introductions, notes, call sheets, the step that is due."""
