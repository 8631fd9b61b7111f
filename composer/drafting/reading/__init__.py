"""Reads what the user typed (a fact, a point, a question) into what may be said to the reader, or into what to ask first."""
