//! Headless Chromium, driven through chromedriver's WebDriver API.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use base64::Engine as _;
use serde_json::{Value, json};

/// The key under which WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A WebDriver session with a profile of its own.
pub(crate) struct Browser {
    driver: Driver,
    session: String,
    http: reqwest::Client,
    profile: PathBuf,
}

impl Browser {
    pub(crate) async fn open(http: reqwest::Client, width: u32, height: u32, more: &[&str]) -> Browser {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let profile =
            std::env::temp_dir().join(format!("pinelabs-sandbox-browser-{}-{number}", std::process::id()));
        let chromium = find(&["chromium", "chromium-browser", "google-chrome"]);
        let mut options = json!({
            "binary": chromium,
            "args": ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage",
                format!("--window-size={width},{height}"), format!("--user-data-dir={}", profile.display())],
        });
        for argument in more {
            options["args"].as_array_mut().unwrap().push(json!(argument));
        }
        if width < 500 {
            // Chromium makes no window this narrow, so a phone is emulated.
            options["mobileEmulation"] = json!({
                "deviceMetrics": { "width": width, "height": height, "pixelRatio": 2.0, "mobile": true, "touch": true },
            });
        }
        let wanted = json!({ "browserName": "chrome", "goog:chromeOptions": options });
        let capabilities = json!({ "capabilities": { "alwaysMatch": wanted } });
        // On a busy machine Chromium sometimes does not start in time.
        let mut refusals = Vec::new();
        for _ in 0..3 {
            let (driver, port) = Driver::start();
            let url = format!("http://127.0.0.1:{port}/session");
            let made: Value = http.post(&url).json(&capabilities).send().await.unwrap().json().await.unwrap();
            if let Some(id) = made["value"]["sessionId"].as_str() {
                return Browser { session: format!("{url}/{id}"), driver, http, profile };
            }
            refusals.push(made);
        }
        panic!("no browser session: {refusals:?}");
    }

    pub(crate) async fn go(&self, url: &str) {
        self.post("url", json!({ "url": url })).await;
    }

    pub(crate) async fn title(&self) -> String {
        self.run("return document.title").await.as_str().unwrap().to_owned()
    }

    pub(crate) async fn enter(&self, id: &str, text: &str) {
        let element = self.find(&format!("#{id}")).await.expect(id);
        self.post(&format!("element/{element}/value"), json!({ "text": text })).await;
    }

    pub(crate) async fn press(&self, selector: &str) {
        let element = self.find(selector).await.expect(selector);
        self.post(&format!("element/{element}/click"), json!({})).await;
    }

    pub(crate) async fn text(&self, selector: &str) -> String {
        let script = format!("return document.querySelector({selector:?})?.innerText ?? ''");
        self.run(&script).await.as_str().unwrap().to_owned()
    }

    pub(crate) async fn until(&self, selector: &str) {
        self.until_text(selector, "").await;
    }

    pub(crate) async fn until_text(&self, selector: &str, text: &str) {
        let started = Instant::now();
        while self.find(selector).await.is_none() || !self.text(selector).await.contains(text) {
            assert!(started.elapsed() < Duration::from_secs(20), "no {selector} with {text:?}");
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// The promises of every page: a language, a title, one heading, a label for each field, a name for each
    /// button, visible focus, enough contrast, targets large enough for a thumb, no sideways scrolling.
    pub(crate) async fn check_accessibility(&self) {
        let wrong = self.run(include_str!("accessibility.js")).await;
        assert_eq!(wrong, json!([]));
    }

    /// Saves what is seen to `SANDBOX_SCREENSHOTS`, if that names a folder.
    pub(crate) async fn screenshot(&self, name: &str) {
        let Some(folder) = std::env::var_os("SANDBOX_SCREENSHOTS") else { return };
        let taken = self.http.get(format!("{}/screenshot", self.session)).send().await.unwrap();
        let taken: Value = taken.json().await.unwrap();
        let png = base64::engine::general_purpose::STANDARD.decode(taken["value"].as_str().unwrap()).unwrap();
        std::fs::write(Path::new(&folder).join(format!("{name}.png")), png).unwrap();
    }

    pub(crate) async fn close(self) {
        // The session may be gone already; what counts is that no process is left.
        let _ = self.http.delete(&self.session).send().await;
    }

    pub(crate) async fn find(&self, selector: &str) -> Option<String> {
        let body = json!({ "using": "css selector", "value": selector });
        let found = self.http.post(format!("{}/element", self.session)).json(&body).send().await.unwrap();
        let found: Value = found.json().await.unwrap();
        found["value"][ELEMENT].as_str().map(str::to_owned)
    }

    pub(crate) async fn run(&self, script: &str) -> Value {
        self.post("execute/sync", json!({ "script": script, "args": [] })).await
    }

    pub(crate) async fn post(&self, command: &str, body: Value) -> Value {
        let answer = self.http.post(format!("{}/{command}", self.session)).json(&body).send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        assert!(answer["value"].get("error").is_none(), "{command}: {answer}");
        answer["value"].clone()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.driver.stop();
        // Chromium may still be writing; the folder for temporary files is cleaned by others.
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

/// A running chromedriver, stopped when dropped.
pub(crate) struct Driver(Child);

impl Driver {
    /// It chooses a free port, on which it listens. It wants the same one of IPv6, and ends if another program has that:
    /// then it is started again.
    pub(crate) fn start() -> (Driver, u16) {
        let started = (0..10).find_map(|_| {
            let mut command = Command::new(find(&["chromedriver"]));
            command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null());
            // A group of its own, to which its Chromium belongs: both end together, after a panic too.
            let child = command.process_group(0).spawn().unwrap();
            let mut driver = Driver(child);
            let port = driver.port()?;
            Some((driver, port))
        });
        started.expect("chromedriver says on which port it listens")
    }

    fn port(&mut self) -> Option<u16> {
        let mut lines = BufReader::new(self.0.stdout.take().unwrap()).lines();
        let port = lines.find_map(|line| {
            let line = line.unwrap();
            line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
        });
        // It goes on writing; somebody has to read.
        std::thread::spawn(move || lines.count());
        port
    }

    pub(crate) fn stop(&mut self) {
        // It may have ended by itself.
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The first of these programs that is installed.
fn find(names: &[&str]) -> PathBuf {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let candidates =
        std::env::split_paths(&folders).flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    let found: Vec<_> = candidates.filter(|path| path.is_file()).collect();
    found.first().cloned().unwrap_or_else(|| {
        panic!("{} is missing: install chromium and chromium-driver", names[0]);
    })
}
