"""Tests that drive the running page in Chromium."""
