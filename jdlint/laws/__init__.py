"""Laws on what a posting must say: which apply to it, what they ask, and how firmly."""
