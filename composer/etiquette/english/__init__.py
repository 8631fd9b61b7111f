"""What of English must be code: its endings, its syllables, the figures of readability made for it.

Its words and patterns are data: `etiquette_rules/en/words/`. A language without code of this kind is read by its words alone.
"""
