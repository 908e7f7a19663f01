"""The operations as methods, made from the native module's list of them.

What they take, give and mean is in `operations.pyi`, printed from the core; `help()` reads it there.
"""

from ._native import OPERATIONS


class _Operation:
    """A method that calls one operation: `pl.orders.capture`."""

    def __init__(self, name, owner):
        self._name = name
        self.__name__ = name.rpartition(".")[2]
        self.__qualname__ = f"{owner}.{self.__name__}"
        self.__module__ = __name__

    def __get__(self, instance, owner=None):
        return self if instance is None else _Method(self, instance)

    def __call__(self, group, /, *, options=None, **params):
        try:
            return group._call(self._name, params, options)
        except BaseException:
            # A card number must not stay in a frame of the traceback: error reporters print those.
            params.clear()
            del options
            raise

    def __repr__(self):
        return f"<operation {self._name}>"

    @property
    def __doc__(self):
        from ._help import find

        return find(self.__qualname__).doc

    @property
    def __signature__(self):
        from ._help import find

        return find(self.__qualname__).signature


_Method = type(_Operation("", "").__get__)
"""`types.MethodType`, without the module."""


class _Group:
    __slots__ = ("_call",)

    def __init__(self, call):
        self._call = call

    def __repr__(self):
        return f"<{type(self).__name__}>"


def _make(prefix):
    """`Operations` or `AsyncOperations`, and the classes of its groups."""
    methods = {}
    for name, _, _ in OPERATIONS:
        group, _, method = name.rpartition(".")
        cls = f"{prefix}{group.title().replace('_', '')}Operations"
        methods.setdefault(group, {})[method] = _Operation(name, cls)
    ungrouped = methods.pop("", {})
    groups = {}
    for group, members in methods.items():
        cls = f"{prefix}{group.title().replace('_', '')}Operations"
        own = {"__module__": __name__, "__slots__": (), "__doc__": f"The operations `{group}.*`."}
        groups[group] = globals()[cls] = type(cls, (_Group,), {**members, **own})

    def __init__(self, call):
        self._call = call
        for group, cls in groups.items():
            setattr(self, group, cls(call))

    own = {"__init__": __init__, "__module__": __name__, "__doc__": "Every operation, by group."}
    return type(f"{prefix}Operations", (), {**ungrouped, **own})


Operations = _make("")
AsyncOperations = _make("Async")
