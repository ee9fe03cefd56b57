"""Mending a posting: fitting replacements to their places, applying those that do no harm, writing files back."""
