"""Which channel, what next, whom to ask, when to stop: plain values in, advice with reasons out."""
