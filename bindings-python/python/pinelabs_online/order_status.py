"""What an order's status means, what may follow it, and what may be done in it.

Our own actions are refused when the table does not have them: `check`. The gateway's facts are never refused:
`observe` only says how a report fits what was known before.
"""

from ._native import actions, check, diagram, is_final, observe

__all__ = ["actions", "check", "diagram", "is_final", "observe"]
