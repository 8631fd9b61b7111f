"""Words, phrases and clauses: what is a noun, where the verb is, how a question is turned."""
