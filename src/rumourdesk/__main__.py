"""`python -m rumourdesk` is the `rumourdesk` command."""

from rumourdesk.cli import main

if __name__ == "__main__":
    main()
