"""`python -m rumourdesk.settings` prints docs/settings.md."""

from rumourdesk.settings import markdown

if __name__ == "__main__":
    print(markdown(), end="")
