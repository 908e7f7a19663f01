# The native module, as `src/*.rs` have it.

from asyncio import Future
from collections.abc import Callable
from typing import Any, Final, Literal, final

from .errors import PineLabsError
from .models import Action, Callback, CallOptions, Method, Transition
from .types import Body, Event, Fields, Form, Headers, Observer, WebhookEvent

__all__ = [
    "OPERATIONS",
    "Call",
    "CallbackVerifier",
    "Client",
    "Pending",
    "Request",
    "Verified",
    "WebhookVerifier",
    "__version__",
    "actions",
    "check",
    "diagram",
    "draw_lifecycle",
    "format_amount",
    "is_end_of_lifecycle",
    "is_final",
    "next_page",
    "observe",
    "observe_lifecycle",
    "paise",
    "tell",
]

__version__: Final[str]

OPERATIONS: Final[tuple[tuple[str, str, str], ...]]
"""Every operation: name, HTTP method, path."""

@final
class Client:
    def __new__(
        cls,
        config: dict[str, Any],
        http: dict[str, Any],
        make_error: Callable[[dict[str, Any]], PineLabsError],
    ) -> Client: ...
    def access_token(self) -> tuple[str, int] | None:
        """The access token that is cached, with its end in milliseconds since 1970."""

    def call(
        self,
        name: str,
        params: object,
        options: CallOptions | None,
        observer: Observer | None,
        only_trouble: bool,
        reply: Callable[[Any, dict[str, Any]], Any] | None,
    ) -> Any:
        """Makes a call and waits for it."""

    def start(
        self,
        name: str,
        params: object,
        options: CallOptions | None,
        observer: Observer | None,
        only_trouble: bool,
        reply: Callable[[Any, dict[str, Any]], Any] | None,
    ) -> Pending:
        """Starts a call for the running event loop."""

    def begin(
        self,
        name: str,
        params: object,
        options: CallOptions | None,
        reply: Callable[[Any, dict[str, Any]], Any] | None,
    ) -> Call:
        """Begins a call whose requests the caller sends."""

@final
class Pending:
    @property
    def future(self) -> Future[Any]:
        """The event loop's future: to be awaited."""

    def abandon(self) -> BaseException:
        """Stops the call: the request in flight is dropped. Gives the exception that says what it may have left behind."""

@final
class Call:
    def step(self, unix_ms: int, entropy: bytes) -> tuple[Literal["send", "sleep", "done"], Any]:
        """What to do now: `("send", Request)`, `("sleep", milliseconds)` or `("done", answer)`."""

    def receive(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        """Takes the answer to the request. Of its headers, those that are text; without a reply, those that a call reads."""

    def fail(self, sent: bool, message: str) -> None:
        """Takes the reason why there is none."""

    def clean(self, text: str) -> str:
        """A text of other code in one line, without the secrets of the call."""

    def abandon(self) -> BaseException:
        """Ends the call early and gives the exception that says what it may have left behind."""

@final
class Request:
    """An HTTP request to send, complete.

    `url`, `headers` and `body` hold secrets; `repr()` shows none of them.
    """

    @property
    def method(self) -> Method:
        """The HTTP method."""

    @property
    def url(self) -> str:
        """The absolute URL."""

    @property
    def headers(self) -> list[tuple[str, str]]:
        """Every header, in order: pairs of name and value."""

    @property
    def body(self) -> bytes | None:
        """The body, JSON in UTF-8, or None."""

    @property
    def timeout_ms(self) -> int:
        """How long the exchange may take in all, in milliseconds."""

    @property
    def operation(self) -> str:
        """The operation in whose service it is sent: `auth.generate_token`, `orders.capture`, .."""

    @property
    def path_template(self) -> str:
        """The path with its parameters unfilled: fit for a log."""

    @property
    def attempt(self) -> int:
        """1 for the first time this call sends this operation, 2 for the second, .."""

    @property
    def request_id(self) -> str:
        """The value of the `Request-ID` header."""

def tell(observer: Observer, event: Event) -> None:
    """Tells the observer; what it raises is reported and does not spread."""

@final
class CallbackVerifier:
    """A merchant's key for callbacks, prepared once and used for every callback, by any number of threads."""

    def __new__(cls, key: str) -> CallbackVerifier: ...
    def verify(self, form: Form) -> Callback:
        """Verifies the posted form, as its raw body or as decoded fields, and gives its fields."""

    def sign(self, fields: Fields) -> str:
        """The signature of these fields, as the gateway would make it: for tests."""

    def sign_form(self, fields: Fields) -> str:
        """A whole body for the return URL with these fields and their signature: for tests."""

@final
class WebhookVerifier:
    """A merchant's secret for webhooks, prepared once and used for every event, by any number of threads."""

    def __new__(cls, secret: str, *, encoding: Literal["plain", "base64"] = "plain") -> WebhookVerifier: ...
    def verify(
        self,
        body: Body,
        headers: Headers,
        *,
        now_ms: int | None = None,
    ) -> Verified:
        """Verifies a webhook: its signature over the raw body, and its age."""

    def sign(self, body: Body, id: str, timestamp: int) -> dict[str, str]:
        """The three headers of a webhook with this body, as the gateway would make them: for tests."""

@final
class Verified:
    """An authentic webhook of the last five minutes."""

    @property
    def id(self) -> str:
        """The event's id: the same when it is sent again, so remember it."""

    @property
    def timestamp(self) -> int:
        """The time of signing, in seconds since 1970."""

    @property
    def body(self) -> bytes:
        """The body, as it came."""

    def event(self) -> WebhookEvent:
        """Reads the body: `id`, `timestamp`, `event_type`, `kind`, `data`, `other`."""

def paise(value: str | int) -> int:
    """The paise of rupees in their decimal text, or of whole paise."""

def format_amount(value: int, currency: str) -> str:
    """An amount as people read it."""

def check(status: str, action: Action, pre_auth: bool | None = None) -> None:
    """Raises `NotAllowedError` if the merchant may not do this to an order in this status."""

def actions(status: str, pre_auth: bool | None = None) -> list[Action]:
    """Everything that the merchant may do to an order in this status."""

def observe(stored: str, reported: str) -> Transition:
    """How a status that the gateway reports fits the one that was known before."""

def is_final(status: str) -> bool:
    """Whether the payment's outcome is settled."""

def diagram() -> str:
    """The state machine as a Mermaid diagram."""

def observe_lifecycle(name: str, stored: str, reported: str) -> Transition:
    """How a status that the gateway reports fits the one that was known before, by the table of that name."""

def is_end_of_lifecycle(name: str, status: str) -> bool:
    """Whether nothing more follows the status, by the table of that name."""

def draw_lifecycle(name: str) -> str:
    """The table of that name as a Mermaid diagram."""

def next_page(name: str, params: dict[str, Any], answer: Any) -> dict[str, Any] | None:
    """The parameters of the page after the one that was answered; None after the last page."""
