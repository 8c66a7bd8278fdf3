"""The screens: the only rooms of the house that know Textual."""
