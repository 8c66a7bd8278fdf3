"""`python -m rumourdesk.keys` prints docs/keys.md."""

from rumourdesk.keys import markdown

if __name__ == "__main__":
    print(markdown(), end="")
