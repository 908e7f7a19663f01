// What a bundle for browsers gets in the package's place.

throw new Error(
  "pinelabs-online is for servers: it needs the client secret, which must never reach a browser, and the gateway " +
    "answers no calls from web pages. Call your own backend instead.",
);
