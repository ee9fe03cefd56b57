"""Facts: what a posting states, read once for every rule."""
