//! A load balancer in front of the shop's processes: TCP, round robin, the dead are passed over.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A running load balancer, stopped when dropped.
pub struct Balancer {
    port: u16,
    task: JoinHandle<()>,
}

impl Balancer {
    /// Starts it in front of these ports of loopback.
    pub async fn start(ports: Vec<u16>) -> Balancer {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("a port").port();
        let next = Arc::new(AtomicUsize::new(0));
        let task = tokio::spawn(async move {
            let ports = Arc::new(ports);
            while let Ok((mut client, _)) = listener.accept().await {
                let (ports, first) = (ports.clone(), next.fetch_add(1, Ordering::Relaxed));
                tokio::spawn(async move {
                    for turn in 0..ports.len() {
                        let port = ports[(first + turn) % ports.len()];
                        if let Ok(mut server) = TcpStream::connect(("127.0.0.1", port)).await {
                            // A process that is killed ends the connection; the client sees it as such.
                            let _ = tokio::io::copy_bidirectional(&mut client, &mut server).await;
                            return;
                        }
                    }
                });
            }
        });
        Balancer { port, task }
    }

    /// Where it listens on loopback.
    pub fn port(&self) -> u16 {
        self.port
    }
}

impl Drop for Balancer {
    fn drop(&mut self) {
        self.task.abort();
    }
}
