"""Honest numbers from the record: rates, time to reply, comparisons, trends."""
