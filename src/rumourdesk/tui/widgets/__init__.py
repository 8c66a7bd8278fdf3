"""Widgets that draw what the desk hands out; none of them speaks to the store."""
