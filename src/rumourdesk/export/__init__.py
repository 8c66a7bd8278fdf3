"""What leaves the desk: records of claims, positions and relations in the public JSON shape."""

from rumourdesk.export.records import (
    claim_record,
    position_record,
    post_record,
    published_record,
)

__all__ = ["claim_record", "position_record", "post_record", "published_record"]
