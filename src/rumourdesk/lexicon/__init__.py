"""The words and names that the rest of the house knows, as data a person can extend."""
