"""The commands beside `lint`, and what all of them share. Heavy imports wait until a command runs."""
