"""The kinds of rule, one module each: its fields, how a table of them is read, how its rules are run."""
