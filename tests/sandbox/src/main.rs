//! The program `pinelabs-sandbox`: a local Pine Labs Online.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use pinelabs_sandbox::{Duplicate, Oddity, Sandbox, Settings};

/// A stateful local Pine Labs Online: build and test a whole shop without credentials.
///
/// When it is ready it prints one line of JSON with the URL and the credentials, and then serves until it is
/// interrupted. Open the URL in a browser for the test cards, and /_sandbox to look inside.
#[derive(Parser)]
#[command(version, about)]
struct Options {
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1")]
    host: String,
    /// The port; 0 takes a free one
    #[arg(long, default_value_t = 4100)]
    port: u16,
    /// The URL under which the sandbox is reached, if it is not the address it listens on
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// The shop's name on the payment page
    #[arg(long, value_name = "NAME")]
    merchant: Option<String>,
    /// `merchant_id` in answers
    #[arg(long, value_name = "ID")]
    merchant_id: Option<String>,
    /// The client id that is accepted
    #[arg(long, value_name = "ID")]
    client_id: Option<String>,
    /// The client secret that is accepted
    #[arg(long, value_name = "SECRET")]
    client_secret: Option<String>,
    /// The key of the callback's signature, in hex
    #[arg(long, value_name = "HEX")]
    callback_key: Option<String>,
    /// The webhook secret as plain text [default: the client secret]
    #[arg(long, value_name = "SECRET")]
    webhook_secret: Option<String>,
    /// Send webhooks here; may be given several times
    #[arg(long, value_name = "URL")]
    webhook_url: Vec<String>,
    /// The waits between the attempts of a webhook, in milliseconds
    #[arg(long, value_name = "MS", value_delimiter = ',', default_value = "5000,5000")]
    webhook_retry: Vec<u64>,
    /// What a merchant reference answers when it is used again
    #[arg(long, value_enum, default_value = "existing")]
    duplicate: Duplicate,
    /// Answer as a published sample does against the reference; may be given several times
    #[arg(long, value_enum, value_name = "NAME")]
    oddity: Vec<Oddity>,
    /// Makes ids repeatable
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
    /// How long an access token lives, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 3600)]
    token_ttl: u64,
    /// How long the shopper may take on the payment page, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 900)]
    challenge_ttl: u64,
    /// How long a bank may take to authorise, in seconds; later money goes back
    #[arg(long, value_name = "SECONDS", default_value_t = 18_000)]
    late_authorization: u64,
    /// How many failed payments an order survives
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    payment_retries: u32,
    /// The least amount in paise
    #[arg(long, value_name = "PAISE", default_value_t = 100)]
    minimum_amount: u64,
    /// The return URL of orders that name none
    #[arg(long, value_name = "URL")]
    callback_url: Option<String>,
    /// Keep the state in this SQLite file [default: in memory]
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,
    /// Stop when standard input closes, for programs that start the sandbox as a child
    #[arg(long)]
    stop_with_stdin: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Options::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // With standard error closed there is nobody to tell.
            let _ = writeln!(io::stderr(), "pinelabs-sandbox: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> io::Result<()> {
    let stop_with_stdin = options.stop_with_stdin;
    let sandbox = Sandbox::start(options.into_settings()).await?;
    announce(&sandbox)?;
    tokio::select! {
        stopped = signalled() => stopped?,
        () = input_closed(), if stop_with_stdin => {}
    }
    sandbox.stop().await;
    Ok(())
}

impl Options {
    fn into_settings(self) -> Settings {
        let defaults = Settings::default();
        Settings {
            host: self.host,
            port: self.port,
            public_url: self.public_url,
            merchant: self.merchant.unwrap_or(defaults.merchant),
            merchant_id: self.merchant_id.unwrap_or(defaults.merchant_id),
            client_id: self.client_id.unwrap_or(defaults.client_id),
            client_secret: self.client_secret.unwrap_or(defaults.client_secret),
            callback_key: self.callback_key.unwrap_or(defaults.callback_key),
            webhook_secret: self.webhook_secret,
            webhook_urls: self.webhook_url,
            webhook_retry_delays: self.webhook_retry.into_iter().map(Duration::from_millis).collect(),
            duplicate: self.duplicate,
            oddities: self.oddity,
            seed: self.seed,
            token_ttl: Duration::from_secs(self.token_ttl),
            challenge_ttl: Duration::from_secs(self.challenge_ttl),
            late_authorization: Duration::from_secs(self.late_authorization),
            payment_retries: self.payment_retries,
            minimum_amount: self.minimum_amount,
            callback_url: self.callback_url,
            data: self.data,
            ..defaults
        }
    }
}

/// The ready line: exactly one line on standard output, for programs; the rest is for people.
fn announce(sandbox: &Sandbox) -> io::Result<()> {
    let url = sandbox.url();
    let mut people = io::stderr().lock();
    writeln!(people, "Pine Labs Online sandbox at {url}")?;
    writeln!(people, "  test cards      {url}/")?;
    writeln!(people, "  look inside     {url}/_sandbox")?;
    writeln!(people, "  the shopper's OTP is 123456; nothing here moves money")?;
    let line = serde_json::json!({
        "url": url,
        "client_id": sandbox.client_id(),
        "client_secret": sandbox.client_secret(),
        "callback_key": sandbox.callback_key(),
        "webhook_secret": sandbox.webhook_secret(),
        "admin": format!("{url}/_sandbox"),
    });
    let mut programs = io::stdout().lock();
    writeln!(programs, "{line}")?;
    programs.flush()
}

#[cfg(unix)]
async fn signalled() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn signalled() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}

/// Waits for the end of standard input, in a thread that does not hold up the program's end.
async fn input_closed() {
    let (closed, wait) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        let ended = io::copy(&mut io::stdin().lock(), &mut io::sink());
        // Nobody waits any more when the program is already stopping.
        let _ = closed.send(ended);
    });
    let _ = wait.await;
}
