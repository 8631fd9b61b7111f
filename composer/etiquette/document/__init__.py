"""A text taken apart: subject, greeting, sentences, sign-off, language, readability."""
