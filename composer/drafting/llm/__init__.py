"""Drafts and rewrites by a language model of the user's own: its client, its prompts, its slots, its evaluation."""
