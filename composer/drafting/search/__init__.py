"""The search for drafts: candidates for every move, the best that differ from one another and from what was sent."""
