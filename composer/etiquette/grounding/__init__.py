"""What a text claims that its brief does not hold, and what in it the brief accounts for."""
