"""The one record of people, touches and outcomes; the only room that writes it."""
