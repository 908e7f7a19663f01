//! How fast the sandbox answers, by how many orders it holds: prints one JSON table a line.
//! `bench-sandbox [--quick] READY_LINE`, where the line is what the sandbox prints when it is ready.

use std::time::{Duration, Instant};

use pinelabs_bench::table;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Connections at a time.
const CONNECTIONS: usize = 64;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let ready = std::env::args().next_back().unwrap_or_default();
    let ready: Value = serde_json::from_str(&ready).unwrap();
    let mut gateway = Gateway::open(&ready).await;
    let (rounds, time) = if quick { (3, 50) } else { (7, 150) };
    let time = Duration::from_millis(time);
    let sizes: &[(&str, u64)] = &[
        ("1", 1),
        ("10", 10),
        ("100", 100),
        ("1,000", 1_000),
        ("10,000", 10_000),
        ("100,000", 100_000),
        ("1,000,000", 1_000_000),
    ];
    let mut rows: [Vec<(&str, Vec<f64>)>; 3] = Default::default();
    for (name, size) in &sizes[..if quick { 5 } else { 7 }] {
        gateway.fill(*size).await;
        let mut rates: [Vec<f64>; 3] = Default::default();
        for _ in 0..rounds {
            rates[0].push(gateway.rate(time, Gateway::read).await);
            rates[1].push(gateway.rate(time, Gateway::read_by_reference).await);
        }
        // Creating adds orders, so it is measured last, for a time in which it adds few beside those that are there.
        for _ in 0..rounds {
            rates[2].push(gateway.rate(time / 5, Gateway::create).await);
        }
        rows.iter_mut().zip(rates).for_each(|(rows, rates)| rows.push((name, rates)));
    }
    for (what, rows) in
        ["read an order", "read an order by its reference", "create an order"].into_iter().zip(rows)
    {
        let title = format!("sandbox: {what}, {CONNECTIONS} connections, by orders that it holds at least");
        println!("{}", table(&title, "requests/s", rows.into_iter()));
    }
}

/// The sandbox, by connections that are kept.
struct Gateway {
    lines: Vec<TcpStream>,
    head: String,
    ids: Vec<String>,
    made: u64,
}

/// Makes the method, the path and the body of the request of this number.
type Ask = fn(&Gateway, u64) -> (&'static str, String, String);

impl Gateway {
    async fn open(ready: &Value) -> Self {
        let text = |name: &str| ready[name].as_str().unwrap_or_default();
        let host = text("url").strip_prefix("http://").unwrap_or_default().to_owned();
        let mut lines = Vec::new();
        for _ in 0..CONNECTIONS {
            let line = TcpStream::connect(&host).await.unwrap();
            line.set_nodelay(true).unwrap();
            lines.push(line);
        }
        let mut gateway = Self { lines, head: format!("host: {host}\r\n"), ids: Vec::new(), made: 0 };
        let credentials = serde_json::json!({
            "client_id": text("client_id"), "client_secret": text("client_secret"), "grant_type": "client_credentials",
        });
        let request = gateway.request("POST", "/api/auth/v1/token", &credentials.to_string());
        let answer = exchange(&mut gateway.lines[0], &request).await;
        let token: Value = serde_json::from_slice(&answer).unwrap();
        gateway.head += &format!("authorization: Bearer {}\r\n", token["access_token"].as_str().unwrap());
        gateway
    }

    fn request(&self, method: &str, path: &str, body: &str) -> Vec<u8> {
        let (head, length) = (&self.head, body.len());
        format!(
            "{method} {path} HTTP/1.1\r\n{head}content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        )
        .into_bytes()
    }

    fn create(&self, number: u64) -> (&'static str, String, String) {
        let body = format!(
            r#"{{"merchant_order_reference":"bench-{number}","order_amount":{{"value":1100,"currency":"INR"}},"pre_auth":true}}"#
        );
        ("POST", "/api/pay/v1/orders".to_owned(), body)
    }

    /// Another order each time, far from the last one.
    fn any(&self, number: u64) -> usize {
        (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20) as usize % self.ids.len()
    }

    fn read(&self, number: u64) -> (&'static str, String, String) {
        ("GET", format!("/api/pay/v1/orders/{}", self.ids[self.any(number)]), String::new())
    }

    fn read_by_reference(&self, number: u64) -> (&'static str, String, String) {
        ("GET", format!("/api/pay/v1/orders/reference/bench-{}", self.any(number)), String::new())
    }

    /// Creates orders until there are so many.
    async fn fill(&mut self, size: u64) {
        while self.made < size {
            let count = (size - self.made).min(CONNECTIONS as u64 * 256);
            self.run(|made| made < count, Self::create).await;
        }
    }

    async fn rate(&mut self, time: Duration, ask: Ask) -> f64 {
        let since = Instant::now();
        let count = self.run(|_| since.elapsed() < time, ask).await;
        count as f64 / since.elapsed().as_secs_f64()
    }

    /// Lets all connections ask while there is more to do, and keeps the ids of what they created.
    async fn run(&mut self, more: impl Fn(u64) -> bool, ask: Ask) -> u64 {
        let mut lines = std::mem::take(&mut self.lines);
        let count = std::cell::Cell::new(0_u64);
        let begin = self.made;
        let this = &*self;
        let workers = lines.iter_mut().map(|line| {
            let (count, more) = (&count, &more);
            async move {
                let mut ids = Vec::new();
                while more(count.get()) {
                    let number = begin + count.get();
                    count.set(count.get() + 1);
                    let (method, path, body) = ask(this, number);
                    let answer = exchange(line, &this.request(method, &path, &body)).await;
                    if method == "POST" {
                        ids.push((number, id(&answer)));
                    }
                }
                ids
            }
        });
        let ids = join(workers).await;
        self.lines = lines;
        let mut ids: Vec<_> = ids.into_iter().flatten().collect();
        ids.sort_unstable();
        self.made += ids.len() as u64;
        self.ids.extend(ids.into_iter().map(|(_, id)| id));
        count.get()
    }
}

/// Polls them in one task until all are done.
async fn join<T>(workers: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut workers: Vec<_> = workers.map(Box::pin).collect();
    let mut results = Vec::new();
    std::future::poll_fn(|context| {
        workers.retain_mut(|worker| match worker.as_mut().poll(context) {
            std::task::Poll::Ready(result) => {
                results.push(result);
                false
            }
            std::task::Poll::Pending => true,
        });
        if workers.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    results
}

/// One request and its answer's body.
async fn exchange(line: &mut TcpStream, request: &[u8]) -> Vec<u8> {
    line.write_all(request).await.unwrap();
    let mut answer = Vec::with_capacity(4096);
    loop {
        assert!(line.read_buf(&mut answer).await.unwrap() > 0, "the sandbox closed a connection");
        let Some(head) = answer.windows(4).position(|window| window == b"\r\n\r\n") else { continue };
        let text = std::str::from_utf8(&answer[..head]).unwrap().to_ascii_lowercase();
        assert!(text.starts_with("http/1.1 20"), "{text}: {}", String::from_utf8_lossy(&answer[head..]));
        let length = text.split("content-length: ").nth(1).and_then(|rest| rest.lines().next()).unwrap();
        let end = head + 4 + length.parse::<usize>().unwrap();
        while answer.len() < end {
            assert!(line.read_buf(&mut answer).await.unwrap() > 0, "the sandbox closed a connection");
        }
        return answer.split_off(head + 4);
    }
}

fn id(answer: &[u8]) -> String {
    let text = std::str::from_utf8(answer).unwrap();
    text.split(r#""order_id":""#).nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned()
}
