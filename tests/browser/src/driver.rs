//! chromedriver: started for one journey, ended with it.

use std::{
    fs::File,
    io::{Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// A machine under load takes its time; none of these is a measurement.
const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(40);

/// A running chromedriver; dropping it ends it and the browsers it has started.
#[derive(Debug)]
pub struct Driver {
    child: Child,
    address: SocketAddr,
}

impl Driver {
    /// Starts the program on a free port and waits until it answers.
    ///
    /// # Panics
    /// When it cannot be started or does not answer.
    pub fn start(program: &Path, log: &Path) -> Self {
        // The port is free when it is chosen; another program would have to be very quick.
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = free.local_addr().expect("its number");
        drop(free);
        let out = File::create(log).expect("a file for the log of chromedriver");
        let child = Command::new(program)
            .arg(format!("--port={}", address.port()))
            .stdin(Stdio::null())
            .stdout(out.try_clone().expect("the same file again"))
            .stderr(out)
            .spawn()
            .unwrap_or_else(|error| panic!("{} cannot be started: {error}", program.display()));
        let driver = Self { child, address };
        let deadline = Instant::now() + PATIENCE;
        while !driver.get("/status").is_some_and(|reply| reply.contains("\"ready\":true")) {
            assert!(
                Instant::now() < deadline,
                "chromedriver does not answer; see {}",
                log.display()
            );
            sleep(PAUSE);
        }
        driver
    }

    /// Where WebDriver sessions are asked for.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A plain request: this must also work while a test unwinds, without a runtime.
    fn get(&self, path: &str) -> Option<String> {
        let mut stream = TcpStream::connect_timeout(&self.address, PATIENCE).ok()?;
        stream.set_read_timeout(Some(PATIENCE)).ok()?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.address
        )
        .ok()?;
        let mut reply = Vec::new();
        let mut part = [0; 4096];
        // chromedriver may keep the connection open, so the end of the JSON is the end.
        while let Ok(count) = stream.read(&mut part) {
            reply.extend_from_slice(&part[..count]);
            if count == 0 || reply.ends_with(b"}") {
                break;
            }
        }
        Some(String::from_utf8_lossy(&reply).into_owned())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked so, chromedriver closes its browsers first; killed, it would leave them behind.
        let _ = self.get("/shutdown");
        let deadline = Instant::now() + Duration::from_secs(10);
        while matches!(self.child.try_wait(), Ok(None)) {
            if Instant::now() > deadline {
                let _ = self.child.kill();
                let _ = self.child.wait();
                return;
            }
            sleep(PAUSE);
        }
    }
}
