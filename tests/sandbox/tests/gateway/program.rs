//! The program: its ready line, its options, how it stops.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::common::{answer, client, text};

struct Program {
    child: Child,
    ready: Value,
}

impl Program {
    fn start(options: &[&str]) -> Program {
        let mut child = Command::new(env!("CARGO_BIN_EXE_pinelabs-sandbox"))
            .args(["--port", "0"])
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        Program { ready: serde_json::from_str(&line).unwrap(), child }
    }

    fn ends(&mut self) -> std::process::ExitStatus {
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(started.elapsed() < Duration::from_secs(60), "it does not stop");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn terminate(&mut self) -> std::process::ExitStatus {
        Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        self.ends()
    }

    async fn order(&self, reference: &str) -> u16 {
        let http = client();
        let url = text(&self.ready, "url");
        let credentials = json!({ "client_id": self.ready["client_id"], "client_secret": self.ready["client_secret"],
            "grant_type": "client_credentials" });
        let granted = answer(http.post(format!("{url}/api/auth/v1/token")).json(&credentials)).await;
        let body = json!({ "merchant_order_reference": reference, "order_amount": { "value": 1100, "currency": "INR" } });
        let token = text(&granted.body, "access_token");
        answer(http.post(format!("{url}/api/pay/v1/orders")).bearer_auth(token).json(&body)).await.status
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It has usually ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn one_ready_line_says_how_to_connect() {
    let mut program = Program::start(&["--client-secret", "mine", "--callback-key", "00FF"]);
    assert_eq!(program.ready["client_secret"], "mine");
    assert_eq!(program.ready["webhook_secret"], "mine");
    assert_eq!(program.ready["callback_key"], "00FF");
    assert_eq!(program.ready["admin"], json!(format!("{}/_sandbox", text(&program.ready, "url"))));
    assert_eq!(program.order("o").await, 200);
    assert!(program.terminate().success());
    let mut rest = String::new();
    program.child.stdout.take().unwrap().read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "");
}

#[tokio::test]
async fn it_stops_with_its_standard_input_only_when_asked() {
    let mut program = Program::start(&["--stop-with-stdin"]);
    assert!(program.child.try_wait().unwrap().is_none());
    drop(program.child.stdin.take());
    assert!(program.ends().success());
    let mut program = Program::start(&[]);
    drop(program.child.stdin.take());
    assert_eq!(program.order("o").await, 200);
    assert!(program.terminate().success());
}

#[tokio::test]
async fn oddities_are_switched_on_by_option() {
    let program = Program::start(&["--oddity", "any-existing", "--oddity", "payment-status"]);
    let settings = answer(client().get(format!("{}/api/settings", text(&program.ready, "admin")))).await;
    assert_eq!(settings.body["oddities"], json!(["any_existing", "payment_status"]));
}

#[tokio::test]
async fn duplicates_are_rejected_when_asked() {
    let program = Program::start(&["--duplicate", "reject"]);
    assert_eq!((program.order("same").await, program.order("same").await), (200, 422));
}

#[tokio::test]
async fn what_was_answered_survives_even_a_kill_a_moment_later() {
    let file = std::env::temp_dir().join(format!("pinelabs-sandbox-killed-{}.db", std::process::id()));
    let name = file.to_str().unwrap();
    let options = ["--duplicate", "reject", "--data", name];
    let mut program = Program::start(&options);
    assert_eq!(program.order("kept").await, 200);
    std::thread::sleep(Duration::from_millis(1000));
    program.child.kill().unwrap();
    program.child.wait().unwrap();
    let program = Program::start(&options);
    assert_eq!(program.order("kept").await, 422);
    drop(program);
    for suffix in ["", "-wal", "-shm"] {
        // SQLite may have removed some of them already.
        let _ = std::fs::remove_file(format!("{name}{suffix}"));
    }
}

#[test]
fn bad_options_are_explained_on_standard_error() {
    let run = |options: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_pinelabs-sandbox")).args(options).output().unwrap()
    };
    assert!(run(&["--help"]).status.success());
    assert!(!run(&["--duplicate", "sometimes"]).status.success());
    let output = run(&["--port", "0", "--callback-key", "nothex"]);
    assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains("callback key"));
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = run(&["--port", &port]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        !output.status.success() && said.contains(&format!("cannot listen on 127.0.0.1:{port}")),
        "{said}"
    );
}
