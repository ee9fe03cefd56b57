"""Readers: one module per input format, from bytes to blocks that know their place in the source."""
