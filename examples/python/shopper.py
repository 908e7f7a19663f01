"""The shopper: a person with a browser, or against the sandbox a few lines that do what the browser would."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit
from urllib.request import Request, urlopen


class Shopper:
    """Whoever opens the challenge URL: a robot for the sandbox, a person for UAT."""

    def __init__(self, sandbox: bool) -> None:
        self.robot = sandbox

    def authenticate(self, challenge_url: str) -> None:
        """Opens the page, enters the OTP, and lets the browser post the result to the shop."""
        if not self.robot:
            print(f"   open this page in your browser: {challenge_url}")
            return
        with urlopen(challenge_url) as answer:
            confirm(challenge_url, answer.read().decode())

    def pay_on_page(self, redirect_url: str) -> None:
        """Fills in the card form of hosted checkout, and confirms the payment as `authenticate` does."""
        if not self.robot:
            print(f"   open this page in your browser: {redirect_url}")
            return
        confirm(
            redirect_url, post(redirect_url, {"card_number": "4895489548954895", "expiry": "12/2030", "cvv": "065"})
        )

    def approve(self, link: str) -> None:
        """Approves a payment in a UPI app; the sandbox has a page in the place of one, which its links name."""
        if not self.robot:
            print(f"   open this link on a phone with a UPI app: {link}")
            return
        post(parse_qs(urlsplit(link).query)["url"][0], {"action": "pay"})


def confirm(url: str, page: str) -> None:
    """Enters the OTP on the payment page, and posts the result to the shop."""
    form = Form(post(urljoin(url, Form(page).action), {"otp": "123456", "action": "pay"}))
    post(form.action, form.hidden)


def post(url: str, fields: dict[str, str]) -> str:
    with urlopen(Request(url, urlencode(fields).encode())) as answer:
        page: str = answer.read().decode()
    return page


class Form(HTMLParser):
    """The first form of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.action = ""
        self.hidden: dict[str, str] = {}
        self.forms = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "form":
            self.forms += 1
        if self.forms != 1:
            return
        if tag == "form":
            self.action = attributes.get("action") or ""
        elif tag == "input" and attributes.get("type") == "hidden":
            self.hidden[attributes.get("name") or ""] = attributes.get("value") or ""
